using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Arrows: a shaft, and a head whose size follows the width of the shaft; a short arrow has a smaller head.</summary>
internal static class ArrowDrawing
{
    private const double HeadLength = 6;
    private const double HeadWidth = 4;
    private const double LongestHead = 0.6;

    public static Seq<Primitive> Draw(Layer.Arrows arrows, PlotArea area)
        => Enumerable.Range(0, arrows.Tails.Count).ToSeq().Bind(i => Draw(
            area.Page(arrows.Tails.X[i], arrows.Tails.Y[i]),
            area.Page(arrows.Tails.X[i] + arrows.Reaches.X[i], arrows.Tails.Y[i] + arrows.Reaches.Y[i]),
            arrows.Color,
            arrows.WidthPoints)).Strict();

    /// <summary>One arrow on the page; without length or with a place that is not finite it does not show.</summary>
    public static Seq<Primitive> Draw(PagePoint tail, PagePoint tip, Color color, double width)
    {
        var (dx, dy) = (tip.X - tail.X, tip.Y - tail.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (!(length > 0 && double.IsFinite(length)))
        {
            return Seq<Primitive>.Empty;
        }

        var (alongX, alongY) = (dx / length, dy / length);
        var head = Math.Min(HeadLength * width, LongestHead * length);
        var half = head * HeadWidth / HeadLength / 2;
        var neck = new PagePoint(tip.X - (head * alongX), tip.Y - (head * alongY));
        return new Seq<Primitive>(
        [
            new Primitive.Polyline([tail, neck], Closed: false, color, width, SquareEnds: false),
            new Primitive.Polygon(
                [tip, new(neck.X - (half * alongY), neck.Y + (half * alongX)), new(neck.X + (half * alongY), neck.Y - (half * alongX))], color),
        ]);
    }
}
