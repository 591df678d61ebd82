using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>The ballistic rule exactly as published: s ← β₂s + (1−β₂)g² without bias correction, θ ← (1 − αλ)θ − αg/√(s + ε), no first moment.</summary>
/// <remarks>The limit γ = 0 with s as curvature belief (theory notes, sections 4 and 7); ε stands inside the root.</remarks>
public static class Ballistic
{
    private const string Name = "Ballistic";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "ballistic",
        "Ballistic",
        Seq(
            RuleParameter.LearningRate(5e-4),
            RuleParameter.Fraction("beta2", 0.999),
            RuleParameter.Positive("epsilon", 1e-8),
            RuleParameter.NotNegative("weight-decay", 0)),
        p => Create(p["learning-rate"], p["beta2"], p["epsilon"], p["weight-decay"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="beta2">β₂, forgetting of the squared gradient, at least 0 and less than 1.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    /// <param name="weightDecay">λ ≥ 0, decoupled.</param>
    public static Validation<NavigationError, LearningRule> Create(
        double learningRate, double beta2, double epsilon, double weightDecay)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Fraction.Check(Name, "beta2", beta2),
            RuleRange.Positive.Check(Name, "epsilon", epsilon),
            RuleRange.NotNegative.Check(Name, "weight decay", weightDecay))
            .Apply((alpha, b2, eps, lambda) => ElementwiseRule.Of(
                Name,
                "γ = 0, Δt small, g² as curvature; G = I, f = 0",
                [VectorStart.Zeros],
                [],
                _ => new Decayed<Formula>(1 - (alpha * lambda), new Formula(alpha, b2, 1 - b2, eps))));

    // Remembers s.
    internal readonly record struct Formula(double Alpha, double Kept, double Gain, double Epsilon) : IRuleFormula
    {
        public static int Reads => 1;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var s = (Kept * memory.First) + (Gain * g * g);
            return new(theta - (Alpha * g / TNumber.SquareRoot(s + Epsilon)), memory with { First = s });
        }
    }
}
