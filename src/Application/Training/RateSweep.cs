using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>One learning rate of a sweep.</summary>
/// <param name="Rule">The rule as a text, without its learning rate.</param>
/// <param name="Factor">How many times its default the learning rate is.</param>
/// <param name="Text">The rule as a text, with its learning rate.</param>
public sealed record SweptRate(string Rule, double Factor, string Text);

/// <summary>Learning rates that every rule is tried with: the same multiples of what its source or its dial gives.</summary>
public static class RateSweep
{
    /// <summary>The multiples.</summary>
    public static Seq<double> Factors { get; } = Seq(0.3, 1, 3.0);

    /// <summary>Today's optimisers beside gradient descent and Adam, and the learning rates that their multiples start from: the experiment's for the first two, Adam's for sign descent, else the defaults.</summary>
    public static Seq<(string Rule, double Rate)> Optimisers { get; } = Seq(
        ("sgd", 0.1),
        ("adam", 1e-3),
        ("sign-descent", 1e-3),
        ("lion", 1e-4),
        ("sophia", 1e-4),
        ("muon", 0.02));

    /// <summary>The settings ε of the navigator on singular values, from Muon without momentum to gradient descent.</summary>
    public static Seq<double> Discounts { get; } = Seq(0, 0.01, 10.0);

    /// <summary>The rates of <see cref="Optimisers"/>, rule by rule.</summary>
    public static Seq<SweptRate> OfOptimisers { get; } = Optimisers.Bind(it => Factors.Map(factor => Rate(it.Rule, factor, it.Rate))).Strict();

    /// <summary>The rates of one setting ε of the dial.</summary>
    /// <param name="discount">ε ≥ 0.</param>
    public static Seq<SweptRate> OfDial(double discount)
        => Factors.Map(factor => Rate(string.Create(CultureInfo.InvariantCulture, $"spectral-navigator:discount={discount}"), factor, DialRate(discount))).Strict();

    // At one end Muon's 0.02, at the other α/(2ε) = 0.1, the rate of gradient descent.
    private static double DialRate(double discount) => 0.02 + (0.2 * discount);

    private static SweptRate Rate(string rule, double factor, double rate)
        => new(rule, factor, string.Create(CultureInfo.InvariantCulture, $"{rule}:learning-rate={(double)(decimal)(factor * rate)}"));
}
