namespace LossNav.Domain.Numerics;

/// <summary>An integrated path that can be asked for its position at any time of its interval.</summary>
public sealed class DensePath
{
    private readonly DenseSegment[] _segments;

    internal DensePath(DenseSegment[] segments, double[] end, double duration, int rejectedSteps)
    {
        _segments = segments;
        End = Vec.Copy(end);
        Duration = duration;
        RejectedSteps = rejectedSteps;
    }

    /// <summary>The last time; the first is 0.</summary>
    public double Duration { get; }

    /// <summary>The position at the last time.</summary>
    public Vec End { get; }

    /// <summary>Steps that were taken.</summary>
    public int Steps => _segments.Length;

    /// <summary>Steps that were tried and made too large an error.</summary>
    public int RejectedSteps { get; }

    /// <summary>The times between steps, the first and the last included: steps + 1 numbers.</summary>
    public double[] StepTimes() => [.. _segments.Select(segment => segment.Time), Duration];

    /// <summary>The position at a time; times outside the interval give the nearest end.</summary>
    public Vec PositionAt(double time) => time >= Duration ? End : Segment(time).At(Math.Max(time, 0));

    private DenseSegment Segment(double time) => _segments[Sorted.LastUpTo<DenseSegment>(_segments, segment => segment.Time, time)];
}

/// <summary>One step as a polynomial of order 4 in the share of the step that has passed.</summary>
internal sealed record DenseSegment(double Time, double Step, double[] Start, double[] Coefficients)
{
    public Vec At(double time)
    {
        var (n, s) = (Start.Length, (time - Time) / Step);
        return Vec.Generate(n, i =>
            Start[i] + (Step * s * (Coefficients[i] + (s * (Coefficients[n + i] + (s * (Coefficients[(2 * n) + i] + (s * Coefficients[(3 * n) + i]))))))));
    }
}
