using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;
using static LanguageExt.Prelude;

namespace LossNav.Domain.ChangingTasks;

/// <summary>A landscape with a quadratic pull toward an anchor: L(θ) + ½(θ − a)ᵀM(θ − a). Its critical points are not known in advance.</summary>
public sealed class PenalisedLandscape : DenseLandscape
{
    private PenalisedLandscape(Mat weight, Vec anchor, DenseLandscape inner)
        : base($"{inner.Name}, pulled toward an anchor", inner.Dimension, Empty) => (Weight, Anchor, Inner) = (weight, anchor, inner);

    /// <summary>M, how strongly each direction is pulled: D x D, symmetric.</summary>
    public Mat Weight { get; }

    /// <summary>a, where the pull comes from: D numbers.</summary>
    public Vec Anchor { get; }

    /// <summary>L, the landscape without the pull.</summary>
    public DenseLandscape Inner { get; }

    /// <inheritdoc/>
    public override bool DependsOnTime => Inner.DependsOnTime;

    /// <summary>Adds a pull to a landscape.</summary>
    /// <param name="weight">M, D x D, positive semidefinite.</param>
    /// <param name="anchor">a, D numbers.</param>
    /// <param name="landscape">L, over D parameters.</param>
    /// <returns>The landscape with the pull, or all that is wrong.</returns>
    public static Validation<NavigationError, PenalisedLandscape> Create(Mat weight, Vec anchor, DenseLandscape landscape)
        => Checks.Then(
            Checks.PositiveSemidefinite("the weight M of the pull", weight, landscape.Dimension) + Checks.Point("the anchor a", anchor, landscape.Dimension),
            () => new PenalisedLandscape(weight, anchor, landscape));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        => AddPull(Inner.Evaluate(time, position, gradient), position, gradient);

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var value = Inner.Evaluate(time, position, gradient, hessian);
        Rows.AddScaled(1, Weight.Span, hessian);
        return AddPull(value, position, gradient);
    }

    /// <inheritdoc/>
    public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
    {
        Inner.MultiplyHessian(time, position, direction, product);
        DenseProducts.AddVector(1, Weight.Span, direction, product, Dimension, Dimension);
    }

    private double AddPull(double value, ReadOnlySpan<double> position, Span<double> gradient)
    {
        var m = Weight.Span;
        var a = Anchor.Span;
        for (var i = 0; i < Dimension; i++)
        {
            var pull = 0.0;
            for (var j = 0; j < Dimension; j++)
            {
                pull += m[(i * Dimension) + j] * (position[j] - a[j]);
            }

            gradient[i] += pull;
            value += 0.5 * pull * (position[i] - a[i]);
        }

        return value;
    }
}
