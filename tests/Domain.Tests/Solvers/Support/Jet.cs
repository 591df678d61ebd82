namespace LossNav.Domain.Tests.Solvers.Support;

/// <summary>A number with its exact first and second derivatives by D variables, so that test functions are written once, without derivatives by hand.</summary>
internal sealed class Jet
{
    private Jet(double value, double[] first, double[,] second) => (Value, First, Second) = (value, first, second);

    public double Value { get; }

    public double[] First { get; }

    public double[,] Second { get; }

    public static Jet Constant(int d, double value) => new(value, new double[d], new double[d, d]);

    public static Jet[] Variables(ReadOnlySpan<double> point)
    {
        var jets = new Jet[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            var first = new double[point.Length];
            first[i] = 1;
            jets[i] = new Jet(point[i], first, new double[point.Length, point.Length]);
        }

        return jets;
    }

    public static Jet operator +(Jet a, Jet b) => Combine(a.Value + b.Value, a, b, 1, 1, 0, 0, 0);

    public static Jet operator -(Jet a, Jet b) => Combine(a.Value - b.Value, a, b, 1, -1, 0, 0, 0);

    public static Jet operator -(Jet a) => -1.0 * a;

    public static Jet operator *(double factor, Jet a) => a.Chain(factor * a.Value, factor, 0);

    public static Jet operator +(Jet a, double b) => a.Chain(a.Value + b, 1, 0);

    public static Jet operator *(Jet a, Jet b) => Combine(a.Value * b.Value, a, b, b.Value, a.Value, 0, 1, 0);

    public static Jet operator /(Jet a, Jet b) => a * b.Chain(1 / b.Value, -1 / (b.Value * b.Value), 2 / (b.Value * b.Value * b.Value));

    public static Jet Cos(Jet a) => a.Chain(Math.Cos(a.Value), -Math.Sin(a.Value), -Math.Cos(a.Value));

    public static Jet Sin(Jet a) => a.Chain(Math.Sin(a.Value), Math.Cos(a.Value), -Math.Sin(a.Value));

    public static Jet Exp(Jet a) => a.Chain(Math.Exp(a.Value), Math.Exp(a.Value), Math.Exp(a.Value));

    // f(a) with f' and f''.
    public Jet Chain(double f, double slope, double curvature) => Combine(f, this, this, slope, 0, curvature, 0, 0);

    private static Jet Combine(double value, Jet a, Jet b, double fa, double fb, double faa, double fab, double fbb)
    {
        var d = a.First.Length;
        var (first, second) = (new double[d], new double[d, d]);
        for (var i = 0; i < d; i++)
        {
            first[i] = (fa * a.First[i]) + (fb * b.First[i]);
            for (var j = 0; j < d; j++)
            {
                second[i, j] = (fa * a.Second[i, j]) + (fb * b.Second[i, j]) + (faa * a.First[i] * a.First[j]) + (fbb * b.First[i] * b.First[j])
                    + (fab * ((a.First[i] * b.First[j]) + (b.First[i] * a.First[j])));
            }
        }

        return new Jet(value, first, second);
    }
}
