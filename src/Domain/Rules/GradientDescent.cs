using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Gradient descent, Δθ = −α g, α = ηkΔt: the learner plans one step only, or discounts the future strongly (theory notes, section 4).</summary>
public static class GradientDescent
{
    private const string Name = "gradient descent";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder("sgd", "SGD", Seq1(RuleParameter.LearningRate(0.1)), p => Create(p["learning-rate"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(double learningRate)
        => RuleRange.Positive.Check(Name, "learning rate", learningRate).Map(rate => new LearningRule<RuleMemory>(
            Name,
            "one step only, or γ large; G = I, f = 0",
            parameters => RuleMemory.Zero(0, parameters.Length),
            (memory, at, nextMemory, next) => Lanes.Run(new Formula(rate), memory, at, nextMemory, next)));

    internal readonly record struct Formula(double Rate) : ILaneFormula
    {
        public static int Reads => 0;

        public static int Writes => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Step(Vector<double> theta, Vector<double> g, ref Remembered memory) => theta - (Rate * g);
    }
}
