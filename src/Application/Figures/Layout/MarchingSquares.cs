using System.Collections.Immutable;

namespace LossNav.Application.Figures.Layout;

/// <summary>Traces lines of equal value through a grid: each cell joins the points where its edges cross the level (linear interpolation).</summary>
internal static class MarchingSquares
{
    /// <summary>A traced line in units of the data.</summary>
    public sealed record Contour(double Level, ImmutableArray<(double X, double Y)> Points, bool Closed);

    /// <summary>All lines of some ascending levels, level by level, in the order in which a scan from below meets them.</summary>
    public static ImmutableArray<Contour> Trace(ScalarGrid grid, ImmutableArray<double> levels)
    {
        var links = Links(grid, levels);
        return [.. levels.SelectMany((level, index) => Lines(grid, level, links[index]))];
    }

    private static List<Contour> Lines(ScalarGrid grid, double level, Dictionary<int, (int First, int Second)> links)
    {
        var used = new HashSet<int>();
        var lines = new List<Contour>();
        // Open lines start at an edge that only one cell has joined; what is left is closed.
        foreach (var edge in links.Where(link => link.Value.Second < 0).Select(link => link.Key).Concat(links.Keys))
        {
            if (!used.Contains(edge))
            {
                lines.Add(Walk(grid, level, edge, links, used));
            }
        }

        return lines;
    }

    private static Contour Walk(
        ScalarGrid grid, double level, int start, Dictionary<int, (int First, int Second)> links, HashSet<int> used)
    {
        var points = new List<(double X, double Y)>();
        var closed = links[start].Second >= 0;
        for (var edge = start; edge >= 0;)
        {
            used.Add(edge);
            points.Add(Crossing(grid, level, edge));
            var (first, second) = links[edge];
            edge = first >= 0 && !used.Contains(first) ? first : second >= 0 && !used.Contains(second) ? second : -1;
        }

        return new(level, [.. points], closed);
    }

    /// <summary>For each level, and for each edge that it crosses, the one or two edges to which cells join it (−1 for none).</summary>
    private static Dictionary<int, (int First, int Second)>[] Links(ScalarGrid grid, ImmutableArray<double> levels)
    {
        var links = levels.Select(_ => new Dictionary<int, (int First, int Second)>()).ToArray();
        var cells = grid.Cells.Span;
        for (var row = 0; row + 1 < grid.Rows; row++)
        {
            var lower = cells.Slice(row * grid.Columns, grid.Columns);
            var upper = cells.Slice((row + 1) * grid.Columns, grid.Columns);
            for (var column = 0; column + 1 < lower.Length; column++)
            {
                JoinLevels(grid, row, column, (lower[column], lower[column + 1], upper[column + 1], upper[column]), levels.AsSpan(), links);
            }
        }

        return links;
    }

    /// <summary>Joins the edges of one cell at every level that passes between its least and greatest corner.</summary>
    private static void JoinLevels(
        ScalarGrid grid,
        int row,
        int column,
        (double A, double B, double C, double D) corner,
        ReadOnlySpan<double> levels,
        Dictionary<int, (int First, int Second)>[] links)
    {
        var least = Math.Min(Math.Min(corner.A, corner.B), Math.Min(corner.C, corner.D));
        var greatest = Math.Max(Math.Max(corner.A, corner.B), Math.Max(corner.C, corner.D));
        for (var i = 0; i < levels.Length && levels[i] < greatest; i++)
        {
            var level = levels[i];
            if (level >= least)
            {
                var above = (corner.A > level ? 1 : 0) | (corner.B > level ? 2 : 0) | (corner.C > level ? 4 : 0) | (corner.D > level ? 8 : 0);
                JoinCell(grid, row, column, above, (corner.A + corner.B + corner.C + corner.D) / 4 > level, links[i]);
            }
        }
    }

    private static void JoinCell(
        ScalarGrid grid, int row, int column, int corners, bool middleAbove, Dictionary<int, (int First, int Second)> links)
    {
        var bottom = Horizontal(grid, row, column);
        var top = Horizontal(grid, row + 1, column);
        var left = Vertical(grid, row, column);
        var right = Vertical(grid, row, column + 1);
        switch (corners)
        {
            case 1 or 14: Join(left, bottom, links); break;
            case 2 or 13: Join(bottom, right, links); break;
            case 3 or 12: Join(left, right, links); break;
            case 4 or 11: Join(right, top, links); break;
            case 6 or 9: Join(bottom, top, links); break;
            case 7 or 8: Join(left, top, links); break;
            // Two opposite corners are above: the value in the middle says which pair is connected.
            case 5 when middleAbove:
            case 10 when !middleAbove:
                Join(left, top, links);
                Join(bottom, right, links);
                break;
            default:
                Join(left, bottom, links);
                Join(right, top, links);
                break;
        }
    }

    private static void Join(int one, int other, Dictionary<int, (int First, int Second)> links)
    {
        links[one] = links.TryGetValue(one, out var of) ? (of.First, other) : (other, -1);
        links[other] = links.TryGetValue(other, out var back) ? (back.First, one) : (one, -1);
    }

    private static int Horizontal(ScalarGrid grid, int row, int column) => 2 * ((row * grid.Columns) + column);

    private static int Vertical(ScalarGrid grid, int row, int column) => (2 * ((row * grid.Columns) + column)) + 1;

    private static (double X, double Y) Crossing(ScalarGrid grid, double level, int edge)
    {
        var (row, column) = Math.DivRem(edge / 2, grid.Columns);
        var (nextRow, nextColumn) = edge % 2 == 0 ? (row, column + 1) : (row + 1, column);
        var (here, there) = (grid[row, column], grid[nextRow, nextColumn]);
        var part = (level - here) / (there - here);
        return (grid.X[column] + (part * (grid.X[nextColumn] - grid.X[column])), grid.Y[row] + (part * (grid.Y[nextRow] - grid.Y[row])));
    }
}
