using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Shrink and perturb (Ash, Adams 2020): gradient descent; every n steps θ ← (1 − p)θ + σξ with normal ξ.</summary>
/// <remarks>
/// The learner believes that the task changes with probability p at these moments, to one whose optimum lies around 0: the mean of the target is (1 − p)θ
/// (theory notes, section 8), and ξ draws one target from the belief instead of its mean. Every number is a function of seed, step and parameter.
/// </remarks>
public static class ShrinkAndPerturb
{
    private const string Name = "shrink and perturb";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "shrink-and-perturb",
        "Shrink and perturb",
        Seq(
            RuleParameter.LearningRate(0.1),
            new RuleParameter("change-probability", 0.4, RuleRange.Probability),
            RuleParameter.NotNegative("noise", 0.01),
            new RuleParameter("period", 100, RuleRange.Count),
            new RuleParameter("seed", 1, RuleRange.Count)),
        p => Create(p["learning-rate"], p["change-probability"], p["noise"], (int)p["period"], (int)p["seed"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="changeProbability">p, from 0 to 1.</param>
    /// <param name="noise">σ ≥ 0.</param>
    /// <param name="period">n ≥ 1 steps.</param>
    /// <param name="seed">≥ 1, decides the noise.</param>
    public static Validation<NavigationError, LearningRule> Create(
        double learningRate, double changeProbability, double noise, int period, int seed)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Probability.Check(Name, "change probability", changeProbability),
            RuleRange.NotNegative.Check(Name, "noise", noise),
            RuleRange.Count.Check(Name, "period", period),
            RuleRange.Count.Check(Name, "seed", seed))
            .Apply((rate, p, sigma, every, _) => VectorRule.Of(
                Name,
                "a change is believed with probability p at known moments; G = I, f = 0",
                parameters => RuleMemory.Zero(0, parameters.Length),
                (memory, at, nextMemory, next) => Step(rate, p, sigma, (long)every, seed, memory, at, next)));

    private static void Step(
        double rate, double p, double sigma, long every, int seed, RuleMemory memory, Observation at, Span<double> next)
    {
        Lanes<VectorLanes<double>, double>.Run(new DescentFormula(rate), at.Parameters, at.Gradient, default, default, next);
        var t = memory.Steps + 1;
        if (t % every == 0)
        {
            var noise = CounterRandom.Branch((ulong)seed, (ulong)t);
            for (var i = 0; i < next.Length; i++)
            {
                next[i] = ((1 - p) * next[i]) + (sigma * CounterRandom.Normal(noise, (ulong)i));
            }
        }
    }
}
