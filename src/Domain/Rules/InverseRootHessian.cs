using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>The ballistic limit with the Hessian itself, Δθ = −Δt√(ηk) H^{−1/2}g: the learner discounts nothing and looks again soon (theory notes, section 4).</summary>
/// <remarks>Along negative curvature it steps with |h|^{−1/2}, downhill: see <see cref="RecedingHorizon"/>. With squared gradients for H it is the published rule, <see cref="Ballistic"/>.</remarks>
public static class InverseRootHessian
{
    private const string Name = "inverse root of the Hessian";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.SecondOrder(
        "inverse-root-hessian", "Inverse root of the Hessian", Seq1(RuleParameter.LearningRate(0.1)), (hessian, p) => Create(p["learning-rate"], hessian));

    /// <summary>Defines the rule on a landscape.</summary>
    /// <param name="learningRate">α = Δt√(ηk) &gt; 0.</param>
    /// <param name="hessian">H(θ), D x D, symmetric; of any signs.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, Func<Vec, Mat> hessian)
        => RuleRange.Positive.Check(Name, "learning rate", learningRate).Map(rate => CurvatureRule.Of(
            Name, "γ = 0, Δt small; G = I, f = 0", hessian, h => rate * RecedingHorizon.VelocityPerGradient(0, 1, h)));
}
