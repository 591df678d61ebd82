using System.Globalization;
using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>Ticks at round numbers.</summary>
public static class Ticks
{
    private static readonly Seq<double> Steps = new([1, 2, 2.5, 5, 10]);

    /// <summary>Ticks at given numbers, each with itself as text.</summary>
    public static Seq<Tick> At(params double[] numbers) => numbers.ToSeq().Map(number => new Tick(number, Text(number))).Strict();

    /// <summary>Ticks at the multiples of a round step within an interval, with at most <paramref name="atMost"/> steps.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end; without an interval there is one tick.</param>
    /// <param name="atMost">At least 1.</param>
    public static Seq<Tick> Round(double low, double high, int atMost)
    {
        if (!(high > low) || !double.IsFinite(high - low))
        {
            return double.IsFinite(low) ? At(low) : Seq<Tick>.Empty;
        }

        var raw = (high - low) / atMost;
        var scale = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = Steps.Map(factor => factor * scale).Find(it => it >= raw * (1 - 1e-12)).IfNone(10 * scale);
        var first = (long)Math.Ceiling((low / step) - 1e-9);
        var last = (long)Math.Floor((high / step) + 1e-9);
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step)) + 1, 0, 15);
        return Enumerable.Range(0, (int)(last - first) + 1).ToSeq().Map(i => Math.Round((first + i) * step, decimals)).Map(number => new Tick(number, Text(number))).Strict();
    }

    /// <summary>Ticks at round numbers between the least and the greatest value of some lines.</summary>
    /// <param name="lines">What is drawn; layers that are no lines do not count.</param>
    /// <param name="atMost">How many steps at most, at least 1.</param>
    public static Seq<Tick> Over(Seq<Layer> lines, int atMost)
    {
        var values = lines.Bind(layer => layer is Layer.Line line ? line.Series.Y.Span.ToArray().Where(double.IsFinite).ToSeq() : Seq<double>.Empty);
        return values.IsEmpty ? Seq<Tick>.Empty : Round(values.Min(), values.Max(), atMost);
    }

    /// <summary>Ticks of an axis that shows decimal logarithms, at every <paramref name="each"/>-th whole power of ten, each with the number itself as text.</summary>
    /// <param name="low">The logarithm at the lower end, which need not be whole.</param>
    /// <param name="high">The logarithm at the upper end, which need not be whole.</param>
    /// <param name="each">At least 1.</param>
    public static Seq<Tick> Decades(double low, double high, int each)
    {
        var first = (int)Math.Ceiling(low - 1e-9);
        return Enumerable.Range(0, Math.Max(0, (((int)Math.Floor(high + 1e-9) - first) / each) + 1))
            .Select(i => first + (i * each))
            .Select(power => new Tick(power, PowerOfTen(power)))
            .ToSeq()
            .Strict();
    }

    /// <summary>Ticks of which one also stands for whatever is less than it.</summary>
    /// <param name="low">Where that one is.</param>
    /// <param name="ticks">All of them.</param>
    public static Seq<Tick> OrLess(double low, Seq<Tick> ticks) => ticks.Map(tick => tick.At == low ? tick with { Text = $"≤ {tick.Text}" } : tick);

    /// <summary>A number as people write it, with a minus sign instead of a hyphen.</summary>
    public static string Text(double number)
        => (number + 0.0).ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private static string PowerOfTen(int power)
        => power switch
        {
            0 => "1",
            1 => "10",
            _ => $"10{string.Concat(Text(power).Select(c => c == '−' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']))}",
        };
}
