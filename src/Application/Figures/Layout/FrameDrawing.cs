using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Border lines and ticks.</summary>
internal static class FrameDrawing
{
    private const double WidthPoints = 0.8;

    public static Seq<Primitive> Draw(Panel panel, PlotArea area, Medium medium)
    {
        var box = area.Box;
        var frame = panel.Frame;
        return Border(frame.Left, new(box.Left, box.Top), new(box.Left, box.Bottom), medium)
            + Border(frame.Right, new(box.Right, box.Top), new(box.Right, box.Bottom), medium)
            + Border(frame.Bottom, new(box.Left, box.Bottom), new(box.Right, box.Bottom), medium)
            + Border(frame.Top, new(box.Left, box.Top), new(box.Right, box.Top), medium)
            + (frame.Ticks ? Ticks(panel, area, medium) : Seq<Primitive>.Empty);
    }

    /// <summary>The rectangle to which the layers of a panel are cut.</summary>
    public static Box Window(Box box, Medium medium)
        => medium.Match(
            exact => box,
            pixels => new(
                Nearest(box.Left, pixels.PointsPerPixel),
                Nearest(box.Top, pixels.PointsPerPixel),
                Nearest(box.Right, pixels.PointsPerPixel),
                Nearest(box.Bottom, pixels.PointsPerPixel)));

    private static Seq<Primitive> Ticks(Panel panel, PlotArea area, Medium medium)
        => AxisText.Shown(panel.X, area.X).Bind(tick =>
            {
                var x = area.PageX(tick.At);
                return Line(new(x, area.Box.Bottom), new(x, area.Box.Bottom + AxisText.TickLength), squareEnds: false, medium);
            })
            + AxisText.Shown(panel.Y, area.Y).Bind(tick =>
            {
                var y = area.PageY(tick.At);
                return Line(new(area.Box.Left - AxisText.TickLength, y), new(area.Box.Left, y), squareEnds: false, medium);
            });

    private static Seq<Primitive> Border(bool shown, PagePoint from, PagePoint to, Medium medium)
        => shown ? Line(from, to, squareEnds: true, medium) : Seq<Primitive>.Empty;

    private static Seq<Primitive> Line(PagePoint from, PagePoint to, bool squareEnds, Medium medium)
        => new Seq<Primitive>([new Primitive.Polyline([Snapped(from, medium), Snapped(to, medium)], Closed: false, Colors.Black, WidthPoints, squareEnds)]);

    /// <summary>A line about one pixel wide is sharp when it runs through the middle of pixels.</summary>
    private static PagePoint Snapped(PagePoint point, Medium medium)
        => medium.Match(
            exact => point,
            pixels => new(Middle(point.X, pixels.PointsPerPixel), Middle(point.Y, pixels.PointsPerPixel)));

    private static double Middle(double points, double pixel) => (Math.Floor((points / pixel) + 0.5) + 0.5) * pixel;

    private static double Nearest(double points, double pixel) => Math.Floor((points / pixel) + 0.5) * pixel;
}
