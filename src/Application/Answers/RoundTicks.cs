using System.Globalization;
using LanguageExt;
using LossNav.Application.Figures;
using static LanguageExt.Prelude;

namespace LossNav.Application.Answers;

/// <summary>Ticks at round numbers: multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class RoundTicks
{
    private const int About = 5;

    /// <summary>About five ticks from low to high.</summary>
    public static Seq<Tick> Between(double low, double high)
    {
        var rough = (high - low) / About;
        if (!(rough > 0) || !double.IsFinite(rough))
        {
            return Empty;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
        var first = (long)Math.Ceiling(low / step);
        var count = (int)Math.Min(100, Math.Floor(high / step) - first + 1);
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step)), 0, 12);
        return Range(0, Math.Max(0, count)).Map(i => new Tick((first + i) * step, Text((first + i) * step, decimals))).ToSeq();
    }

    private static string Text(double value, int decimals)
        => Math.Abs(value) is >= 1e5 or (> 0 and < 1e-4)
            ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
