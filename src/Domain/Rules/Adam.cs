using LanguageExt;
using LossNav.Domain.Rules.Machinery;

namespace LossNav.Domain.Rules;

/// <summary>Adam (Kingma, Ba 2015): θ ← θ − α m̂/(√v̂ + ε), a filtered gradient over the root of a filtered square.</summary>
/// <remarks>Beliefs with exponential forgetting about gradient and curvature, γ = 0 (theory notes, section 7).</remarks>
public static class Adam
{
    /// <summary>Its row in the list of rules. Weight decay is off unless it is asked for; then the rule is <see cref="AdamW"/>.</summary>
    public static RuleRow Row { get; } = AdamW.RowOf("adam", "Adam", 0);

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="beta1">β₁, forgetting of the gradient's mean, at least 0 and less than 1.</param>
    /// <param name="beta2">β₂, forgetting of its square, at least 0 and less than 1.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double beta1, double beta2, double epsilon)
        => AdamW.Create(learningRate, beta1, beta2, epsilon, 0).Map(rule => rule with { Name = "Adam" });
}
