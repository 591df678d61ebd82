using System.Collections.Immutable;

namespace LossNav.Application.Figures.Layout;

/// <summary>Leaves out the points of a line that nobody could see (Douglas and Peucker 1973).</summary>
internal static class Thinning
{
    /// <summary>No point of the line moves by more than this, in points.</summary>
    public const double Tolerance = 0.01;

    /// <summary>Points nearer than this to the one before are left out first: most of a path that comes to rest.</summary>
    private const double Apart = 0.002;

    public static ImmutableArray<PagePoint> Thin(ReadOnlySpan<PagePoint> all)
    {
        var points = Spaced(all);
        if (points.Length < 3)
        {
            return [.. points];
        }

        var kept = new bool[points.Length];
        kept[0] = kept[^1] = true;
        var open = new Stack<(int From, int To)>();
        open.Push((0, points.Length - 1));
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

    private static PagePoint[] Spaced(ReadOnlySpan<PagePoint> all)
    {
        var points = new List<PagePoint>();
        for (var i = 0; i < all.Length; i++)
        {
            if (i == 0 || i == all.Length - 1 || Squared(all[i], points[^1]) > Apart * Apart)
            {
                points.Add(all[i]);
            }
        }

        return [.. points];
    }

    private static double Squared(PagePoint one, PagePoint other)
        => ((one.X - other.X) * (one.X - other.X)) + ((one.Y - other.Y) * (one.Y - other.Y));

    /// <summary>The point between two others that is farthest from their segment, and the square of its distance.</summary>
    private static (int Index, double Squared) Farthest(PagePoint[] points, int from, int to)
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
