using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Infinite;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>Which rest point the optimal policy reaches from each node of a grid.</summary>
public sealed class BasinMap
{
    // Rounds of sweeps; a policy that goes round for ever never converges.
    private const int MostRounds = 200;

    // A probability that changes by less has decided on which side of one half it lies.
    private const double Tolerance = 1e-4;
    private readonly PolicyGrid _grid;
    private readonly int[] _labels;

    private BasinMap(PolicyGrid grid, Seq<RestPoint> rests, int[] labels) => (_grid, RestPoints, _labels) = (grid, rests, labels);

    /// <summary>The rest points, the cheapest first.</summary>
    public Seq<RestPoint> RestPoints { get; }

    /// <summary>The number of the rest point reached from a node, counted from 0; −1 where none of them is reached.</summary>
    /// <param name="node">Number of the node.</param>
    public int LabelAt(int node) => _labels[node];

    /// <summary>The rest point that is reached from the node nearest to a point, or none of the known ones.</summary>
    /// <param name="position">A point; outside the grid it counts as the nearest point of the box.</param>
    public Option<RestPoint> From(Vec position)
        => _labels[_grid.NodeNear(position)] is var label && label >= 0 ? RestPoints[label] : Option<RestPoint>.None;

    /// <summary>The share of nodes from which a rest point is reached.</summary>
    /// <param name="rest">Its number, counted from 0.</param>
    public double ShareOf(int rest) => _labels.Count(label => label == rest) / (double)_labels.Length;

    // The policy read as a Markov chain that steps to neighbours with the upwind shares of the velocity; a node belongs to the rest point that its chain
    // ends at with a probability above one half.
    internal static BasinMap Of(Lookout lookout, GridLevel level)
    {
        var rests = level.Anchors.Rests;
        var labels = new int[level.Grid.Count];
        Array.Fill(labels, -1);
        foreach (var rest in Enumerable.Range(0, rests.Count).Where(rest => !level.Anchors.IsReleased(rest)))
        {
            var chances = Chances(lookout, level, rest);
            for (var node = 0; node < labels.Length; node++)
            {
                labels[node] = chances[node] > 0.5 ? rest : labels[node];
            }
        }

        return new BasinMap(level.Grid, rests.Map(expansion => expansion.Rest).Strict(), labels);
    }

    private static double[] Chances(Lookout lookout, GridLevel level, int rest)
    {
        var (grid, anchors) = (level.Grid, level.Anchors);
        var chances = new double[grid.Count];
        for (var node = 0; node < chances.Length; node++)
        {
            chances[node] = anchors.Holds(node) && anchors.Owners[node] == rest ? 1 : 0;
        }

        var order = new GridOrder(grid);
        for (var round = 0; round < MostRounds && !lookout.Tell("rounds over the basins", round, MostRounds); round++)
        {
            var change = 0.0;
            for (var direction = 0; direction < order.Count; direction++)
            {
                order.Walk(direction, lookout.Ask, node =>
                {
                    if (!anchors.Holds(node))
                    {
                        var next = Mean(level, node, chances);
                        change = Math.Max(change, Math.Abs(next - chances[node]));
                        chances[node] = next;
                    }
                });
            }

            if (change < Tolerance)
            {
                break;
            }
        }

        return chances;
    }

    private static double Mean(GridLevel level, int node, double[] chances)
    {
        var (grid, sum, total) = (level.Grid, 0.0, 0.0);
        for (var d = 0; d < grid.Dimension; d++)
        {
            var v = level.Velocities[(node * grid.Dimension) + d];
            if (v != 0)
            {
                var flow = Math.Abs(v) / grid.Steps[d];
                sum += flow * chances[node + (v > 0 ? grid.Strides[d] : -grid.Strides[d])];
                total += flow;
            }
        }

        return total > 0 ? sum / total : chances[node];
    }
}
