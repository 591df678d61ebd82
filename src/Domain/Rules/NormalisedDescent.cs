using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Normalised gradient descent, Δθ = −α g/‖g‖₂ (Nesterov 1984): the speed is bounded, α = Δt·s, and the size of the gradient drops out (theory notes, section 11).</summary>
public static class NormalisedDescent
{
    private const string Name = "normalised descent";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "normalised-descent", "Normalised descent", Seq1(RuleParameter.LearningRate(0.1)), p => Create(p["learning-rate"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0, the length of every step.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate)
        => RuleRange.Positive.Check(Name, "learning rate", learningRate).Map(rate => VectorRule.Of(
            Name,
            "speed bounded in ℓ₂, γ large; f = 0",
            parameters => RuleMemory.Zero(0, parameters.Length),
            (_, at, _, next) =>
            {
                var length = Math.Sqrt(Numerics.Dense.Rows.Dot(at.Gradient, at.Gradient));
                var factor = length > 0 ? rate / length : 0;
                for (var i = 0; i < next.Length; i++)
                {
                    next[i] = at.Parameters[i] - (factor * at.Gradient[i]);
                }
            }));
}
