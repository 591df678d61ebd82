using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;

namespace LossNav.Domain.Solvers.Infinite;

/// <summary>The boundary problem of a path that arrives on the stable manifold of a rest point.</summary>
internal static class RestBoundary
{
    /// <summary>How far the rest point is from the start: at least what rounding makes of none.</summary>
    public static double Way(NavigationProblem problem, RestPoint rest)
        => Math.Max((problem.Start - rest.Position).Norm, 1e-8 * (1 + rest.Position.Norm));

    /// <summary>State and costate up to a cut; what resting costs from then on counts where it is discounted.</summary>
    public static BoundaryProblem Of(Lookout lookout, NavigationProblem problem, RestPoint rest)
    {
        var restValue = problem.DiscountRate == 0 ? 0 : rest.CostPerTime / problem.DiscountRate;
        return new BoundaryProblem(lookout, problem, new EndRule.StableManifold(rest.Position, rest.Costate, rest.ValueCurvature, restValue));
    }
}
