using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Global;

/// <summary>The box of parameters that is searched.</summary>
/// <param name="Low">Its lower corner, D numbers.</param>
/// <param name="High">Its upper corner, D numbers.</param>
internal sealed record SearchBox(Vec Low, Vec High)
{
    // What lies beyond the points that are known, as a share of the width.
    private const double Margin = 0.35;

    // Where the points of an axis lie close together, it gets this share of the widest one: paths bend aside.
    private const double LeastShare = 0.6;

    public Vec Center => 0.5 * (Low + High);

    public double HalfWidth => 0.5 * Enumerable.Range(0, Low.Dimension).Max(i => High[i] - Low[i]);

    /// <summary>The box around some points, with room on every side.</summary>
    public static SearchBox Around(IReadOnlyCollection<Vec> points)
    {
        var d = points.First().Dimension;
        var low = Vec.Generate(d, i => points.Min(p => p[i]));
        var high = Vec.Generate(d, i => points.Max(p => p[i]));
        var widest = Enumerable.Range(0, d).Max(i => high[i] - low[i]);
        var size = widest > 0 ? widest : Math.Max(1, points.First().Norm);
        return new SearchBox(low, high).Widened(i => Math.Max(Margin * (high[i] - low[i]), 0.5 * ((LeastShare * size * (1 + (2 * Margin))) - (high[i] - low[i]))));
    }

    /// <summary>The same box, wider by a share of its width on every side.</summary>
    public SearchBox Wider(double share) => Widened(i => share * (High[i] - Low[i]));

    private SearchBox Widened(Func<int, double> by)
        => new(Vec.Generate(Low.Dimension, i => Low[i] - Math.Max(0, by(i))), Vec.Generate(Low.Dimension, i => High[i] + Math.Max(0, by(i))));
}
