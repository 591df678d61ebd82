using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>A landscape whose critical points were looked for: what a formula or a grid cannot say of itself.</summary>
public sealed class SurveyedLandscape : DenseLandscape
{
    private static readonly int[] Primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29];

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
                    landscape.Dimension > Primes.Length,
                    () => new NavigationError.OutOfRange("the number of parameters D of a survey", landscape.Dimension, $"at most {Primes.Length}")),
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
        => Vec.Generate(center.Dimension, d => center[d] + (halfWidth * ((2 * Halton(number, Primes[d])) - 1)));

    // The digits of the number in a prime base, mirrored at the point.
    private static double Halton(int number, int prime)
    {
        var (value, digit) = (0.0, 1.0);
        for (var rest = number; rest > 0; rest /= prime)
        {
            digit /= prime;
            value += digit * (rest % prime);
        }

        return value;
    }
}
