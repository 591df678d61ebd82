using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// The navigator family: Δθ = −Δt ηk m̂/(√(γ²/4 + ηk v̂) + γ/2), the optimal step under beliefs m̂ about the gradient and v̂ about the curvature, for any
/// discount rate (theory notes, section 7). Written with α = Δt√(ηk) and ε = γ/(2√(ηk)): Δθ = −α m̂/(√(v̂ + ε²) + ε).
/// </summary>
/// <remarks>
/// The discount ε is a dial. At ε = 0 it is Adam without its ε; as ε → ∞ with α/(2ε) fixed it is gradient descent with averaged gradients. Both beliefs
/// forget exponentially from a diffuse prior: m̂ ← m̂ + K₁(g − m̂) with K₁ = (1 − β₁)/(1 − β₁ᵗ), and v̂ the same with g².
/// </remarks>
public static class Navigator
{
    private const string Name = "navigator";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        Name,
        "Navigator",
        Seq(
            RuleParameter.LearningRate(1e-3),
            RuleParameter.NotNegative("epsilon", 0.01) with { StoredName = "discount" },
            RuleParameter.Fraction("beta1", 0.9),
            RuleParameter.Fraction("beta2", 0.999)),
        p => Create(p["learning-rate"], p["epsilon"], p["beta1"], p["beta2"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α = Δt√(ηk) &gt; 0.</param>
    /// <param name="epsilon">ε = γ/(2√(ηk)) ≥ 0: the discount rate in units of the learner's own speed.</param>
    /// <param name="beta1">β₁, forgetting of the gradient's mean, at least 0 and less than 1.</param>
    /// <param name="beta2">β₂, forgetting of its square, at least 0 and less than 1.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double epsilon, double beta1, double beta2)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.NotNegative.Check(Name, "epsilon", epsilon),
            RuleRange.Fraction.Check(Name, "beta1", beta1),
            RuleRange.Fraction.Check(Name, "beta2", beta2))
            .Apply((alpha, _, b1, b2) => ElementwiseRule.Of(
                Name,
                "beliefs about g and H with exponential forgetting, any γ; G = I, f = 0",
                [VectorStart.Zeros, VectorStart.Zeros],
                [],
                at => new Formula(ForgettingMean.GainAt(b1, at.Step), ForgettingMean.GainAt(b2, at.Step), alpha, epsilon)));

    /// <summary>The step per unit of gradient, α/(√(v̂ + ε²) + ε); 0 where nothing is known of the curvature and nothing is discounted.</summary>
    /// <param name="learningRate">α.</param>
    /// <param name="epsilon">ε ≥ 0.</param>
    /// <param name="curvature">v̂ ≥ 0.</param>
    public static double StepPerGradient(double learningRate, double epsilon, double curvature)
    {
        var scale = Math.Sqrt(curvature + (epsilon * epsilon)) + epsilon;
        return scale > 0 ? learningRate / scale : 0;
    }

    // Remembers m̂ and v̂.
    internal readonly record struct Formula(double Gain1, double Gain2, double Alpha, double Epsilon) : IRuleFormula
    {
        public static int Reads => 2;

        public static int Writes => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var m = memory.First + (Gain1 * (g - memory.First));
            var v = memory.Second + (Gain2 * ((g * g) - memory.Second));
            var scale = TNumber.SquareRoot(v + (Epsilon * Epsilon)) + Epsilon;

            // Where nothing is known of the curvature and nothing is discounted, the step is 0: see StepPerGradient.
            return new(theta - TNumber.WherePositive(scale, Alpha * m / scale), memory with { First = m, Second = v });
        }
    }
}
