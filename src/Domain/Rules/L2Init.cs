using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Regeneration toward the initial weights (L2-init; Kumar, Marklund, Van Roy 2023): θ ← θ − α(g + λ(θ − θ₀)).
/// </summary>
/// <remarks>
/// Optimal where the task can change at a hazard ρ to one whose optimum is drawn around θ₀, and the curvature h is the same in all directions:
/// α = Δt ηk/(R + γ + ρ) and λ = Rρ/(ηk) (theory notes, section 8).
/// </remarks>
public static class L2Init
{
    private const string Name = "L2-init";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "l2-init",
        Name,
        Seq(RuleParameter.LearningRate(0.1), RuleParameter.NotNegative("strength", 1e-3)),
        p => Create(p["learning-rate"], p["strength"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="strength">λ ≥ 0, how strongly the initial weights pull.</param>
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(double learningRate, double strength)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.NotNegative.Check(Name, "strength", strength))
            .Apply((rate, pull) => new LearningRule<RuleMemory>(
                Name,
                "the task can change (hazard ρ), the same curvature in all directions; G = I, f = 0",
                parameters => RuleMemory.Of([.. parameters]),
                (memory, at, nextMemory, next) => Step(rate, pull, memory, at, nextMemory, next)));

    private static void Step(double rate, double pull, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
    {
        var theta = at.Parameters;
        var g = at.Gradient;
        var start = memory.Vector(0);
        start.CopyTo(nextMemory.Writable(0));
        for (var i = 0; i < next.Length; i++)
        {
            next[i] = theta[i] - (rate * (g[i] + (pull * (theta[i] - start[i]))));
        }

        nextMemory.Steps = memory.Steps + 1;
    }
}
