using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>The numbers that derivations are checked with: nothing about them is special.</summary>
internal static class ExampleProblem
{
    public const double LearningRate = 0.8;

    public const double LossWeight = 1.5;

    public const double DiscountRate = 0.9;

    /// <summary>ηk.</summary>
    public const double Strength = LearningRate * LossWeight;

    public static Mat Curvature { get; } = Mat.FromRows(Vec.Of(2, 0.6), Vec.Of(0.6, 1));

    public static Vec Center { get; } = Vec.Of(0.3, -0.5);

    public static Vec Start { get; } = Vec.Of(1.1, 0.7);

    public static Vec Gradient { get; } = Curvature * (Start - Center);

    /// <summary>Forty noisy gradients, one vector after another.</summary>
    public static Seq<Vec> NoisyGradients { get; } = toSeq(Enumerable.Range(0, 40)
        .Select(t => Vec.Generate(2, i => Gradient[i] + (0.5 * (i + 1) * CounterRandom.NormalAt(11, t, i)))))
        .Strict();

    /// <summary>A problem with the scene's η and k at a discount rate.</summary>
    public static ProblemStatement Weighed(double discountRate, ProblemStatement problem)
        => problem with { LearningRate = LearningRate, LossWeight = LossWeight, DiscountRate = discountRate };

    /// <summary>Comparisons at a small quantity, half of it and a quarter of it: enough to measure an order.</summary>
    /// <param name="first">The small quantity.</param>
    /// <param name="compare">Compares rule and optimum at one.</param>
    public static Validation<NavigationError, Seq<Comparison>> Toward(double first, Func<double, Validation<NavigationError, Comparison>> compare)
        => Seq(first, first / 2, first / 4).Map(compare).Sequence().Map(comparisons => comparisons.ToSeq());
}
