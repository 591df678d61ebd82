using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// The navigator step, Δθ = −(I − e^{−RΔt})H⁻¹g with R = (γ²/4 + ηkH)^{1/2} − γ/2: what the optimal policy of the local quadratic model does in a time Δt
/// (theory notes, section 4).
/// </summary>
/// <remarks>
/// Its limits are gradient descent (Δt small, γ large), the ballistic rule (Δt small, γ = 0) and Newton's method (Δt large). Along curvatures for which
/// planning for ever has no bounded value, the rule plans as far as <see cref="RecedingHorizon"/> says; <see cref="Step"/> gives an error instead.
/// </remarks>
public static class NavigatorStep
{
    private const string Name = "navigator step";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.SecondOrder(
        "navigator-step",
        "Navigator step",
        Seq(RuleParameter.Positive("interval", 0.1), RuleParameter.LearningRate(1), RuleParameter.NotNegative("discount-rate", 1)),
        (hessian, p) => Create(p["interval"], p["learning-rate"], p["discount-rate"], hessian));

    /// <summary>Defines the rule on a landscape.</summary>
    /// <param name="interval">Δt &gt; 0, the time of one step.</param>
    /// <param name="learningRate">ηk &gt; 0.</param>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="hessian">H(θ), D x D, symmetric; of any signs.</param>
    public static Validation<NavigationError, LearningRule> Create(
        double interval, double learningRate, double discountRate, Func<Vec, Mat> hessian)
        => StepRange.Check(Name, interval, learningRate, discountRate).Map(_ => CurvatureRule.Of(
            Name, "local quadratic model, any γ and Δt; G = I, f = 0", hessian, h => StepPerGradient(interval, learningRate, discountRate, h)));

    /// <summary>The step, where the learner plans for ever.</summary>
    /// <param name="interval">Δt &gt; 0.</param>
    /// <param name="learningRate">ηk &gt; 0.</param>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="hessian">H, D x D, symmetric.</param>
    /// <param name="gradient">g, D numbers.</param>
    /// <returns>The step; or what is out of range; or that the value has no bound along a curvature h with γ²/4 &lt; ηk|h|, h &lt; 0.</returns>
    public static Validation<NavigationError, Vec> Step(double interval, double learningRate, double discountRate, Mat hessian, Vec gradient)
        => StepRange.Check(Name, interval, learningRate, discountRate)
            .Bind(_ => Checks.Then(Checks.Symmetric("the Hessian H", hessian, gradient.Dimension), () => SymmetricEigen.Of(hessian)))
            .Bind(eigen => Checks.Then(
                ConvergenceRate.CheckBounded(discountRate, learningRate, eigen.Values[0]),
                () => -1.0 * (eigen.Apply(h => StepPerGradient(interval, learningRate, discountRate, h)) * gradient)));

    /// <summary>The step per unit of gradient along one curvature, (1 − e^{−rΔt})/h; right at h = 0, too.</summary>
    /// <param name="interval">Δt.</param>
    /// <param name="learningRate">ηk.</param>
    /// <param name="discountRate">γ.</param>
    /// <param name="curvature">h, of any sign.</param>
    public static double StepPerGradient(double interval, double learningRate, double discountRate, double curvature)
    {
        var exponent = RecedingHorizon.Rate(discountRate, learningRate, curvature) * interval;
        return exponent == 0
            ? interval * RecedingHorizon.VelocityPerGradient(discountRate, learningRate, curvature)
            : -ExpM1.Of(-exponent) / curvature;
    }
}
