using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Weight reset at a believed change of task: θ ← (1 − p)(θ − αg) + pθ₀, where p is the learner's belief that the task has just changed. p = 1 is a full
/// reset, 0 &lt; p &lt; 1 a shrinking toward the initial weights (theory notes, section 8).
/// </summary>
/// <remarks>Nobody tells the learner about a change: it infers p from the loss that it sees (<see cref="TaskChangeBelief"/>).</remarks>
public static class WeightReset
{
    private const string Name = "weight reset";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "weight-reset",
        "Weight reset",
        Seq(RuleParameter.LearningRate(0.1), new RuleParameter("hazard", 1e-3, RuleRange.Probability), RuleParameter.Fraction("forgetting", 0.98)),
        p => Create(p["learning-rate"], p["hazard"], p["forgetting"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="hazard">ρ, the probability of a change at one step before anything is seen, from 0 to 1.</param>
    /// <param name="forgetting">β, how slowly the belief about the loss within a task forgets, at least 0 and less than 1.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double hazard, double forgetting)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), TaskChangeSettings.Create(hazard, forgetting))
            .Apply((rate, settings) => ElementwiseRule.Of(
                Name,
                "a change of task is believed with probability p; G = I, f = 0",
                [VectorStart.Parameters],
                [.. TaskChangeBelief.Unknown.ToNumbers()],
                at => At(rate, settings, at)) with { NeedsLoss = true });

    private static Formula At(double rate, TaskChangeSettings settings, RuleMoment at)
    {
        var belief = TaskChangeBelief.Observe(settings, at.Loss, TaskChangeBelief.FromNumbers(at.Numbers));
        var reset = belief.ChangeProbability;
        belief.Write(at.NextNumbers);
        return new Formula(rate, reset, 1 - reset);
    }

    // Remembers θ₀.
    internal readonly record struct Formula(double Rate, double Reset, double Kept) : IRuleFormula
    {
        public static int Reads => 1;

        public static int Writes => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
            => new((Kept * (theta - (Rate * g))) + (Reset * memory.First), memory);
    }
}
