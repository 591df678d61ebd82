using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Regeneration toward the initial weights (L2-init; Kumar, Marklund, Van Roy 2023): θ ← θ − α(g + λ(θ − θ₀)).
/// </summary>
/// <remarks>
/// Optimal where the task can change at a hazard ρ to one whose optimum is drawn around θ₀, and the curvature h is the same in all directions:
/// α = Δt ηk/(R + γ + ρ) and λ = Rρ/(ηk) (theory notes, section 8).
/// </remarks>
public static class L2Init
{
    private const string Name = "L2-init";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "l2-init",
        Name,
        Seq(RuleParameter.LearningRate(0.1), RuleParameter.NotNegative("strength", 1e-3)),
        p => Create(p["learning-rate"], p["strength"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="strength">λ ≥ 0, how strongly the initial weights pull.</param>
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(double learningRate, double strength)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.NotNegative.Check(Name, "strength", strength))
            .Apply((rate, pull) => new LearningRule<RuleMemory>(
                Name,
                "the task can change (hazard ρ), the same curvature in all directions; G = I, f = 0",
                parameters => RuleMemory.Of([.. parameters]),
                (memory, at, nextMemory, next) => Lanes.Run(new Formula(rate, pull), memory, at, nextMemory, next)));

    // Remembers θ₀.
    private readonly record struct Formula(double Rate, double Pull) : ILaneFormula
    {
        public static int Reads => 1;

        public static int Writes => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Step(Vector<double> theta, Vector<double> g, ref Remembered memory)
            => theta - (Rate * (g + (Pull * (theta - memory.First))));
    }
}
