using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Dynamics;
using LossNav.Domain.Solvers.Extremals;

namespace LossNav.Domain.Solvers.Conditions;

/// <summary>Turns points of state and costate into a continuous path: from each point the flow is followed for one step, so that what is wrong with a point shows as a gap.</summary>
internal static class PathLift
{
    // Newton's method inside one interval converges in three or four.
    private const int MostPasses = 12;

    public static ExtremalPath Through(HamiltonianFlow flow, Trajectory positions, Trajectory costates)
    {
        var (d, n, count) = (flow.Dimension, flow.Size, positions.Count);
        var nodes = new double[count * n];
        for (var i = 0; i < count; i++)
        {
            positions.Positions.Slice(i * d, d).CopyTo(nodes.AsSpan(i * n));
            costates.Positions.Slice(i * d, d).CopyTo(nodes.AsSpan((i * n) + d));
        }

        var slopes = Chords(positions.Times, nodes, n);
        var times = positions.Times.ToArray();
        Settle(flow, times, nodes, slopes, 0, 1);
        return new ExtremalPath(times, nodes, slopes);
    }

    /// <summary>Two half steps from each point of a path: the gap before the next point is the error of the path there, to order 8.</summary>
    public static ExtremalPath InHalfSteps(HamiltonianFlow flow, ExtremalPath path)
    {
        var half = path.Resample(MeshSelection.Halve(path.Times));
        var (times, nodes, slopes) = (half.Times.ToArray(), half.Nodes.ToArray(), half.Slopes.ToArray());
        Settle(flow, times, nodes, slopes, 0, 2);
        var first = new ExtremalPath(times, (double[])nodes.Clone(), slopes);
        for (var i = 0; i + 1 < times.Length; i += 2)
        {
            var middle = first.Node(i).ToArray();
            for (var j = 0; j < GaussScheme.Stages; j++)
            {
                Rows.AddScaled((times[i + 1] - times[i]) * GaussScheme.Weights[j], first.Slope(i, j), middle);
            }

            middle.CopyTo(nodes, (i + 1) * flow.Size);
        }

        Settle(flow, times, nodes, slopes, 1, 2);
        return new ExtremalPath(times, nodes, slopes);
    }

    // Newton's method on the stages of some steps, each from its own first point.
    private static void Settle(HamiltonianFlow flow, double[] times, double[] nodes, double[] slopes, int first, int every)
    {
        var equations = new IntervalEquations(flow, Scales.Of(new ExtremalPath(times, nodes, slopes)));
        var perInterval = GaussScheme.Stages * flow.Size;
        var solved = new double[perInterval * (flow.Size + 1)];
        var path = new ExtremalPath(times, nodes, slopes);
        for (var i = first; i + 1 < times.Length; i += every)
        {
            for (var pass = 0; pass < MostPasses && equations.Solve(path, i, 0, solved); pass++)
            {
                double largest = 0, size = 0;
                for (var j = 0; j < perInterval; j++)
                {
                    var change = solved[(j * (flow.Size + 1)) + flow.Size];
                    slopes[(i * perInterval) + j] += change;
                    largest = Math.Max(largest, Math.Abs(change));
                    size = Math.Max(size, Math.Abs(slopes[(i * perInterval) + j]));
                }

                if (!(largest > 1e-15 * size))
                {
                    break;
                }
            }
        }
    }

    private static double[] Chords(ReadOnlySpan<double> times, double[] nodes, int n)
    {
        var slopes = new double[(times.Length - 1) * GaussScheme.Stages * n];
        for (var j = 0; j < slopes.Length; j++)
        {
            var (interval, component) = (j / (GaussScheme.Stages * n), j % n);
            slopes[j] = (nodes[((interval + 1) * n) + component] - nodes[(interval * n) + component]) / (times[interval + 1] - times[interval]);
        }

        return slopes;
    }
}
