using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>L(θ) = ½(θ − μ)ᵀH(θ − μ), in any dimension and of any curvature.</summary>
public sealed class QuadraticLandscape : DenseLandscape
{
    private QuadraticLandscape(Mat curvature, Vec center, CriticalPoint point)
        : base("quadratic", center.Dimension, Seq1(point)) => (Curvature, Center) = (curvature, center);

    /// <summary>H, the Hessian everywhere: D x D, symmetric.</summary>
    public Mat Curvature { get; }

    /// <summary>μ, where the gradient is zero.</summary>
    public Vec Center { get; }

    /// <summary>The quadratic landscape of a curvature around a center.</summary>
    /// <param name="curvature">H, D x D, symmetric; may be indefinite.</param>
    /// <param name="center">μ, D numbers.</param>
    /// <returns>The landscape, or all that is wrong with its parameters.</returns>
    public static Validation<NavigationError, QuadraticLandscape> Create(Mat curvature, Vec center)
        => Checks.Then(
            Checks.Point("the center μ", center, center.Dimension) + Checks.Symmetric("the curvature H", curvature, center.Dimension),
            () => new QuadraticLandscape(
                curvature,
                center,
                new CriticalPoint(center, 0, SymmetricEigen.Of(curvature).Values.ToArray().Count(h => h < 0))));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
    {
        var h = Curvature.Span;
        var μ = Center.Span;
        var value = 0.0;
        for (var i = 0; i < Dimension; i++)
        {
            var slope = 0.0;
            for (var j = 0; j < Dimension; j++)
            {
                slope += h[(i * Dimension) + j] * (position[j] - μ[j]);
            }

            gradient[i] = slope;
            value += 0.5 * slope * (position[i] - μ[i]);
        }

        return value;
    }

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        Curvature.Span.CopyTo(hessian);
        return Evaluate(time, position, gradient);
    }

    /// <inheritdoc/>
    public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
    {
        for (var i = 0; i < Dimension; i++)
        {
            product[i] = Rows.Dot(Curvature.Span.Slice(i * Dimension, Dimension), direction);
        }
    }
}
