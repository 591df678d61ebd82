using LanguageExt;
using LossNav.Domain.Numerics.Dense;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Greedy coordinate descent (the rule of Gauss and Southwell; Nutini et al. 2015): Δθᵢ = −α gᵢ for the parameter whose gradient is largest, all others rest.
/// Effort is charged in ℓ₁, α = Δtηk/γ (theory notes, section 11).
/// </summary>
public static class GreedyCoordinateDescent
{
    private const string Name = "greedy coordinate descent";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "greedy-coordinate-descent", "Greedy coordinate descent", Seq1(RuleParameter.LearningRate(0.1)), p => Create(p["learning-rate"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate)
        => RuleRange.Positive.Check(Name, "learning rate", learningRate).Map(rate => VectorRule.Of(
            Name,
            "effort in ℓ₁, γ large; f = 0",
            parameters => RuleMemory.Zero(0, parameters.Length),
            (_, at, _, next) =>
            {
                at.Parameters.CopyTo(next);
                if (!next.IsEmpty)
                {
                    var largest = Sizes.PlaceOfLargest(at.Gradient);
                    next[largest] -= rate * at.Gradient[largest];
                }
            }));
}
