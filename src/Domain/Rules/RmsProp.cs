using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>RMSprop (Tieleman, Hinton 2012): v ← β₂v + (1−β₂)g², θ ← θ − αg/(√v + ε).</summary>
/// <remarks>Like the published ballistic rule, but ε stands outside the root (theory notes, section 7).</remarks>
public static class RmsProp
{
    private const string Name = "RMSprop";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "rmsprop",
        "RMSprop",
        Seq(RuleParameter.LearningRate(1e-3), RuleParameter.Fraction("beta2", 0.99), RuleParameter.Positive("epsilon", 1e-8)),
        p => Create(p["learning-rate"], p["beta2"], p["epsilon"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="beta2">β₂, forgetting of the squared gradient, at least 0 and less than 1.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double beta2, double epsilon)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Fraction.Check(Name, "beta2", beta2),
            RuleRange.Positive.Check(Name, "epsilon", epsilon))
            .Apply((alpha, b2, eps) => ElementwiseRule.Of(
                Name,
                "γ = 0, Δt small, g² as curvature, small gradients damped by ε; G = I, f = 0",
                [VectorStart.Zeros],
                [],
                _ => new Formula(alpha, b2, 1 - b2, eps)));

    // Remembers v.
    internal readonly record struct Formula(double Alpha, double Kept, double Gain, double Epsilon) : IRuleFormula
    {
        public static int Reads => 1;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var v = (Kept * memory.First) + (Gain * g * g);
            return new(theta - (Alpha * g / (TNumber.SquareRoot(v) + Epsilon)), memory with { First = v });
        }
    }
}
