using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Flow;
using LossNav.Domain.Suboptimality;
using static LanguageExt.Prelude;

namespace LossNav.Application.Answers;

/// <summary>What gradient descent costs under the objective of a problem.</summary>
internal static class DescentCost
{
    // The integral along the path is of high order: so many pieces are exact to more digits than a report shows, unless the descent is very stiff.
    // Each point costs a product with the metric, D² numbers: fewer where that is much.
    private const int Points = 2001;
    private const int PointsOfMany = 401;
    private const int Many = 20;

    /// <summary>J of the path of gradient descent; where the horizon is infinite, of resting at its last point after it too.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="duration">How long the path is followed: T, or the time that the optimal path is given for.</param>
    /// <param name="flow">The path.</param>
    /// <returns>J; none where it is not finite, since the metric does not allow the motion or resting costs something for ever.</returns>
    public static Option<double> Of(NavigationProblem problem, double duration, DensePath flow)
    {
        var path = Trajectory.Sample(Trajectory.UniformTimes(duration, problem.Dimension > Many ? PointsOfMany : Points), flow.PositionAt);
        var cost = PathCost.Along(problem, path).Total + problem.Horizon.Match(
            _ => PathCost.AtRest(duration, problem, path.End).Total,
            finite => finite.End.Match(
                _ => 0.0,
                _ => 0.0,
                charged => Math.Exp(-problem.DiscountRate * duration) * charged.Cost.ValueAt(duration, path.End)));
        return double.IsFinite(cost) ? Some(cost) : None;
    }
}
