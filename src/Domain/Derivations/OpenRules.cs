using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>A rule that people train with and that is not derived here.</summary>
/// <param name="Title">The name that people read, with its source.</param>
/// <param name="Missing">What a derivation would need and does not have.</param>
public sealed record OpenRule(string Title, string Missing);

/// <summary>Rules, or parts of rules, whose derivation is not known.</summary>
public static class OpenRules
{
    /// <summary>The rules.</summary>
    public static Seq<OpenRule> All { get; } = Seq(
        new OpenRule(
            "Schedule-free (Defazio et al. 2024)",
            "gradients are taken between a fast point and an average of all its positions. A belief about the minimum that averages positions is known; why the optimal learner should look at a mixture of both is not"),
        new OpenRule(
            "Prodigy and D-adaptation (Mishchenko, Defazio 2023)",
            "the step grows with an estimate of the distance to the minimum. A belief about that distance, with gradients as its observations, would do; theirs is a bound from convexity, not a posterior"),
        new OpenRule(
            "Muon with Newton-Schulz",
            "the derivation is that of UVᵀ itself; no effort is known for which the fifth iterate of the polynomial is the dual map"),
        new OpenRule(
            "Lion's interpolation",
            "that the newest gradient counts for more than its turn is taken for granted; a noise model from which the two time constants follow is missing"));
}
