using System.Globalization;

namespace LossNav.Domain.Methods;

/// <summary>Numbers from one to another.</summary>
/// <param name="Low">Where it begins; −∞ where it does not.</param>
/// <param name="IncludesLow">Whether <paramref name="Low"/> belongs to it.</param>
/// <param name="High">Where it ends; +∞ where it does not.</param>
/// <param name="IncludesHigh">Whether <paramref name="High"/> belongs to it.</param>
public sealed record Interval(double Low, bool IncludesLow, double High, bool IncludesHigh)
{
    /// <summary>Numbers &gt; 0.</summary>
    public static Interval Positive { get; } = Above(0);

    /// <summary>The interval in words, for messages.</summary>
    public string Words => (double.IsFinite(Low), double.IsFinite(High)) switch
    {
        (true, true) => $"a number {(IncludesLow ? "≥" : ">")} {Text(Low)} and {(IncludesHigh ? "≤" : "<")} {Text(High)}",
        (true, false) => $"a number {(IncludesLow ? "≥" : ">")} {Text(Low)}",
        (false, true) => $"a number {(IncludesHigh ? "≤" : "<")} {Text(High)}",
        _ => "a number",
    };

    /// <summary>Numbers greater than another.</summary>
    public static Interval Above(double low) => new(low, false, double.PositiveInfinity, false);

    /// <summary>Numbers between two others, these left out.</summary>
    public static Interval Between(double low, double high) => new(low, false, high, false);

    /// <summary>Whether a number is finite and lies in the interval.</summary>
    public bool Contains(double value)
        => double.IsFinite(value) && (IncludesLow ? value >= Low : value > Low) && (IncludesHigh ? value <= High : value < High);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
