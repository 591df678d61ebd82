using LanguageExt;
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
        var theta = at.Parameters;
        var g = at.Gradient;
        var v = memory.Vector(0);
        var nextV = nextMemory.Writable(0);
        var h = nextMemory.Writable(1);
        curvature(at, h);
        for (var i = 0; i < next.Length; i++)
        {
            var variance = v[i];
            next[i] = theta[i] - (rate * variance * g[i]);
            var seen = variance / (1 + (rate * h[i] * variance));
            nextV[i] = seen + (forgotten * (prior - seen));
        }

        nextMemory.Steps = memory.Steps + 1;
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
