namespace LossNav.Domain.Formulas;

/// <summary>Bounds that a value never leaves.</summary>
/// <param name="Low">May be −∞.</param>
/// <param name="High">May be ∞.</param>
public readonly record struct ValueRange(double Low, double High)
{
    /// <summary>Any number.</summary>
    public static ValueRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Any number that is not negative.</summary>
    public static ValueRange NotNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>Whether no value is below 0.</summary>
    public bool IsNotNegative => Low >= 0;

    /// <summary>Whether no value is above 0.</summary>
    public bool IsNotPositive => High <= 0;

    /// <summary>The bounds of a sum.</summary>
    public static ValueRange operator +(ValueRange a, ValueRange b) => Of(a.Low + b.Low, a.High + b.High);

    /// <summary>The bounds of a product.</summary>
    public static ValueRange operator *(ValueRange a, ValueRange b)
    {
        Span<double> ends = [Times(a.Low, b.Low), Times(a.Low, b.High), Times(a.High, b.Low), Times(a.High, b.High)];
        return Of(Math.Min(Math.Min(ends[0], ends[1]), Math.Min(ends[2], ends[3])), Math.Max(Math.Max(ends[0], ends[1]), Math.Max(ends[2], ends[3])));
    }

    /// <summary>The bounds of an increasing function of the value.</summary>
    public ValueRange Through(Func<double, double> increasing) => Of(increasing(Low), increasing(High));

    /// <summary>The bounds of the size.</summary>
    public ValueRange Size()
        => new(Low > 0 ? Low : High < 0 ? -High : 0, Math.Max(Math.Abs(Low), Math.Abs(High)));

    /// <summary>The bounds of 1/value; any number where the value may be zero.</summary>
    public ValueRange Inverse() => Low > 0 || High < 0 ? Of(1 / High, 1 / Low) : Any;

    // What cannot be told is no bound.
    private static ValueRange Of(double low, double high)
        => new(double.IsNaN(low) ? double.NegativeInfinity : low, double.IsNaN(high) ? double.PositiveInfinity : high);

    // A bound of zero stays zero, however large the other factor.
    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;
}
