using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Gradient descent, Δθ = −α g, α = ηkΔt: the learner plans one step only, or discounts the future strongly (theory notes, section 4).</summary>
public static class GradientDescent
{
    private const string Name = "gradient descent";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder("sgd", "SGD", Seq1(RuleParameter.LearningRate(0.1)), p => Create(p["learning-rate"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate)
        => RuleRange.Positive.Check(Name, "learning rate", learningRate).Map(rate => ElementwiseRule.Of(
            Name,
            "one step only, or γ large; G = I, f = 0",
            [],
            [],
            _ => new DescentFormula(rate)));
}
