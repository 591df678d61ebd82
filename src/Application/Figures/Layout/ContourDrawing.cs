using System.Collections.Immutable;
using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Lines of equal value.</summary>
internal static class ContourDrawing
{
    public static Seq<Primitive> Draw(Layer.Contours contours, PlotArea area)
    {
        var grid = contours.Grid;
        var levels = ContourLevels.For(grid.Low, grid.High, contours.AtMost);
        return MarchingSquares.Trace(grid, levels).ToSeq().Bind(line => LineDrawing.Stroked(
            Thinning.Thin([.. line.Points.Select(point => area.Page(point.X, point.Y))]),
            line.Closed,
            StrokeAt(line.Level, contours, levels),
            squareEnds: false));
    }

    private static Stroke StrokeAt(double level, Layer.Contours contours, ImmutableArray<double> levels)
        => contours.Coloring.Match(
            single => level < 0 ? Stroke.Dashed(single.Color, contours.WidthPoints) : Stroke.Solid(single.Color, contours.WidthPoints),
            byLevel => Stroke.Solid(
                byLevel.ColorMap.At(levels.Length > 1 ? (level - levels[0]) / (levels[^1] - levels[0]) : 0.5), contours.WidthPoints));
}
