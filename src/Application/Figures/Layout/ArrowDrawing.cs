using System.Collections.Immutable;
using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Arrows: a shaft, and a head whose size follows the width of the shaft; a short arrow has a smaller head.</summary>
internal static class ArrowDrawing
{
    private const double HeadLength = 6;
    private const double HeadWidth = 4;
    private const double LongestHead = 0.6;
    private const int CurveSteps = 32;

    public static Seq<Primitive> Draw(Layer.Arrows arrows, PlotArea area)
        => Enumerable.Range(0, arrows.Tails.Count).ToSeq().Bind(i => Draw(
            area.Page(arrows.Tails.X[i], arrows.Tails.Y[i]),
            area.Page(arrows.Tails.X[i] + arrows.Reaches.X[i], arrows.Tails.Y[i] + arrows.Reaches.Y[i]),
            arrows.Color,
            arrows.WidthPoints,
            arrows.Bend)).Strict();

    /// <summary>One arrow on the page; without length or with a place that is not finite it does not show.</summary>
    public static Seq<Primitive> Draw(PagePoint tail, PagePoint tip, Color color, double width, double bend = 0)
    {
        var (dx, dy) = (tip.X - tail.X, tip.Y - tail.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (!(length > 0 && double.IsFinite(length)))
        {
            return Seq<Primitive>.Empty;
        }

        // A parabola from tail to tip, whose middle is bent to the left; it arrives along the line from its control point.
        var control = new PagePoint(((tail.X + tip.X) / 2) + (2 * bend * dy), ((tail.Y + tip.Y) / 2) - (2 * bend * dx));
        var (towardsX, towardsY) = bend == 0 ? (dx, dy) : (tip.X - control.X, tip.Y - control.Y);
        var reach = bend == 0 ? length : Math.Sqrt((towardsX * towardsX) + (towardsY * towardsY));
        var (alongX, alongY) = (towardsX / reach, towardsY / reach);
        var head = Math.Min(HeadLength * width, LongestHead * length);
        var half = head * HeadWidth / HeadLength / 2;
        var neck = new PagePoint(tip.X - (head * alongX), tip.Y - (head * alongY));
        return new Seq<Primitive>(
        [
            new Primitive.Polyline(bend == 0 ? [tail, neck] : Curve(tail, control, neck), Closed: false, color, width, SquareEnds: false),
            new Primitive.Polygon(
                [tip, new(neck.X - (half * alongY), neck.Y + (half * alongX)), new(neck.X + (half * alongY), neck.Y - (half * alongX))], color),
        ]);
    }

    private static ImmutableArray<PagePoint> Curve(PagePoint from, PagePoint control, PagePoint to)
        => [.. Enumerable.Range(0, CurveSteps + 1).Select(i => (double)i / CurveSteps).Select(t => new PagePoint(
            ((1 - t) * (1 - t) * from.X) + (2 * t * (1 - t) * control.X) + (t * t * to.X),
            ((1 - t) * (1 - t) * from.Y) + (2 * t * (1 - t) * control.Y) + (t * t * to.Y)))];
}
