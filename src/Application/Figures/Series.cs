namespace LossNav.Application.Figures;

/// <summary>Points (x, y) in units of the data, in the order in which a line visits them.</summary>
public sealed record Series
{
    private Series(Values x, Values y) => (X, Y) = (x, y);

    /// <summary>The horizontal coordinates.</summary>
    public Values X { get; }

    /// <summary>The vertical coordinates, as many as there are horizontal ones.</summary>
    public Values Y { get; }

    /// <summary>How many points there are.</summary>
    public int Count => X.Count;

    /// <summary>Pairs coordinates.</summary>
    /// <exception cref="ArgumentException">There are not as many of one as of the other, which is a bug of the caller.</exception>
    public static Series Of(Values x, Values y)
        => x.Count == y.Count
            ? new(x, y)
            : throw new ArgumentException($"A series needs as many y as x, but there are {y.Count} and {x.Count}.", nameof(y));

    /// <summary>A single point.</summary>
    public static Series Point(double x, double y) => new(Values.Of([x]), Values.Of([y]));

    /// <summary>The curve y = f(x).</summary>
    public static Series Curve(Func<double, double> f, Values x) => new(x, Values.Make(x.Count, i => f(x[i])));
}
