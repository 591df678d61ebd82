using System.Numerics;
using LanguageExt;
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
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(double learningRate, double beta2, double epsilon)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Fraction.Check(Name, "beta2", beta2),
            RuleRange.Positive.Check(Name, "epsilon", epsilon))
            .Apply((alpha, b2, eps) => new LearningRule<RuleMemory>(
                Name,
                "γ = 0, Δt small, g² as curvature, small gradients damped by ε; G = I, f = 0",
                parameters => RuleMemory.Zero(1, parameters.Length),
                (memory, at, nextMemory, next) => Step(alpha, b2, eps, memory, at, nextMemory, next)));

    private static void Step(
        double alpha, double b2, double eps, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
    {
        Lanes.Run(new Lane(new Vector<double>(alpha), new Vector<double>(b2), new Vector<double>(1 - b2), new Vector<double>(eps)), memory, at, nextMemory, next);
        nextMemory.Steps = memory.Steps + 1;
    }

    private readonly record struct Lane(Vector<double> Alpha, Vector<double> Kept, Vector<double> Gain, Vector<double> Epsilon) : IOneMemoryStep
    {
        public void Step(ref Vector<double> theta, Vector<double> g, ref Vector<double> memory)
        {
            memory = (Kept * memory) + (Gain * g * g);
            theta -= Alpha * g / (Vector.SquareRoot(memory) + Epsilon);
        }
    }
}
