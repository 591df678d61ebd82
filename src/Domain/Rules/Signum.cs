using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Signum (Bernstein et al. 2018): m ← βm + (1−β)g, θ ← θ − α sign m. Sign descent along a filtered gradient (theory notes, section 11).</summary>
public static class Signum
{
    private const string Name = "Signum";

    /// <summary>Its row in the list of rules; the defaults are those of MXNet's implementation.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "signum",
        Name,
        Seq(RuleParameter.LearningRate(0.01), RuleParameter.Fraction("decay", 0.9)),
        p => Create(p["learning-rate"], p["decay"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0, how far each parameter moves in a step.</param>
    /// <param name="decay">β, forgetting of the gradient's mean, at least 0 and less than 1.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double decay)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.Fraction.Check(Name, "decay", decay))
            .Apply((rate, beta) => ElementwiseRule.Of(
                Name,
                "a belief about g with exponential forgetting; speed bounded in the largest coordinate (ℓ∞), γ large; f = 0",
                [VectorStart.Zeros],
                [],
                _ => new Averaged<SignDescent.Formula>(1 - beta, new SignDescent.Formula(rate))));
}
