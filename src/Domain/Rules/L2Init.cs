using LanguageExt;
using LossNav.Domain.Rules.Machinery;
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
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double strength)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.NotNegative.Check(Name, "strength", strength))
            .Apply((rate, pull) => ElementwiseRule.Of(
                Name,
                "the task can change (hazard ρ), the same curvature in all directions; G = I, f = 0",
                [VectorStart.Parameters],
                [],
                _ => new Pulled<DescentFormula>(pull, new DescentFormula(rate))));
}
