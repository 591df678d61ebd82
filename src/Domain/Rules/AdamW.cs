using System.Numerics;
using System.Runtime.CompilerServices;
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
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Fraction.Check(Name, "beta1", beta1),
            RuleRange.Fraction.Check(Name, "beta2", beta2),
            RuleRange.Positive.Check(Name, "epsilon", epsilon),
            RuleRange.NotNegative.Check(Name, "weight decay", weightDecay))
            .Apply((alpha, b1, b2, eps, lambda) => new LearningRule<RuleMemory>(
                Name,
                "beliefs about g and H with exponential forgetting, γ = 0; G = I, f = 0",
                parameters => RuleMemory.Zero(2, parameters.Length),
                (memory, at, nextMemory, next) => Step(alpha, b1, b2, eps, lambda, memory, at, nextMemory, next)));

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

    // α m̂/(√v̂ + ε) with both corrections taken out of the loop: (α/c₁) m/(√v/√c₂ + ε).
    private static void Step(
        double alpha, double b1, double b2, double eps, double lambda, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
    {
        var t = memory.Steps + 1;
        var formula = new Formula(
            b1, 1 - b1, b2, 1 - b2, alpha / (1 - Math.Pow(b1, t)), 1 / Math.Sqrt(1 - Math.Pow(b2, t)), Vector.Create(eps), 1 - (alpha * lambda));
        Lanes.Run(formula, memory, at, nextMemory, next);
    }

    // Remembers m and v.
    private readonly record struct Formula(
        double Kept1, double Gain1, double Kept2, double Gain2, double Alpha, double Root, Vector<double> Epsilon, double Decayed) : ILaneFormula
    {
        public static int Reads => 2;

        public static int Writes => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Step(Vector<double> theta, Vector<double> g, ref Remembered memory)
        {
            memory.First = (Kept1 * memory.First) + (Gain1 * g);
            memory.Second = (Kept2 * memory.Second) + (Gain2 * g * g);
            return (theta * Decayed) - (Alpha * memory.First / ((Root * Vector.SquareRoot(memory.Second)) + Epsilon));
        }
    }
}
