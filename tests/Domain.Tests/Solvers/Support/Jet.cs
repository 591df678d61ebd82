namespace LossNav.Domain.Tests.Solvers.Support;

/// <summary>
/// A number with its exact derivatives by D variables, first alone or first and second, so that test functions are written once, without derivatives by hand.
/// </summary>
internal sealed class Jet
{
    // The D first derivatives; then, where second ones are kept, their lower triangle row by row.
    private readonly double[] _parts;
    private readonly int _d;

    private Jet(double value, int d, double[] parts) => (Value, _d, _parts) = (value, d, parts);

    public double Value { get; }

    public ReadOnlySpan<double> First => _parts.AsSpan(0, _d);

    private bool HasSecond => _parts.Length > _d;

    public static Jet Constant(int d, double value) => new(value, d, new double[d]);

    /// <summary>The variables at a point, with second derivatives.</summary>
    public static Jet[] Variables(ReadOnlySpan<double> point) => Variables(point, point.Length + (point.Length * (point.Length + 1) / 2));

    /// <summary>The variables at a point, with first derivatives alone.</summary>
    public static Jet[] FirstOrder(ReadOnlySpan<double> point) => Variables(point, point.Length);

    /// <summary>∂²/∂i∂j; 0 where second derivatives are not kept.</summary>
    public double Second(int i, int j) => HasSecond ? _parts[_d + (i >= j ? (i * (i + 1) / 2) + j : (j * (j + 1) / 2) + i)] : 0;

    public static Jet operator +(Jet a, Jet b) => Sum(a.Value + b.Value, 1, a, 1, b);

    public static Jet operator -(Jet a, Jet b) => Sum(a.Value - b.Value, 1, a, -1, b);

    public static Jet operator -(Jet a) => -1.0 * a;

    public static Jet operator *(double factor, Jet a)
    {
        var parts = new double[a._parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = factor * a._parts[i];
        }

        return new Jet(factor * a.Value, a._d, parts);
    }

    public static Jet operator +(Jet a, double b) => new(a.Value + b, a._d, a._parts);

    public static Jet operator *(Jet a, Jet b)
    {
        var product = Sum(a.Value * b.Value, b.Value, a, a.Value, b);
        if (product.HasSecond)
        {
            var (d, parts, f, g) = (a._d, product._parts, a._parts, b._parts);
            for (int i = 0, e = d; i < d; i++)
            {
                for (var j = 0; j <= i; j++, e++)
                {
                    parts[e] += (f[i] * g[j]) + (g[i] * f[j]);
                }
            }
        }

        return product;
    }

    public static Jet operator /(Jet a, Jet b) => a * b.Chain(1 / b.Value, -1 / (b.Value * b.Value), 2 / (b.Value * b.Value * b.Value));

    public static Jet Cos(Jet a) => a.Chain(Math.Cos(a.Value), -Math.Sin(a.Value), -Math.Cos(a.Value));

    public static Jet Sin(Jet a) => a.Chain(Math.Sin(a.Value), Math.Cos(a.Value), -Math.Sin(a.Value));

    public static Jet Exp(Jet a) => a.Chain(Math.Exp(a.Value), Math.Exp(a.Value), Math.Exp(a.Value));

    // f(a) with f' and f''.
    public Jet Chain(double f, double slope, double curvature)
    {
        var parts = new double[_parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = slope * _parts[i];
        }

        if (HasSecond)
        {
            for (int i = 0, e = _d; i < _d; i++)
            {
                var along = curvature * _parts[i];
                for (var j = 0; j <= i; j++, e++)
                {
                    parts[e] += along * _parts[j];
                }
            }
        }

        return new Jet(f, _d, parts);
    }

    // fa a + fb b in every derivative; a constant has no second ones.
    private static Jet Sum(double value, double fa, Jet a, double fb, Jet b)
    {
        var (longer, factor, shorter, other) = a._parts.Length >= b._parts.Length ? (a, fa, b, fb) : (b, fb, a, fa);
        var sum = factor * longer;
        for (var i = 0; i < shorter._parts.Length; i++)
        {
            sum._parts[i] += other * shorter._parts[i];
        }

        return new Jet(value, a._d, sum._parts);
    }

    private static Jet[] Variables(ReadOnlySpan<double> point, int parts)
    {
        var jets = new Jet[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            jets[i] = new Jet(point[i], point.Length, new double[parts]);
            jets[i]._parts[i] = 1;
        }

        return jets;
    }
}
