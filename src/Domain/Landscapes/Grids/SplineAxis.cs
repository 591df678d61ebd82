namespace LossNav.Domain.Landscapes.Grids;

/// <summary>One axis of a grid with its cubic B-splines: N splines for N nodes, "not a knot" at the second node from either end.</summary>
/// <remarks>C. de Boor, A Practical Guide to Splines, 1978: the interpolant is twice continuously differentiable and reproduces every cubic polynomial.</remarks>
internal sealed class SplineAxis
{
    /// <summary>Splines that are not zero at a point.</summary>
    public const int Order = 4;

    private readonly double[] _nodes;
    private readonly double[] _knots;
    private readonly BandedSystem _interpolation;

    public SplineAxis(double[] nodes)
    {
        _nodes = nodes;
        _knots = [nodes[0], nodes[0], nodes[0], nodes[0], .. nodes[2..^2], nodes[^1], nodes[^1], nodes[^1], nodes[^1]];
        _interpolation = Interpolation();
    }

    public int Count => _nodes.Length;

    public double First => _nodes[0];

    public double Last => _nodes[^1];

    /// <summary>The four splines at a point, with their first and second derivatives.</summary>
    /// <param name="x">Between <see cref="First"/> and <see cref="Last"/>.</param>
    /// <param name="values">Receives 3 x 4 numbers: values, first derivatives, second derivatives.</param>
    /// <returns>Which spline the first of them is.</returns>
    public int Evaluate(double x, Span<double> values)
    {
        var interval = Interval(x);
        Span<double> linear = stackalloc double[Order];
        Span<double> quadratic = stackalloc double[Order];
        Raise(1, interval, x, [0, 0, 0, 1], linear);
        Raise(2, interval, x, linear, quadratic);
        Raise(3, interval, x, quadratic, values[..Order]);
        Span<double> slopes = stackalloc double[Order];
        Differentiate(3, interval, quadratic, values.Slice(Order, Order));
        Differentiate(2, interval, linear, slopes);
        Differentiate(3, interval, slopes, values.Slice(2 * Order, Order));
        return interval - 3;
    }

    /// <summary>The coefficients of the splines that take given values at the nodes.</summary>
    public double[] Interpolate(double[] values) => _interpolation.Solve(values);

    // Row i: the splines at node i.
    private BandedSystem Interpolation()
    {
        var basis = new double[3 * Order];
        return BandedSystem.Factor(Count, Order - 1, (row, put) =>
        {
            var first = Evaluate(_nodes[row], basis);
            for (var j = 0; j < Order; j++)
            {
                put(first + j, basis[j]);
            }
        });
    }

    // The knot interval [kᵢ, kᵢ₊₁) that holds x; the last one holds its right end too.
    private int Interval(double x)
    {
        var (low, high) = (3, Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _knots[middle] <= x ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    // From the splines of degree p − 1 that are not zero on an interval to those of degree p; number j of four stands for spline interval − 3 + j.
    private void Raise(int p, int interval, double x, ReadOnlySpan<double> lower, Span<double> raised)
    {
        for (var j = 3 - p; j < Order; j++)
        {
            var i = interval - 3 + j;
            var left = lower[j] == 0 ? 0 : (x - _knots[i]) / (_knots[i + p] - _knots[i]) * lower[j];
            var right = j == 3 || lower[j + 1] == 0 ? 0 : (_knots[i + p + 1] - x) / (_knots[i + p + 1] - _knots[i + 1]) * lower[j + 1];
            raised[j] = left + right;
        }
    }

    // B′ = p (B₋/(kᵢ₊ₚ − kᵢ) − B₊/(kᵢ₊ₚ₊₁ − kᵢ₊₁)) with the splines of degree p − 1, or their derivatives.
    private void Differentiate(int p, int interval, ReadOnlySpan<double> lower, Span<double> slopes)
    {
        for (var j = 3 - p; j < Order; j++)
        {
            var i = interval - 3 + j;
            var left = lower[j] == 0 ? 0 : lower[j] / (_knots[i + p] - _knots[i]);
            var right = j == 3 || lower[j + 1] == 0 ? 0 : lower[j + 1] / (_knots[i + p + 1] - _knots[i + 1]);
            slopes[j] = p * (left - right);
        }
    }
}
