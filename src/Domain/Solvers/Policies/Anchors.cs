using LanguageExt;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>
/// The nodes around each rest point, where the value of staying is known to third order in the distance. A rest point is released when leaving it is
/// cheaper than staying: then its nodes are nodes like all others.
/// </summary>
internal sealed class Anchors
{
    /// <summary>Nodes at most this many cells away from a rest point on every axis are anchored.</summary>
    private const double Reach = 2;

    private readonly bool[] _released;

    public Anchors(PolicyGrid grid, Seq<RestExpansion> rests, Func<RestExpansion, double> valueAt)
    {
        (Grid, Rests, _released) = (grid, rests, new bool[rests.Count]);
        (Values, Owners) = (new double[grid.Count], new int[grid.Count]);
        Array.Fill(Values, double.PositiveInfinity);
        Array.Fill(Owners, -1);
        var position = new double[grid.Dimension];
        for (var node = 0; node < grid.Count; node++)
        {
            grid.Locate(node, position);
            for (var r = 0; r < rests.Count; r++)
            {
                if (IsNear(rests[r], position))
                {
                    var value = valueAt(rests[r]) + rests[r].ValueAbove(Numerics.Vec.Copy(position));
                    (Values[node], Owners[node]) = value < Values[node] ? (value, r) : (Values[node], Owners[node]);
                }
            }
        }
    }

    public PolicyGrid Grid { get; }

    public Seq<RestExpansion> Rests { get; }

    /// <summary>The value of staying at the rest point nearby, +∞ elsewhere.</summary>
    public double[] Values { get; }

    /// <summary>The rest point that a node is anchored to, −1 for none.</summary>
    public int[] Owners { get; }

    public bool IsReleased(int rest) => _released[rest];

    public bool Holds(int node) => Owners[node] >= 0 && !_released[Owners[node]];

    /// <summary>Lets a rest point go.</summary>
    public void Release(int rest)
    {
        _released[rest] = true;
        for (var node = 0; node < Owners.Length; node++)
        {
            Values[node] = Owners[node] == rest ? double.PositiveInfinity : Values[node];
        }
    }

    /// <summary>The nodes of one rest point.</summary>
    public IEnumerable<int> NodesOf(int rest) => Enumerable.Range(0, Owners.Length).Where(node => Owners[node] == rest);

    private bool IsNear(RestExpansion expansion, double[] position)
    {
        for (var d = 0; d < position.Length; d++)
        {
            if (Math.Abs(position[d] - expansion.Rest.Position[d]) > Reach * Grid.Steps[d])
            {
                return false;
            }
        }

        return true;
    }
}
