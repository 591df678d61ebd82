using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>The Hamilton-Jacobi-Bellman equation solved on one grid.</summary>
internal sealed record GridLevel(PolicyGrid Grid, double[] Values, double[] Velocities, Anchors Anchors, int Rounds, double LastChange)
{
    // Of the size of a value: the tolerance of the sweeps, below which no gain is one.
    private const double LeavingMargin = 1e-9;

    /// <summary>First order from above until it converges, then second order with the rest points held as long as staying pays.</summary>
    public static Either<NavigationError, GridLevel> Solve(
        Lookout lookout, PolicySettings settings, Effort effort, NavigationProblem problem, PolicyGrid grid, Seq<RestExpansion> rests, double restCost)
        => NodalProblem.Create(lookout, effort, problem, grid, restCost)
            .Bind(nodal => Bounded(problem, nodal, restCost))
            .Bind(nodal => Run(lookout, settings, nodal, new Anchors(grid, rests, rest => problem.DiscountRate > 0 ? rest.Rest.CostPerTime / problem.DiscountRate : 0)));

    // A driftless learner could stay anywhere: without discounting no place may cost less than the rest points.
    private static Either<NavigationError, NodalProblem> Bounded(NavigationProblem problem, NodalProblem nodal, double restCost)
    {
        var cheapest = Enumerable.Range(0, nodal.Cost.Length).MinBy(node => nodal.Cost[node]);
        var isBounded = problem.DiscountRate > 0 || problem.Drift is not Drift.None || nodal.Cost[cheapest] >= -LeavingMargin * (1 + Math.Abs(restCost));
        return isBounded
            ? Right(nodal)
            : Left((NavigationError)new NavigationError.CheaperThanRest(nodal.Grid.PositionAt(cheapest).ToString(), nodal.Cost[cheapest] + restCost, restCost));
    }

    private static Either<NavigationError, GridLevel> Run(Lookout lookout, PolicySettings settings, NodalProblem nodal, Anchors anchors)
    {
        var values = Ceiling(nodal, anchors);
        var frozen = new bool[nodal.Grid.Count];
        var sweeper = new Sweeper(lookout, nodal, values, anchors.Values, frozen);
        var first = sweeper.Converge(null, settings.Tolerance, settings.MostRounds);
        if (System.Array.Exists(values, value => !double.IsFinite(value)))
        {
            return Left((NavigationError)new NavigationError.PolicyNotReached(nodal.Grid.PositionAt(System.Array.FindIndex(values, value => !double.IsFinite(value))).ToString()));
        }

        ReleaseLeft(anchors, values);
        var filter = Filter(nodal.Grid, values);
        var (rounds, report) = (first.Rounds, first);
        do
        {
            for (var node = 0; node < frozen.Length; node++)
            {
                frozen[node] = anchors.Holds(node);
                values[node] = frozen[node] ? anchors.Values[node] : values[node];
            }

            report = sweeper.Converge(filter, settings.Tolerance, settings.MostRounds);
            rounds += report.Rounds;
        }
        while (report.HasConverged && ReleaseCheaper(anchors, values, sweeper));

        return first.HasConverged && report.HasConverged
            ? Right(new GridLevel(nodal.Grid, values, WithRests(nodal, anchors, sweeper.Policy(filter)), anchors, rounds, report.LastChange))
            : Left((NavigationError)new NavigationError.PolicyNotSettled(rounds, report.LastChange));
    }

    // Staying where one is: an upper bound wherever the learner can hold against the drift. Without discounting it costs without end.
    private static double[] Ceiling(NodalProblem nodal, Anchors anchors)
    {
        var values = (double[])anchors.Values.Clone();
        if (nodal.DiscountRate > 0)
        {
            var n = nodal.Grid.Dimension;
            var controls = nodal.Controls();
            var still = new double[n];
            for (var node = 0; node < values.Length; node++)
            {
                var (f, s) = (node * n, node * nodal.MetricStride);
                if (Enumerable.Range(0, n).All(d => nodal.Drift[f + d] == 0 || nodal.Authority[s + (d * n) + d] > 0))
                {
                    values[node] = Math.Min(values[node], (nodal.Cost[node] + controls.Effort(node, still)) / nodal.DiscountRate);
                }
            }
        }

        return values;
    }

    // The monotone first-order value lies above the true one: where even it lies below the value of staying, leaving is cheaper.
    private static void ReleaseLeft(Anchors anchors, double[] values)
    {
        foreach (var rest in Enumerable.Range(0, anchors.Rests.Count))
        {
            var node = anchors.Grid.NodeNear(anchors.Rests[rest].Rest.Position);
            if (anchors.Owners[node] == rest && values[node] < anchors.Values[node] - Margin(anchors, rest, node))
            {
                anchors.Release(rest);
            }
        }
    }

    private static bool ReleaseCheaper(Anchors anchors, double[] values, Sweeper sweeper)
    {
        var cheaper = Enumerable.Range(0, anchors.Rests.Count)
            .Where(rest => !anchors.IsReleased(rest) && anchors.NodesOf(rest).Any(node =>
                sweeper.Leaving(node, other => anchors.Owners[other] == rest) < values[node] - Margin(anchors, rest, node)))
            .ToList();
        cheaper.ForEach(anchors.Release);
        return cheaper.Count > 0;
    }

    // What the value of staying may be off by: a smaller gain is none.
    private static double Margin(Anchors anchors, int rest, int node)
        => (LeavingMargin * (1 + Math.Abs(anchors.Values[node]))) + anchors.Rests[rest].ErrorAbove(anchors.Grid.PositionAt(node));

    // √(h/extent) of the steepest slope: goes to 0 with h, yet slower than the correction of a smooth value, which falls with h.
    private static double[] Filter(PolicyGrid grid, double[] values)
        => [.. Enumerable.Range(0, grid.Dimension).Select(d => Steepest(grid, values, d) / Math.Sqrt(grid.Axes[d].Cells))];

    private static double Steepest(PolicyGrid grid, double[] values, int axis)
    {
        var steepest = 0.0;
        for (var node = 0; node < grid.Count; node++)
        {
            if (grid.Index(node, axis) > 0)
            {
                steepest = Math.Max(steepest, Math.Abs(values[node] - values[node - grid.Strides[axis]]));
            }
        }

        return steepest / grid.Steps[axis];
    }

    // Around a rest point that holds, its own expansion gives the velocity: v = f − S∇V.
    private static double[] WithRests(NodalProblem nodal, Anchors anchors, double[] velocities)
    {
        var n = nodal.Grid.Dimension;
        for (var node = 0; node < nodal.Grid.Count; node++)
        {
            if (anchors.Holds(node))
            {
                var slope = anchors.Rests[anchors.Owners[node]].GradientAt(nodal.Grid.PositionAt(node));
                for (var i = 0; i < n; i++)
                {
                    velocities[(node * n) + i] = nodal.Drift[(node * n) + i];
                    for (var j = 0; j < n; j++)
                    {
                        velocities[(node * n) + i] -= nodal.Authority[(node * nodal.MetricStride) + (i * n) + j] * slope[j];
                    }
                }
            }
        }

        return velocities;
    }
}
