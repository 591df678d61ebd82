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
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(double learningRate, double priorVariance, double hazard)
        => CreateWith(learningRate, priorVariance, hazard, Squares);

    /// <summary>Defines the rule with a curvature of one's own.</summary>
    /// <param name="learningRate">α = Δt ηk/γ &gt; 0.</param>
    /// <param name="priorVariance">v₀ &gt; 0.</param>
    /// <param name="hazard">ρ ≥ 0 per step.</param>
    /// <param name="curvature">Writes h ≥ 0 of each parameter.</param>
    public static Validation<NavigationError, LearningRule<RuleMemory>> CreateWith(
        double learningRate, double priorVariance, double hazard, DiagonalCurvature curvature)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Positive.Check(Name, "prior variance", priorVariance),
            RuleRange.NotNegative.Check(Name, "hazard", hazard))
            .Apply((rate, prior, rho) => new LearningRule<RuleMemory>(
                Name,
                "Fisher metric of N(μ, v), γ large; the task can change (hazard ρ)",
                parameters => RuleMemory.Of([.. Enumerable.Repeat(prior, parameters.Length)], [.. new double[parameters.Length]]),
                (memory, at, nextMemory, next) => Step(rate, prior, -Numerics.ExpM1.Of(-rho), curvature, memory, at, nextMemory, next)));

    private static void Step(
        double rate, double prior, double forgotten, DiagonalCurvature curvature, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
    {
        curvature(at, nextMemory.Writable(1));
        memory.Vector(0).CopyTo(nextMemory.Writable(0));
        nextMemory.Steps = memory.Steps;
        Lanes.Run(new Formula(rate, Vector.Create(prior), forgotten), nextMemory, at, nextMemory, next);
    }

    // Remembers the variance, and the curvature of this step.
    private readonly record struct Formula(double Rate, Vector<double> Prior, double Forgotten) : ILaneFormula
    {
        public static int Reads => 2;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Step(Vector<double> theta, Vector<double> g, ref Remembered memory)
        {
            var variance = memory.First;
            var seen = variance / (Vector<double>.One + (Rate * memory.Second * variance));
            memory.First = seen + (Forgotten * (Prior - seen));
            return theta - (Rate * variance * g);
        }
    }

    private static void Squares(Observation at, Span<double> curvature)
    {
        var g = at.Gradient;
        for (var i = 0; i < curvature.Length; i++)
        {
            curvature[i] = g[i] * g[i];
        }
    }
}
