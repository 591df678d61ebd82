using System.Collections.Immutable;
using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>A surface in space as polygons, the farthest first.</summary>
internal static class SurfaceDrawing
{
    // Where painters smooth edges, what lies behind shines through between two facets: an edge of their own colour covers it. Pixels have shown none.
    private const double SeamPoints = 0.4;

    private sealed record Facet(ImmutableArray<PagePoint> Corners, double Depth, double MeanValue);

    public static Seq<Primitive> Draw(Layer.Surface surface, PlotArea area, Medium medium)
    {
        var grid = surface.Grid;
        var projection = new Projection(grid, surface.View);
        var columns = Thinned(grid.Columns, surface.View.MostCells);
        var rows = Thinned(grid.Rows, surface.View.MostCells);
        var facets = (
            from row in Enumerable.Range(1, rows.Length - 1)
            from column in Enumerable.Range(1, columns.Length - 1)
            select FacetOf(grid, Outline(rows[row - 1], rows[row], columns[column - 1], columns[column]), projection, area)).ToArray();
        var (low, high) = (facets.Min(facet => facet.MeanValue), facets.Max(facet => facet.MeanValue));
        var edge = medium.Match(exact => SeamPoints, pixels => 0);
        return facets
            .OrderByDescending(facet => facet.Depth)
            .Select(facet => (Primitive)new Primitive.Polygon(
                facet.Corners, surface.ColorMap.At(high > low ? (facet.MeanValue - low) / (high - low) : 0.5)) { EdgePoints = edge })
            .ToSeq().Strict();
    }

    /// <summary>Every n-th index and the last one, with the least n that leaves at most a number of them.</summary>
    private static ImmutableArray<int> Thinned(int count, int most)
    {
        var stride = Math.Max((count + most - 1) / most, 1);
        return [.. Enumerable.Range(0, count - 1).Where(i => i % stride == 0), count - 1];
    }

    /// <summary>Every grid point on the border of a block of cells, once around.</summary>
    private static IEnumerable<(int Row, int Column)> Outline(int row, int lastRow, int column, int lastColumn)
    {
        for (var j = column; j < lastColumn; j++)
        {
            yield return (row, j);
        }

        for (var i = row; i < lastRow; i++)
        {
            yield return (i, lastColumn);
        }

        for (var j = lastColumn; j > column; j--)
        {
            yield return (lastRow, j);
        }

        for (var i = lastRow; i > row; i--)
        {
            yield return (i, column);
        }
    }

    private static Facet FacetOf(ScalarGrid grid, IEnumerable<(int Row, int Column)> outline, Projection projection, PlotArea area)
    {
        var corners = ImmutableArray.CreateBuilder<PagePoint>();
        var (depth, value) = (0.0, 0.0);
        foreach (var (row, column) in outline)
        {
            var z = grid[row, column];
            var (right, up, away) = projection.Project(grid.X[column], grid.Y[row], z);
            corners.Add(area.Page(right, up));
            // The mean of 1/depth orders as the published picture did: it compares depths after the perspective division.
            depth -= 1 / away;
            value += z;
        }

        return new(corners.ToImmutable(), depth / corners.Count, value / corners.Count);
    }
}
