using LanguageExt;
using LossNav.Application.Figures;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.Drawing;

/// <summary>Ticks of axes that show the logarithm to base ten.</summary>
internal static class Decades
{
    /// <summary>A tick at every <paramref name="each"/>-th whole power between two, which need not be whole.</summary>
    public static Seq<Tick> Between(double low, double high, int each)
    {
        var first = (int)Math.Ceiling(low - 1e-9);
        return toSeq(Enumerable.Range(0, Math.Max(0, (((int)Math.Floor(high + 1e-9) - first) / each) + 1)).Select(i => first + (i * each)).Select(power => new Tick(power, Text(power)))).Strict();
    }

    private static string Text(int power)
        => power switch
        {
            0 => "1",
            1 => "10",
            _ => $"10{string.Concat(Ticks.Text(power).Select(c => c == '−' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']))}",
        };
}
