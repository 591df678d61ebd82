using CsCheck;
using LanguageExt;
using LossNav.Domain.Landscapes.Grids;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Landscapes;

public class GridLandscapeTests
{
    private static readonly Seq<double> Uneven = Seq(-2.0, -1.7, -1.1, -0.4, 0.1, 0.3, 1.2, 1.6, 2.0);

    [Fact]
    public void A_cubic_polynomial_is_reproduced_with_its_derivatives_on_any_grid()
    {
        // L = x³ − 2x² + x − 1: L′ = 3x² − 4x + 1, L″ = 6x − 4. "Not a knot" splines contain every cubic.
        var grid = Grid(Seq1(Uneven), p => (p[0] * p[0] * p[0]) - (2 * p[0] * p[0]) + p[0] - 1);
        Gen.Double[-2, 2].Sample(x =>
        {
            var shape = grid.At(0, Vec.Of(x));
            Close.To((x * x * x) - (2 * x * x) + x - 1, shape.Value, 1e-12);
            Close.To((3 * x * x) - (4 * x) + 1, shape.Gradient[0], 1e-11);
            Close.To((6 * x) - 4, shape.Hessian[0, 0], 1e-10);
        });
    }

    [Fact]
    public void A_bicubic_polynomial_is_reproduced_with_its_derivatives()
        => Gen.Double[-2, 2].Array[2].Sample(p =>
        {
            // L = x³y² − xy³: ∂x = 3x²y² − y³, ∂y = 2x³y − 3xy², ∂xx = 6xy², ∂xy = 6x²y − 3y², ∂yy = 2x³ − 6xy.
            var (x, y) = (p[0], p[1]);
            var shape = Plane.At(0, Vec.From(p));
            Close.To((x * x * x * y * y) - (x * y * y * y), shape.Value, 1e-11);
            Close.To(Vec.Of((3 * x * x * y * y) - (y * y * y), (2 * x * x * x * y) - (3 * x * y * y)), shape.Gradient, 1e-10);
            var mixed = (6 * x * x * y) - (3 * y * y);
            Close.To(Mat.FromRows(Vec.Of(6 * x * y * y, mixed), Vec.Of(mixed, (2 * x * x * x) - (6 * x * y))), shape.Hessian, 1e-9);
        });

    [Fact]
    public void A_tricubic_polynomial_is_reproduced()
    {
        var grid = Grid(Seq(Uneven, Seq(-1.0, 0, 0.5, 2), Seq(0.0, 1, 2, 3, 4)), p => p[0] * p[0] * p[1] * p[2] * p[2] * p[2]);
        Close.To(0.09 * -0.7 * 1.5 * 1.5 * 1.5, grid.Value(Vec.Of(0.3, -0.7, 1.5)), 1e-12);
        Close.To(Vec.Of(0.6 * -0.7 * 3.375, 0.09 * 3.375, 0.09 * -0.7 * 3 * 2.25), grid.Gradient(Vec.Of(0.3, -0.7, 1.5)), 1e-11);
    }

    [Fact]
    public void Interpolation_is_of_fourth_order()
    {
        // Halving the step divides the largest error by 2⁴.
        double Error(int count)
        {
            var grid = Grid(Seq1(Evenly(-2, 2, count)), p => Math.Sin(3 * p[0]));
            return Range(0, 400).Map(i => -2 + (0.01 * i)).Max(x => Math.Abs(grid.Value(Vec.Of(x)) - Math.Sin(3 * x)));
        }

        Assert.InRange(Math.Log2(Error(41) / Error(81)), 3.7, 4.7);
    }

    [Fact]
    public void The_second_derivative_does_not_jump_at_a_node()
    {
        var grid = Grid(Seq1(Uneven), p => Math.Exp(Math.Sin(5 * p[0])));
        foreach (var node in Uneven.Filter(x => Math.Abs(x) < 2))
        {
            var (left, right) = (grid.Hessian(Vec.Of(node - 1e-9))[0, 0], grid.Hessian(Vec.Of(node + 1e-9))[0, 0]);
            Close.To(left, right, 1e-4);
        }
    }

    [Fact]
    public void The_values_at_the_nodes_are_kept()
        => Uneven.Iter(x => Uneven.Iter(y => Close.To((x * x * x * y * y) - (x * y * y * y), Plane.Value(Vec.Of(x, y)), 1e-11)));

    [Fact]
    public void Outside_the_grid_there_is_no_loss()
    {
        Assert.True(double.IsNaN(Plane.Value(Vec.Of(2.0000001, 0))));
        Assert.True(double.IsNaN(Plane.Value(Vec.Of(0, double.NaN))));
        Assert.True(double.IsFinite(Plane.Value(Vec.Of(2, -2))));
    }

    [Fact]
    public void All_that_is_wrong_with_a_grid_is_said_at_once()
    {
        Assert.Equal(2, GridLandscape.Create("grid", Seq(Seq(0.0, 1, 1, 2), Seq(0.0, 1, 2)), Seq<double>()).Errors().Count);
        Assert.IsType<NavigationError.WrongShape>(Assert.Single(GridLandscape.Create("grid", Seq1(Uneven), Seq(1.0, 2)).Errors()));
        Assert.IsType<NavigationError.NotFinite>(Assert.Single(GridLandscape.Create("grid", Seq1(Uneven), Uneven.Map(_ => double.NaN)).Errors()));
        Assert.IsType<NavigationError.OutOfRange>(Assert.Single(GridLandscape.Create("grid", Seq(Uneven, Uneven, Uneven, Uneven), Seq<double>()).Errors()));
    }

    private static GridLandscape Plane { get; } = Grid(
        Seq(Uneven, Uneven), p => (p[0] * p[0] * p[0] * p[1] * p[1]) - (p[0] * p[1] * p[1] * p[1]));

    private static Seq<double> Evenly(double low, double high, int count) => Range(0, count).Map(i => low + (i * (high - low) / (count - 1))).ToSeq();

    private static GridLandscape Grid(Seq<Seq<double>> axes, Func<Vec, double> value)
        => GridLandscape.Create(
            "grid",
            axes,
            axes.Fold(Seq1(Seq<double>()), (points, axis) => points.Bind(point => axis.Map(point.Add))).Map(point => value(Vec.From(point)))).Value();
}
