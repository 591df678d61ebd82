namespace LossNav.Application.Figures.Layout;

/// <summary>An interval of data values on an axis.</summary>
internal readonly record struct Limits(double Low, double High)
{
    public double Length => High - Low;

    public Limits Union(Limits other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>Widened by a fraction of its length on both sides; an interval without length becomes one about its value.</summary>
    public Limits Widened(double fraction)
        => Length > 0
            ? new(Low - (fraction * Length), High + (fraction * Length))
            : new(Low - Math.Max(Math.Abs(Low) * fraction, fraction), High + Math.Max(Math.Abs(High) * fraction, fraction));

    public static Limits Of(Values values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Span)
        {
            if (double.IsFinite(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return low <= high ? new(low, high) : new(0, 1);
    }
}
