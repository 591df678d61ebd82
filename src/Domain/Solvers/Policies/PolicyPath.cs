using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>The path that a policy on a grid leads along.</summary>
internal static class PolicyPath
{
    private const int MostSteps = 4000;
    private const double ShareOfCell = 0.25;
    private const double AtRest = 0.02;

    /// <summary>
    /// Follows the policy by midpoint steps of a quarter of a cell until it is slow (a fiftieth of its greatest speed) beside a rest point, stands still,
    /// leaves the grid or has taken 4,000 steps.
    /// </summary>
    /// <param name="start">A point of the grid's box.</param>
    /// <param name="policy">The policy.</param>
    public static Trajectory From(Vec start, PolicySolution policy)
    {
        var cell = policy.Grid.Axes.Map(axis => axis.Step).Min();
        var (times, points) = (new List<double> { 0 }, new List<Vec> { start });
        var fastest = 0.0;
        while (points.Count <= MostSteps)
        {
            var here = policy.Velocity(points[^1]).IfNone(Vec.Zero(start.Dimension));
            fastest = Math.Max(fastest, here.Norm);
            if (here.Norm <= AtRest * fastest && (here.Norm == 0 || policy.Basins.RestPoints.Exists(rest => (rest.Position - points[^1]).Norm <= 2 * cell)))
            {
                break;
            }

            var step = ShareOfCell * cell / here.Norm;
            var halfway = policy.Velocity(points[^1] + ((step / 2) * here));
            var next = halfway.Map(velocity => points[^1] + (step * velocity));
            if (!next.Exists(policy.Grid.Contains))
            {
                break;
            }

            times.Add(times[^1] + step);
            points.Add(next.IfNone(start));
        }

        // A start at rest stays there: three points are a path.
        for (var i = points.Count; i < 3; i++)
        {
            times.Add(times[^1] + 1);
            points.Add(points[^1]);
        }

        double[] at = [.. times];
        return Trajectory.Sample(at, time => points[Array.BinarySearch(at, time)]);
    }
}
