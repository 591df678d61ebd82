using LossNav.Domain.Numerics;

namespace LossNav.Domain.Navigation;

/// <summary>A path through parameter space at N increasing times: N points x D parameters. Immutable.</summary>
public sealed class Trajectory
{
    private readonly double[] _times;
    private readonly double[] _positions;

    private Trajectory(double[] times, double[] positions) => (_times, _positions) = (times, positions);

    /// <summary>Number of points, N.</summary>
    public int Count => _times.Length;

    /// <summary>Number of parameters, D.</summary>
    public int Dimension => _positions.Length / _times.Length;

    /// <summary>The times, N numbers.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The positions point by point, N x D numbers.</summary>
    public ReadOnlySpan<double> Positions => _positions;

    /// <summary>The first point.</summary>
    public Vec Start => PositionAt(0);

    /// <summary>The last point.</summary>
    public Vec End => PositionAt(Count - 1);

    /// <summary>The path through some points.</summary>
    /// <param name="times">N ≥ 1 increasing times.</param>
    /// <param name="positionAt">The position at a time; of the same dimension at every time.</param>
    public static Trajectory Sample(IEnumerable<double> times, Func<double, Vec> positionAt)
    {
        double[] at = [.. times];
        var dimension = positionAt(at[0]).Dimension;
        var positions = new double[at.Length * dimension];
        for (var i = 0; i < at.Length; i++)
        {
            positionAt(at[i]).Span.CopyTo(positions.AsSpan(i * dimension, dimension));
        }

        return new Trajectory(at, positions);
    }

    /// <summary>N times from 0 to <paramref name="duration"/> with equal steps, both ends included.</summary>
    /// <param name="duration">The last time, &gt; 0.</param>
    /// <param name="count">N ≥ 2.</param>
    public static double[] UniformTimes(double duration, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count - 1; i++)
        {
            times[i] = duration * i / (count - 1);
        }

        times[^1] = duration;
        return times;
    }

    /// <summary>Point <paramref name="index"/>, counted from 0.</summary>
    public Vec PositionAt(int index) => Vec.Copy(_positions.AsSpan(index * Dimension, Dimension));

    /// <summary>The position at any time, straight between the points around it; outside of the path as along its first or last piece. N ≥ 2.</summary>
    internal Vec Between(double time)
    {
        var found = Times.BinarySearch(time);
        var i = Math.Clamp(found >= 0 ? found : ~found - 1, 0, Count - 2);
        var share = (time - Times[i]) / (Times[i + 1] - Times[i]);
        return ((1 - share) * PositionAt(i)) + (share * PositionAt(i + 1));
    }

    /// <summary>One parameter along the path, N numbers.</summary>
    /// <param name="index">Which parameter, counted from 0.</param>
    public double[] Coordinate(int index) => [.. Enumerable.Range(0, Count).Select(i => _positions[(i * Dimension) + index])];

    /// <summary>Takes ownership of arrays that nobody else keeps.</summary>
    internal static Trajectory Own(double[] times, double[] positions) => new(times, positions);
}
