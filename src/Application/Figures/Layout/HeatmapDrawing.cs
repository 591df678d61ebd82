using System.Runtime.InteropServices;
using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>A grid of values as a picture: one pixel for each value.</summary>
internal static class HeatmapDrawing
{
    /// <summary>A picture enlarged more than this shows its values as squares; otherwise colours are interpolated.</summary>
    private const double MostSmoothEnlargement = 3;
    private const double PointsPerPixel = 0.72;

    public static Seq<Primitive> Draw(Layer.Heatmap heatmap, PlotArea area, Medium medium)
    {
        var grid = heatmap.Grid;
        var (x, y) = (Limits.Of(grid.X), Limits.Of(grid.Y));
        var box = new Box(area.PageX(x.Low), area.PageY(y.High), area.PageX(x.High), area.PageY(y.Low));
        var smooth = box.Width / PointsPerPixel / grid.Columns <= MostSmoothEnlargement
            && box.Height / PointsPerPixel / grid.Rows <= MostSmoothEnlargement;
        return new Seq<Primitive>([new Primitive.Picture(
            FrameDrawing.Window(box, medium), grid.Columns, grid.Rows, ImmutableCollectionsMarshal.AsImmutableArray(Pixels(heatmap)), smooth)]);
    }

    private static byte[] Pixels(Layer.Heatmap heatmap)
    {
        var grid = heatmap.Grid;
        var palette = Enumerable.Range(0, ColorMap.Size)
            .Select(i => heatmap.ColorMap.At((i + 0.5) / ColorMap.Size).WithOpacity(heatmap.Opacity)).ToArray();
        var (low, high) = (heatmap.Low.IfNone(grid.Low), heatmap.High.IfNone(grid.High));
        var scale = high > low ? ColorMap.Size / (high - low) : 0;
        var pixels = new byte[4 * grid.Rows * grid.Columns];
        var cells = grid.Cells.Span;
        for (var row = 0; row < grid.Rows; row++)
        {
            var from = (grid.Rows - 1 - row) * grid.Columns;
            for (var column = 0; column < grid.Columns; column++)
            {
                var color = palette[Math.Clamp((int)((cells[from + column] - low) * scale), 0, ColorMap.Size - 1)];
                var at = 4 * ((row * grid.Columns) + column);
                (pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]) = (color.Red, color.Green, color.Blue, color.Opacity);
            }
        }

        return pixels;
    }
}
