using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Global;

/// <summary>
/// Dynamic programming on a coarse grid of space and time, every node to every node in each step: a value function from the start and one to the end, whose sum has a
/// valley wherever a route of its own goes through. Rough numbers, but no route is overlooked that is wider than a cell.
/// </summary>
internal sealed class SpaceTimeGrid
{
    // Numbers of nodes for each axis by D, and of steps: some 10⁷ costs of steps in all, a tenth of a second.
    private static readonly int[] _nodesPerAxis = [0, 121, 25, 9];
    private static readonly int[] _steps = [0, 48, 24, 20];

    private readonly NavigationProblem _problem;
    private readonly Horizon.Finite _horizon;
    private readonly Vec[] _points;
    private readonly int _side;
    private readonly int _nodes;

    private SpaceTimeGrid(NavigationProblem problem, Horizon.Finite horizon, SearchBox box)
    {
        (_problem, _horizon) = (problem, horizon);
        var d = problem.Dimension;
        _side = _nodesPerAxis[d];
        _nodes = (int)Math.Pow(_side, d);
        Vec Node(int index) => Vec.Generate(d, axis => box.Low[axis] + ((box.High[axis] - box.Low[axis]) * (index / (int)Math.Pow(_side, axis) % _side) / (_side - 1)));

        // The start and the end that is asked for lie beside the grid: the last two points.
        var end = horizon.End is EndCondition.Fixed at ? at.Position : problem.Start;
        _points = [.. Enumerable.Range(0, _nodes).Select(Node), problem.Start, end];
    }

    /// <summary>The most parameters that a grid can have.</summary>
    public static int MostParameters => _nodesPerAxis.Length - 1;

    /// <summary>Routes from the start to the end, the one of least rough cost first, and whether the best of them stays inside the box; nothing where each costs infinity.</summary>
    public static (Trajectory[] Routes, bool IsInside) Search(Lookout lookout, SearchBox box, NavigationProblem problem, Horizon.Finite horizon, int most)
        => new SpaceTimeGrid(problem, horizon, box).Search(lookout, most);

    private (Trajectory[] Routes, bool IsInside) Search(Lookout lookout, int most)
    {
        var steps = _steps[_problem.Dimension];
        var h = _horizon.Duration / steps;
        var values = new RouteValues(_points.Length, steps);
        values.Begin(_nodes);
        var costs = Array.Empty<double>();
        for (var n = 0; n < steps; n++)
        {
            if (lookout.Ask())
            {
                return ([], true);
            }

            costs = n == 0 || _problem.DependsOnTime ? Costs((n + 0.5) * h, h) : costs;
            values.Forward(n, costs, Math.Exp(-_problem.DiscountRate * (n + 0.5) * h));
        }

        values.End(EndCosts());
        for (var n = steps - 1; n >= 0; n--)
        {
            if (lookout.Ask())
            {
                return ([], true);
            }

            costs = _problem.DependsOnTime ? Costs((n + 0.5) * h, h) : costs;
            values.Backward(n, costs, Math.Exp(-_problem.DiscountRate * (n + 0.5) * h));
        }

        var routes = Valleys(values, steps)
            .OrderBy(valley => valley.Cost)
            .Select(valley => values.Through(valley.Step, valley.Point))
            .Aggregate(new List<int[]>(), (known, next) => known.Count == most || known.Exists(old => AreNear(old, next)) ? known : [.. known, next]);
        return (
            [.. routes.Select(route => Trajectory.Own(Trajectory.UniformTimes(_horizon.Duration, steps + 1), [.. route.SelectMany(point => _points[point].ToArray())]))],
            routes.Count == 0 || routes[0].All(point => point >= _nodes || !IsAtFace(point)));
    }

    private double[] Costs(double time, double h)
    {
        var (costs, n) = (new StepCosts(_problem, _points, time, h), _points.Length);
        var table = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                table[(i * n) + j] = costs[i, j];
            }
        }

        return table;
    }

    private double[] EndCosts() => _horizon.End.Match(
        _ => [.. _points.Select((_, i) => i == _nodes + 1 ? 0 : double.PositiveInfinity)],
        _ => new double[_points.Length],
        end => [.. _points.Select(point => Math.Exp(-_problem.DiscountRate * _horizon.Duration) * end.Cost.Value(point))]);

    // Nodes that no neighbour undercuts, at a quarter, half and three quarters of the time and, where it is open, at the end.
    private IEnumerable<(int Step, int Point, double Cost)> Valleys(RouteValues values, int steps)
        => from step in new[] { steps / 4, steps / 2, 3 * steps / 4, steps }
           from point in Enumerable.Range(0, _points.Length)
           let cost = values.Cost(step, point)
           where double.IsFinite(cost) && (point >= _nodes || Neighbours(point).All(next => values.Cost(step, next) >= cost))
           select (step, point, cost);

    private IEnumerable<int> Neighbours(int node)
    {
        var stride = 1;
        for (var axis = 0; axis < _problem.Dimension; axis++, stride *= _side)
        {
            var place = node / stride % _side;
            if (place > 0)
            {
                yield return node - stride;
            }

            if (place < _side - 1)
            {
                yield return node + stride;
            }
        }
    }

    private bool IsAtFace(int node) => Neighbours(node).Count() < 2 * _problem.Dimension;

    private bool AreNear(int[] first, int[] second)
    {
        var cell = (_points[_nodes - 1] - _points[0]).Norm / (_side - 1);
        return Enumerable.Range(0, first.Length).All(n => (_points[first[n]] - _points[second[n]]).Norm <= 1.5 * cell);
    }
}
