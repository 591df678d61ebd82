using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>A landscape whose critical points were looked for: what a formula or a grid cannot say of itself.</summary>
public sealed class SurveyedLandscape : DenseLandscape
{
    // Newton's iteration from points of a box in more dimensions finds little.
    private const int MostDimensions = 10;

    private SurveyedLandscape(DenseLandscape inner, Seq<CriticalPoint> points)
        : base(inner.Name, inner.Dimension, points) => Inner = inner;

    /// <summary>The landscape as it was given.</summary>
    public DenseLandscape Inner { get; }

    /// <inheritdoc/>
    public override bool DependsOnTime => Inner.DependsOnTime;

    /// <summary>Looks for critical points by Newton's iteration from points spread evenly over a box (a Halton sequence: the same every time).</summary>
    /// <param name="center">The middle of the box, D numbers; D ≤ 10.</param>
    /// <param name="halfWidth">Half the width of the box, &gt; 0.</param>
    /// <param name="seeds">How many points to begin from besides the center, ≥ 0.</param>
    /// <param name="landscape">The landscape; where it depends on time, as it is at time 0.</param>
    /// <returns>The landscape with every different point that was found, or what is wrong. No list is complete for certain.</returns>
    public static Validation<NavigationError, SurveyedLandscape> Around(Vec center, double halfWidth, int seeds, DenseLandscape landscape)
        => Checks.Then(
            Checks.Point("the middle of the box", center, landscape.Dimension)
                + Checks.Positive("half the width of the box", halfWidth)
                + Checks.AtLeast("the number of seeds", seeds, 0)
                + Checks.When(
                    landscape.Dimension > MostDimensions,
                    () => new NavigationError.OutOfRange("the number of parameters D of a survey", landscape.Dimension, $"at most {MostDimensions}")),
            () => new SurveyedLandscape(
                landscape, CriticalPointSearch.NearAll(center.Cons(Range(1, seeds).Map(i => Seed(i, center, halfWidth)).ToSeq()), landscape)));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        => Inner.Evaluate(time, position, gradient);

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        => Inner.Evaluate(time, position, gradient, hessian);

    /// <inheritdoc/>
    public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
        => Inner.MultiplyHessian(time, position, direction, product);

    private static Vec Seed(int number, Vec center, double halfWidth)
        => Vec.Generate(center.Dimension, d => center[d] + (halfWidth * ((2 * Halton.At(number, d)) - 1)));
}
