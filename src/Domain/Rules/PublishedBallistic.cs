using System.Numerics;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>The ballistic rule exactly as published: s ← β₂s + (1−β₂)g² without bias correction, θ ← (1 − αλ)θ − αg/√(s + ε), no first moment.</summary>
/// <remarks>The limit γ = 0 with s as curvature belief (theory notes, sections 4 and 7); ε stands inside the root.</remarks>
public static class PublishedBallistic
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
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(
        double learningRate, double beta2, double epsilon, double weightDecay)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Fraction.Check(Name, "beta2", beta2),
            RuleRange.Positive.Check(Name, "epsilon", epsilon),
            RuleRange.NotNegative.Check(Name, "weight decay", weightDecay))
            .Apply((alpha, b2, eps, lambda) => new LearningRule<RuleMemory>(
                Name,
                "γ = 0, Δt small, g² as curvature; G = I, f = 0",
                parameters => RuleMemory.Zero(1, parameters.Length),
                (memory, at, nextMemory, next) => Step(alpha, b2, eps, lambda, memory, at, nextMemory, next)));

    private static void Step(
        double alpha, double b2, double eps, double lambda, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
    {
        var lane = new Lane(
            new Vector<double>(alpha), new Vector<double>(b2), new Vector<double>(1 - b2), new Vector<double>(eps), new Vector<double>(1 - (alpha * lambda)));
        Lanes.Run(lane, memory, at, nextMemory, next);
        nextMemory.Steps = memory.Steps + 1;
    }

    private readonly record struct Lane(Vector<double> Alpha, Vector<double> Kept, Vector<double> Gain, Vector<double> Epsilon, Vector<double> Decayed) : IOneMemoryStep
    {
        public void Step(ref Vector<double> theta, Vector<double> g, ref Vector<double> memory)
        {
            memory = (Kept * memory) + (Gain * g * g);
            theta = (theta * Decayed) - (Alpha * g / Vector.SquareRoot(memory + Epsilon));
        }
    }
}
