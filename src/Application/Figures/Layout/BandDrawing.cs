using System.Collections.Immutable;
using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>The region between two curves: along the upper one and back along the lower one.</summary>
internal static class BandDrawing
{
    public static Seq<Primitive> Draw(Layer.Band band, PlotArea area)
    {
        ImmutableArray<PagePoint> outline = [.. Along(band.Upper, area), .. Along(band.Lower, area).Reverse()];
        return outline.IsEmpty ? Seq<Primitive>.Empty : new Seq<Primitive>([new Primitive.Polygon(outline, band.Color)]);
    }

    private static IEnumerable<PagePoint> Along(Series series, PlotArea area)
        => Enumerable.Range(0, series.Count)
            .Select(i => area.Page(series.X[i], series.Y[i]))
            .Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y));
}
