using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Newton's method, Δθ = −H⁻¹g: the optimal step where the learner does not look again for a long time (theory notes, section 4).</summary>
/// <remarks>
/// Along negative curvature a long time would lead without bound away from the saddle. As a rule on a landscape it then steps downhill as far as along the
/// same positive curvature, −g/|h| (Dauphin et al. 2014); <see cref="Step"/> says instead that there is no optimum.
/// </remarks>
public static class Newton
{
    private const string Name = "Newton";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.SecondOrder("newton", Name, Seq<RuleParameter>(), (hessian, _) => Create(hessian));

    /// <summary>Defines the rule on a landscape.</summary>
    /// <param name="hessian">H(θ), D x D, symmetric; of any signs.</param>
    public static Validation<NavigationError, LearningRule> Create(Func<Vec, Mat> hessian)
        => Success<NavigationError, LearningRule>(
            CurvatureRule.Of(Name, "Δt large; G = I, f = 0", hessian, h => h == 0 ? 0 : 1 / Math.Abs(h)));

    /// <summary>The step −H⁻¹g.</summary>
    /// <param name="hessian">H, D x D, symmetric.</param>
    /// <param name="gradient">g, D numbers.</param>
    /// <returns>The step, or that H is not positive definite, so that there is no bounded optimum.</returns>
    public static Validation<NavigationError, Vec> Step(Mat hessian, Vec gradient)
        => Checks.Then(
            Checks.PositiveDefinite("the Hessian H", hessian, gradient.Dimension),
            () => -1.0 * (SymmetricEigen.Of(hessian).Apply(h => 1 / h) * gradient));
}
