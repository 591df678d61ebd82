using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Adam with decoupled weight decay (Kingma, Ba 2015; Loshchilov, Hutter 2019): a filtered gradient, scaled by a filtered magnitude.</summary>
/// <remarks>
/// m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ), θ ← (1 − αλ)θ − α m̂/(√v̂ + ε).
/// Beliefs with exponential forgetting about gradient and curvature, γ = 0 (theory notes, section 7). With λ = 0 it is Adam.
/// </remarks>
public static class AdamW
{
    private const string Name = "AdamW";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = RowOf("adamw", Name, 0.01);

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="beta1">β₁, forgetting of the gradient's mean, at least 0 and less than 1.</param>
    /// <param name="beta2">β₂, forgetting of its square, at least 0 and less than 1.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    public static Validation<NavigationError, LearningRule> Create(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Fraction.Check(Name, "beta1", beta1),
            RuleRange.Fraction.Check(Name, "beta2", beta2),
            RuleRange.Positive.Check(Name, "epsilon", epsilon),
            RuleRange.NotNegative.Check(Name, "weight decay", weightDecay))
            .Apply((alpha, b1, b2, eps, lambda) => ElementwiseRule.Of(
                Name,
                "beliefs about g and H with exponential forgetting, γ = 0; G = I, f = 0",
                [VectorStart.Zeros, VectorStart.Zeros],
                [],
                at => new Decayed<AdamFormula>(1 - (alpha * lambda), AdamFormula.At(alpha, b1, b2, eps, at.Step))));

    internal static RuleRow RowOf(string name, string title, double weightDecay) => new RuleRow.FirstOrder(
        name,
        title,
        Seq(
            RuleParameter.LearningRate(1e-3),
            RuleParameter.Fraction("beta1", 0.9),
            RuleParameter.Fraction("beta2", 0.999),
            RuleParameter.Positive("epsilon", 1e-8),
            RuleParameter.NotNegative("weight-decay", weightDecay)),
        p => Create(p["learning-rate"], p["beta1"], p["beta2"], p["epsilon"], p["weight-decay"]));
}
