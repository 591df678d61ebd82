using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>A path of state and costate that can be asked at any time: N points, a polynomial of degree 4 between each two. Immutable.</summary>
public sealed class ExtremalPath
{
    private readonly double[] _times;
    private readonly double[] _nodes;
    private readonly double[] _slopes;
    private readonly int _size;

    /// <summary>Takes ownership of arrays that nobody else writes to.</summary>
    /// <param name="times">N times.</param>
    /// <param name="nodes">z = (θ, λ) at each, N x 2D.</param>
    /// <param name="slopes">ż at the stages of each step, (N − 1) x 4 x 2D.</param>
    internal ExtremalPath(double[] times, double[] nodes, double[] slopes)
        => (_times, _nodes, _slopes, _size) = (times, nodes, slopes, nodes.Length / times.Length);

    /// <summary>Number of points, N.</summary>
    public int Count => _times.Length;

    /// <summary>Number of parameters, D.</summary>
    public int Dimension => _size / 2;

    /// <summary>The last time.</summary>
    public double Duration => _times[^1];

    /// <summary>The times of the points, N numbers; the first is 0.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>θ at the points: N x D.</summary>
    public Trajectory Positions => Own(0);

    /// <summary>λ at the points: N x D.</summary>
    public Trajectory Costates => Own(Dimension);

    internal ReadOnlySpan<double> Nodes => _nodes;

    internal ReadOnlySpan<double> Slopes => _slopes;

    /// <summary>θ at a time; times outside the interval give the nearest end.</summary>
    public Vec PositionAt(double time) => Vec.Copy(At(time).AsSpan(0, Dimension));

    /// <summary>λ at a time; times outside the interval give the nearest end.</summary>
    public Vec CostateAt(double time) => Vec.Copy(At(time).AsSpan(Dimension));

    /// <summary>θ̇ at a time; times outside the interval give the nearest end.</summary>
    public Vec VelocityAt(double time) => Vec.Copy(SlopeAt(time).AsSpan(0, Dimension));

    /// <summary>θ at some increasing times: N points x D.</summary>
    public Trajectory PathAt(IEnumerable<double> times) => Trajectory.Sample(times, PositionAt);

    /// <summary>The same path on other points of the same interval.</summary>
    internal ExtremalPath Resample(double[] times)
    {
        var nodes = new double[times.Length * _size];
        var slopes = new double[(times.Length - 1) * GaussScheme.Stages * _size];
        for (var i = 0; i < times.Length; i++)
        {
            At(times[i]).CopyTo(nodes, i * _size);
            for (var j = 0; j < GaussScheme.Stages && i + 1 < times.Length; j++)
            {
                SlopeAt(times[i] + (GaussScheme.Nodes[j] * (times[i + 1] - times[i]))).CopyTo(slopes, ((i * GaussScheme.Stages) + j) * _size);
            }
        }

        return new ExtremalPath(times, nodes, slopes);
    }

    internal ReadOnlySpan<double> Node(int index) => _nodes.AsSpan(index * _size, _size);

    internal ReadOnlySpan<double> Slope(int interval, int stage) => _slopes.AsSpan(StageIndex(interval, stage), _size);

    /// <summary>(θ, λ) at a time.</summary>
    internal double[] At(double time)
    {
        var (interval, share) = Locate(time);
        return Within(interval, GaussScheme.SharesUpTo(share));
    }

    /// <summary>(θ, λ) at one stage of an interval.</summary>
    internal double[] AtStage(int interval, int stage) => Within(interval, GaussScheme.Matrix.AsSpan(stage * GaussScheme.Stages, GaussScheme.Stages));

    /// <summary>ż at a time.</summary>
    internal double[] SlopeAt(double time)
    {
        var (interval, share) = Locate(time);
        var shares = GaussScheme.SlopeShares(share);
        var slope = new double[_size];
        for (var k = 0; k < GaussScheme.Stages; k++)
        {
            Rows.AddScaled(shares[k], Slope(interval, k), slope);
        }

        return slope;
    }

    private double[] Within(int interval, ReadOnlySpan<double> shares)
    {
        var z = Node(interval).ToArray();
        var step = _times[interval + 1] - _times[interval];
        for (var k = 0; k < GaussScheme.Stages; k++)
        {
            Rows.AddScaled(step * shares[k], Slope(interval, k), z);
        }

        return z;
    }

    private (int Interval, double Share) Locate(double time)
    {
        var found = Array.BinarySearch(_times, time);
        var interval = Math.Clamp(found >= 0 ? found : ~found - 1, 0, Count - 2);
        return (interval, Math.Clamp((time - _times[interval]) / (_times[interval + 1] - _times[interval]), 0, 1));
    }

    private int StageIndex(int interval, int stage) => ((interval * GaussScheme.Stages) + stage) * _size;

    private Trajectory Own(int offset)
    {
        var values = new double[Count * Dimension];
        for (var i = 0; i < Count; i++)
        {
            Node(i).Slice(offset, Dimension).CopyTo(values.AsSpan(i * Dimension));
        }

        return Trajectory.Own((double[])_times.Clone(), values);
    }
}
