using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes.Grids;

/// <summary>A landscape known on a rectangular grid of one to three parameters, with a cubic spline between: twice continuously differentiable.</summary>
/// <remarks>Outside the grid nothing is known: value, gradient and Hessian are not numbers there, so that no path can leave it unnoticed.</remarks>
public sealed class GridLandscape : DenseLandscape
{
    /// <summary>The fewest nodes of an axis.</summary>
    public const int FewestNodes = 4;

    /// <summary>The most nodes of a grid.</summary>
    public const int MostNodes = 4_000_000;

    /// <summary>The most nodes of an axis.</summary>
    public const int MostOnAxis = 2_000;

    // More would be 64 coefficients for each further axis, and grids that no file holds.
    private const int MostAxes = 3;

    private readonly SplineAxis[] _axes;
    private readonly double[] _coefficients;

    private GridLandscape(string name, SplineAxis[] axes, double[] coefficients)
        : base(name, axes.Length, Empty) => (_axes, _coefficients) = (axes, coefficients);

    /// <summary>Interpolates values on a grid.</summary>
    /// <param name="name">What people call the landscape.</param>
    /// <param name="axes">One to three axes, each of 4 to 2,000 increasing coordinates; D of them.</param>
    /// <param name="values">The loss at every node, the last axis running fastest.</param>
    /// <returns>The landscape, or all that is wrong with the grid.</returns>
    public static Validation<NavigationError, GridLandscape> Create(string name, Seq<Seq<double>> axes, Seq<double> values)
        => Check(axes, values) is { IsEmpty: false } errors
            ? Fail<NavigationError, GridLandscape>(errors)
            : Success<NavigationError, GridLandscape>(Fit(name, [.. axes.Map(axis => new SplineAxis([.. axis]))], [.. values]));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        => Interpolate(position, gradient, []);

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        => Interpolate(position, gradient, hessian);

    // One pass for both orders, for the splines are the same; an empty Hessian is not wanted.
    private double Interpolate(ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        Span<double> basis = stackalloc double[MostAxes * 3 * SplineAxis.Order];
        Span<int> first = stackalloc int[MostAxes];
        for (var d = 0; d < Dimension; d++)
        {
            // Written so that what is not a number counts as outside.
            if (!(position[d] >= _axes[d].First && position[d] <= _axes[d].Last))
            {
                gradient.Fill(double.NaN);
                hessian.Fill(double.NaN);
                return double.NaN;
            }

            first[d] = _axes[d].Evaluate(position[d], basis[(d * 3 * SplineAxis.Order)..]);
        }

        for (var i = 0; i < Dimension; i++)
        {
            gradient[i] = Sum(basis, first, i, -1);
            for (var j = i; j < Dimension && !hessian.IsEmpty; j++)
            {
                hessian[(i * Dimension) + j] = Sum(basis, first, i, j);
                hessian[(j * Dimension) + i] = hessian[(i * Dimension) + j];
            }
        }

        return Sum(basis, first, -1, -1);
    }

    // Σ c · Π splines, differentiated once for each of two directions that is not −1.
    private double Sum(ReadOnlySpan<double> basis, ReadOnlySpan<int> first, int i, int j)
    {
        var sum = 0.0;
        for (var corner = 0; corner < 1 << (2 * Dimension); corner++)
        {
            var (product, index) = (1.0, 0);
            for (var d = 0; d < Dimension; d++)
            {
                var (spline, order) = ((corner >> (2 * d)) & 3, (d == i ? 1 : 0) + (d == j ? 1 : 0));
                product *= basis[(((d * 3) + order) * SplineAxis.Order) + spline];
                index = (index * _axes[d].Count) + first[d] + spline;
            }

            sum += product * _coefficients[index];
        }

        return sum;
    }

    // The tensor product: interpolate along each axis in turn.
    private static GridLandscape Fit(string name, SplineAxis[] axes, double[] values)
    {
        var stride = values.Length;
        foreach (var axis in axes)
        {
            stride /= axis.Count;
            for (var line = 0; line < values.Length / axis.Count; line++)
            {
                var start = (line / stride * stride * axis.Count) + (line % stride);
                var along = axis.Interpolate([.. Enumerable.Range(0, axis.Count).Select(i => values[start + (i * stride)])]);
                for (var i = 0; i < along.Length; i++)
                {
                    values[start + (i * stride)] = along[i];
                }
            }
        }

        return new GridLandscape(name, axes, values);
    }

    private static Seq<NavigationError> Check(Seq<Seq<double>> axes, Seq<double> values)
    {
        var shape = Checks.When(
                axes.Count is < 1 or > MostAxes,
                () => new NavigationError.OutOfRange("the number of axes of the grid", axes.Count, $"from 1 to {MostAxes}"))
            + axes.Bind((Seq<double> axis) => CheckAxis(axis));
        var nodes = axes.Fold(1.0, (product, axis) => product * axis.Count);
        return !shape.IsEmpty ? shape
            : Checks.When(nodes > MostNodes, () => new NavigationError.OutOfRange("the number of nodes of the grid", nodes, $"at most {MostNodes}"))
                + Checks.When(
                    nodes != values.Count,
                    () => new NavigationError.WrongShape("the list of losses on the grid", $"of {values.Count} numbers", $"of {nodes}, one for each node"))
                + Checks.When(!values.ForAll(double.IsFinite), () => new NavigationError.NotFinite("the list of losses on the grid"));
    }

    private static Seq<NavigationError> CheckAxis(Seq<double> axis)
        => Checks.When(
                axis.Count is < FewestNodes or > MostOnAxis,
                () => new NavigationError.OutOfRange("the number of nodes of an axis of the grid", axis.Count, $"from {FewestNodes} to {MostOnAxis}"))
            + Checks.When(!axis.ForAll(double.IsFinite), () => new NavigationError.NotFinite("an axis of the grid"))
            + Checks.When(
                axis.Zip(axis.Skip(1)).Exists(pair => !(pair.Item1 < pair.Item2)),
                () => new NavigationError.WrongShape("an axis of the grid", "not increasing", "increasing from node to node"));
}
