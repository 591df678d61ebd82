using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>The passes in which a panel is drawn: heatmaps, bands, points, lines, frame, points above the frame, words around the axes, colour bar, legend.</summary>
internal static class PanelDrawing
{
    /// <param name="panel">The panel.</param>
    /// <param name="area">Where it is on the page.</param>
    /// <param name="areaOfWords">Where it is for the words around it: less than a pixel away on a raster, the same otherwise.</param>
    /// <param name="with">Font and medium.</param>
    public static Seq<Primitive> Draw(Panel panel, PlotArea area, PlotArea areaOfWords, Typesetting with)
    {
        var ordered = panel.Layers.OrderBy(Rank).ToSeq().Strict();
        return Clipped(ordered.Filter(layer => Rank(layer) < FrameRank), area, with)
            + FrameDrawing.Draw(panel, area, with.Medium)
            + Clipped(ordered.Filter(layer => Rank(layer) > FrameRank), area, with)
            + AxisText.Around(panel, areaOfWords, with).Bind(text => TextDrawing.Draw(text, with))
            + ColorBarDrawing.Draw(panel, area, with)
            + LegendDrawing.Draw(panel, area, with);
    }

    /// <summary>What of a panel reaches beyond its axes.</summary>
    public static Seq<Box> Around(Panel panel, PlotArea area, Typesetting with)
        => (AxisText.Around(panel, area, with) + ColorBarDrawing.Texts(panel, area, with) + BesideLegend.Texts(panel, area, with)).Map(text => text.Box);

    private const int FrameRank = 4;

    private static int Rank(Layer layer)
        => layer.Match(
            line => 3,
            points => points.AboveFrame ? 5 : 2,
            band => 1,
            heatmap => 0,
            contours => 3,
            surface => 2,
            text => 6,
            arrows => 3);

    private static Seq<Primitive> Clipped(Seq<Layer> layers, PlotArea area, Typesetting with)
        => layers.IsEmpty
            ? Seq<Primitive>.Empty
            : new Seq<Primitive>([new Primitive.Clipped(FrameDrawing.Window(area.Box, with.Medium), layers.Bind(layer => Draw(layer, area, with)).Strict())]);

    private static Seq<Primitive> Draw(Layer layer, PlotArea area, Typesetting with)
        => layer.Match(
            line => LineDrawing.Draw(line, area),
            points => PointsDrawing.Draw(points, area),
            band => BandDrawing.Draw(band, area),
            heatmap => HeatmapDrawing.Draw(heatmap, area, with.Medium),
            contours => ContourDrawing.Draw(contours, area),
            surface => SurfaceDrawing.Draw(surface, area, with.Medium),
            text => TextDrawing.Draw(text, area, with),
            arrows => ArrowDrawing.Draw(arrows, area));
}
