using System.Collections.Immutable;

namespace LossNav.Application.Figures.Layout;

/// <summary>Round numbers at equal distances over a range of values.</summary>
internal static class ContourLevels
{
    private static readonly ImmutableArray<double> Steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

    /// <summary>The levels for about <paramref name="count"/> lines between two values, with one level beyond each end.</summary>
    public static ImmutableArray<double> For(double low, double high, int count)
    {
        if (!(high > low))
        {
            return [low];
        }

        var step = Step((high - low) / (count + 1));
        var first = Math.Floor(low / step);
        var last = Math.Ceiling(high / step);
        // Multiples of the step, from the last one not above the least value to the first one not below the greatest.
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>The least of the allowed steps, times a power of ten, that is not below a raw step.</summary>
    private static double Step(double raw)
    {
        var scale = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        foreach (var step in Steps)
        {
            if (step * scale >= raw)
            {
                return step * scale;
            }
        }

        return 10 * scale;
    }
}
