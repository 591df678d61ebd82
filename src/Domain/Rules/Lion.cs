using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Lion (Chen et al. 2023, algorithm 2): c = β₁m + (1−β₁)g, θ ← θ − α(sign c + λθ), m ← β₂m + (1−β₂)g. Sign descent with two time constants of belief and a
/// drift of the optimum toward 0 (theory notes, section 11).
/// </summary>
public static class Lion
{
    private const string Name = "Lion";

    /// <summary>Its row in the list of rules; the defaults are those of the authors' implementation.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "lion",
        Name,
        Seq(
            RuleParameter.LearningRate(1e-4),
            RuleParameter.Fraction("beta1", 0.9),
            RuleParameter.Fraction("beta2", 0.99),
            RuleParameter.NotNegative("weight-decay", 0)),
        p => Create(p["learning-rate"], p["beta1"], p["beta2"], p["weight-decay"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0, how far each parameter moves in a step.</param>
    /// <param name="beta1">β₁, how far the step follows what is remembered, at least 0 and less than 1.</param>
    /// <param name="beta2">β₂, forgetting of what is remembered, at least 0 and less than 1.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double beta1, double beta2, double weightDecay)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Fraction.Check(Name, "beta1", beta1),
            RuleRange.Fraction.Check(Name, "beta2", beta2),
            RuleRange.NotNegative.Check(Name, "weight decay", weightDecay))
            .Apply((alpha, b1, b2, lambda) => ElementwiseRule.Of(
                Name,
                "beliefs about g of two time constants; speed bounded in the largest coordinate (ℓ∞), γ large; decay",
                [VectorStart.Zeros],
                [],
                _ => new Decayed<Formula>(1 - (alpha * lambda), new Formula(alpha, b1, b2))));

    internal readonly record struct Formula(double Alpha, double Beta1, double Beta2) : IRuleFormula
    {
        public static int Reads => 1;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var c = (Beta1 * memory.First) + ((1 - Beta1) * g);
            return new(theta - (Alpha * TNumber.Sign(c)), memory with { First = (Beta2 * memory.First) + ((1 - Beta2) * g) });
        }
    }
}
