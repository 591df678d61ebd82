using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>L(θ) = Σ (1 − θᵢ)² + b(θᵢ₊₁ − θᵢ²)²: a flat, bent valley with its minimum 0 at (1, …, 1).</summary>
/// <remarks>H. H. Rosenbrock, The Computer Journal 3, 175 (1960); in D dimensions the chained form.</remarks>
public sealed class Rosenbrock : DenseLandscape
{
    private Rosenbrock(int dimension, double steepness, Seq<CriticalPoint> points)
        : base("Rosenbrock", dimension, points) => Steepness = steepness;

    /// <summary>b &gt; 0: how steep the walls of the valley are.</summary>
    public double Steepness { get; }

    /// <summary>The landscape of D parameters.</summary>
    /// <param name="dimension">D ≥ 2.</param>
    /// <param name="steepness">b &gt; 0; 100 is usual.</param>
    /// <returns>The landscape with its global minimum, the only critical point for D ≤ 3; or all that is wrong with its parameters.</returns>
    public static Validation<NavigationError, Rosenbrock> Create(int dimension, double steepness)
        => Checks.Then(
            Checks.AtLeast("the number of parameters D", dimension, 2) + Checks.Positive("the steepness b", steepness),
            () => new Rosenbrock(dimension, steepness, Seq1(new CriticalPoint(Vec.Generate(dimension, _ => 1), 0, 0))));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
    {
        gradient.Clear();
        var value = 0.0;
        for (var i = 0; i + 1 < Dimension; i++)
        {
            var x = position[i];
            var (off, left) = (position[i + 1] - (x * x), 1 - x);
            value += (left * left) + (Steepness * off * off);
            gradient[i] -= (2 * left) + (4 * Steepness * x * off);
            gradient[i + 1] += 2 * Steepness * off;
        }

        return value;
    }

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        hessian.Clear();
        for (var i = 0; i + 1 < Dimension; i++)
        {
            var (here, next) = (i * (Dimension + 1), (i + 1) * (Dimension + 1));
            var (own, beside) = Curvature(position[i], position[i + 1]);
            hessian[here] += own;
            hessian[here + 1] = beside;
            hessian[next - 1] = beside;
            hessian[next] += 2 * Steepness;
        }

        return Evaluate(time, position, gradient);
    }

    /// <inheritdoc/>
    /// <remarks>The Hessian is tridiagonal: time of order D.</remarks>
    public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
    {
        product.Clear();
        for (var i = 0; i + 1 < Dimension; i++)
        {
            var (own, beside) = Curvature(position[i], position[i + 1]);
            product[i] += (own * direction[i]) + (beside * direction[i + 1]);
            product[i + 1] += (beside * direction[i]) + (2 * Steepness * direction[i + 1]);
        }
    }

    // Second derivatives of one term of the sum: by its first parameter twice, and by both.
    private (double Own, double Beside) Curvature(double x, double next)
    {
        var off = next - (x * x);
        return (2 - (4 * Steepness * (off - (2 * x * x))), -4 * Steepness * x);
    }
}
