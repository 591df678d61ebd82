using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>The natural gradient, Δθ = −α G⁻¹g (Amari 1998): moving costs as the metric G says, and the future is discounted strongly (theory notes, section 4).</summary>
public static class NaturalGradient
{
    private const string Name = "natural gradient";

    /// <summary>Its row in the list of rules; the matrix that it needs is the metric G(θ).</summary>
    public static RuleRow Row { get; } = new RuleRow.SecondOrder(
        "natural-gradient", "Natural gradient", Seq1(RuleParameter.LearningRate(0.1)), (metric, p) => CreateWith(p["learning-rate"], metric));

    /// <summary>Defines the rule for a metric.</summary>
    /// <param name="learningRate">α = Δt ηk/γ &gt; 0.</param>
    /// <param name="metric">G; for the natural gradient proper, the Fisher information.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, Metric metric)
        => CreateWith(learningRate, metric.TensorAt);

    /// <summary>Defines the rule for a metric given as a function.</summary>
    /// <param name="learningRate">α = Δt ηk/γ &gt; 0.</param>
    /// <param name="metric">G(θ), D x D, symmetric and positive semidefinite; directions that cost nothing are left alone.</param>
    public static Validation<NavigationError, LearningRule> CreateWith(double learningRate, Func<Vec, Mat> metric)
        => RuleRange.Positive.Check(Name, "learning rate", learningRate).Map(rate => CurvatureRule.Of(
            Name, "metric G, γ large; f = 0", metric, g => g > 0 ? rate / g : 0));
}
