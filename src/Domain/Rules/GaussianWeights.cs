using System.Numerics;
using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Weights as beliefs N(μ, v): 1/v ← 1/v + αh, μ ← μ − αvg. Precision gathers curvature, and certain weights move slowly (theory notes, section 8).
/// </summary>
/// <remarks>
/// The natural gradient of the expected loss in the Fisher metric of the Gaussian family, (1/v, 1/(2v²)), α = Δt ηk/γ with γ large; the precision equation is
/// solved exactly over the step. A hazard ρ returns v to its prior: v ← v + (1 − e^{−ρ})(v₀ − v). Parameters are the means.
/// </remarks>
public static class GaussianWeights
{
    private const string Name = "Gaussian weights";
    private const string Assumptions = "Fisher metric of N(μ, v), γ large; the task can change (hazard ρ)";

    /// <summary>Its row in the list of rules: squared gradients stand for the curvature.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "gaussian-weights",
        Name,
        Seq(RuleParameter.LearningRate(0.1), RuleParameter.Positive("prior-variance", 1), RuleParameter.NotNegative("hazard", 1e-3)),
        p => Create(p["learning-rate"], p["prior-variance"], p["hazard"]));

    /// <summary>Defines the rule with squared gradients for the curvature (the empirical Fisher information).</summary>
    /// <param name="learningRate">α = Δt ηk/γ &gt; 0.</param>
    /// <param name="priorVariance">v₀ &gt; 0.</param>
    /// <param name="hazard">ρ ≥ 0 per step.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double priorVariance, double hazard)
        => Checked(learningRate, priorVariance, hazard, (rate, prior, forgotten) => ElementwiseRule.Of(
            Name, Assumptions, [VectorStart.Of(prior)], [], _ => new Squares(new Formula(rate, prior, forgotten))));

    /// <summary>Defines the rule with a curvature of one's own.</summary>
    /// <param name="learningRate">α = Δt ηk/γ &gt; 0.</param>
    /// <param name="priorVariance">v₀ &gt; 0.</param>
    /// <param name="hazard">ρ ≥ 0 per step.</param>
    /// <param name="curvature">Writes h ≥ 0 of each parameter.</param>
    public static Validation<NavigationError, LearningRule> CreateWith(
        double learningRate, double priorVariance, double hazard, DiagonalCurvature curvature)
        => Checked(learningRate, priorVariance, hazard, (rate, prior, forgotten) => VectorRule.Of(
            Name,
            Assumptions,
            parameters => RuleMemory.Of([.. Enumerable.Repeat(prior, parameters.Length)], [.. new double[parameters.Length]]),
            (memory, at, nextMemory, next) =>
            {
                curvature(at, nextMemory.Vector(1));
                var vectors = new RuleVectors<double> { First = memory.Vector(0), Second = nextMemory.Vector(1) };
                Lanes<VectorLanes<double>, double>.Run(new Formula(rate, prior, forgotten), at.Parameters, at.Gradient, vectors, nextMemory.VectorsFrom(0, 2), next);
            }));

    private static Validation<NavigationError, LearningRule> Checked(
        double learningRate, double priorVariance, double hazard, Func<double, double, double, LearningRule> make)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Positive.Check(Name, "prior variance", priorVariance),
            RuleRange.NotNegative.Check(Name, "hazard", hazard))
            .Apply((rate, prior, rho) => make(rate, prior, -Numerics.ExpM1.Of(-rho)));

    // Remembers the variance, and the curvature of this step.
    internal readonly record struct Formula(double Rate, double Prior, double Forgotten) : IRuleFormula
    {
        public static int Reads => 2;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var variance = memory.First;
            var seen = variance / ((Rate * memory.Second * variance) + 1);
            return new(theta - (Rate * variance * g), memory with { First = seen + (Forgotten * (Prior - seen)) });
        }
    }

    // Remembers the variance; squared gradients stand for the curvature.
    private readonly record struct Squares(Formula Formula) : IRuleFormula
    {
        public static int Reads => 1;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            // The same step with the curvature beside the variance, which is not kept.
            var moved = Formula.Step(theta, g, memory with { Second = g * g });
            return moved with { Memory = memory with { First = moved.Memory.First } };
        }
    }
}
