using System.Collections.Immutable;

namespace LossNav.Application.Figures.Layout;

/// <summary>Leaves out the points of a line that nobody could see (Douglas and Peucker 1973).</summary>
internal static class Thinning
{
    /// <summary>No point of the line moves by more than this, in points.</summary>
    public const double Tolerance = 0.01;

    public static ImmutableArray<PagePoint> Thin(IReadOnlyList<PagePoint> points)
    {
        if (points.Count < 3)
        {
            return [.. points];
        }

        var kept = new bool[points.Count];
        kept[0] = kept[^1] = true;
        var open = new Stack<(int From, int To)>();
        open.Push((0, points.Count - 1));
        while (open.TryPop(out var part))
        {
            var (farthest, distance) = Farthest(points, part.From, part.To);
            if (distance > Tolerance * Tolerance)
            {
                kept[farthest] = true;
                open.Push((part.From, farthest));
                open.Push((farthest, part.To));
            }
        }

        return [.. points.Where((_, i) => kept[i])];
    }

    /// <summary>The point between two others that is farthest from their segment, and the square of its distance.</summary>
    private static (int Index, double Squared) Farthest(IReadOnlyList<PagePoint> points, int from, int to)
    {
        var (start, end) = (points[from], points[to]);
        var (dx, dy) = (end.X - start.X, end.Y - start.Y);
        var length = (dx * dx) + (dy * dy);
        var (index, farthest) = (from, -1.0);
        for (var i = from + 1; i < to; i++)
        {
            var (x, y) = (points[i].X - start.X, points[i].Y - start.Y);
            var along = length > 0 ? Math.Clamp(((x * dx) + (y * dy)) / length, 0, 1) : 0;
            var (offX, offY) = (x - (along * dx), y - (along * dy));
            var squared = (offX * offX) + (offY * offY);
            if (squared > farthest)
            {
                (index, farthest) = (i, squared);
            }
        }

        return (index, farthest);
    }
}
