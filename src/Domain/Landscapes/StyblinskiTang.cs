using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>L(θ) = ½ Σ θᵢ⁴ − 16θᵢ² + 5θᵢ: two unequal wells for each parameter, 2^D minima of which one is global, about −39.166 D.</summary>
/// <remarks>M. A. Styblinski and T.-S. Tang, Neural Networks 3, 467 (1990).</remarks>
public sealed class StyblinskiTang : DenseLandscape
{
    private StyblinskiTang(int dimension, Seq<CriticalPoint> points)
        : base("Styblinski-Tang", dimension, points)
    {
    }

    /// <summary>The landscape of D parameters.</summary>
    /// <param name="dimension">D ≥ 1.</param>
    /// <returns>The landscape with its 3^D critical points for D ≤ 6, else with its global minimum only; or what is wrong.</returns>
    public static Validation<NavigationError, StyblinskiTang> Create(int dimension)
        => Checks.Then(
            Checks.AtLeast("the number of parameters D", dimension, 1),
            () => new StyblinskiTang(dimension, SeparablePoints.Of(Roots, new StyblinskiTang(1, Empty), new StyblinskiTang(dimension, Empty))));

    // The roots of 2x³ − 16x + 5/2 = 0 to six digits; Newton's iteration gives the rest.
    private static Seq<double> Roots => Seq(-2.903534, 2.746803, 0.156731);

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
    {
        var value = 0.0;
        for (var i = 0; i < Dimension; i++)
        {
            var x = position[i];
            value += 0.5 * x * ((x * ((x * x) - 16)) + 5);
            gradient[i] = (x * ((2 * x * x) - 16)) + 2.5;
        }

        return value;
    }

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        hessian.Clear();
        for (var i = 0; i < Dimension; i++)
        {
            hessian[i * (Dimension + 1)] = Curvature(position[i]);
        }

        return Evaluate(time, position, gradient);
    }

    /// <inheritdoc/>
    /// <remarks>The Hessian is diagonal: time of order D.</remarks>
    public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
    {
        for (var i = 0; i < Dimension; i++)
        {
            product[i] = Curvature(position[i]) * direction[i];
        }
    }

    private static double Curvature(double x) => (6 * x * x) - 16;
}
