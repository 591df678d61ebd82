using CsCheck;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Figures.Layout;

public sealed class MarchingSquaresTests
{
    [Fact]
    public void A_circle_is_one_closed_line_that_stays_within_the_error_of_linear_interpolation()
    {
        var side = Values.Evenly(-2, 2, 81);
        var grid = ScalarGrid.Sample((x, y) => (x * x) + (y * y), side, side);
        var line = Assert.Single(MarchingSquares.Trace(grid, [1.21]));

        Assert.True(line.Closed);
        // Linear interpolation of x² over a step h errs by at most h²/4; divided by the slope 2r it moves the radius by h²/(8r).
        Assert.All(line.Points, point => Assert.Equal(1.1, Math.Sqrt((point.X * point.X) + (point.Y * point.Y)), 0.05 * 0.05 / (8 * 1.1)));
    }

    [Fact]
    public void A_plane_gives_one_open_straight_line()
    {
        var side = Values.Evenly(0, 1, 5);
        var line = Assert.Single(MarchingSquares.Trace(ScalarGrid.Sample((x, y) => x, side, side), [0.3]));

        Assert.False(line.Closed);
        Assert.Equal(5, line.Points.Length);
        Assert.All(line.Points, point => Assert.Equal(0.3, point.X, 12));
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(-0.1, false)]
    public void At_a_saddle_the_value_in_the_middle_says_which_corners_are_connected(double lift, bool highCornersConnected)
    {
        // Corners of one cell: +1 at (0,0) and (1,1), −1 at the others, all lifted.
        var side = Values.Evenly(0, 1, 2);
        var grid = ScalarGrid.Sample((x, y) => ((x == y ? 1 : -1) + lift), side, side);
        var lines = MarchingSquares.Trace(grid, [0]);

        Assert.Equal(2, lines.Length);
        // Where the high corners are connected, the lines cut off the low corner (1, 0): both points of a line have x + (1 − y) > 1 or < 1.
        Assert.Equal(highCornersConnected, lines.All(line => line.Points.All(point => Math.Sign(point.X - point.Y) == Math.Sign(line.Points[0].X - line.Points[0].Y) && point.X != point.Y)
            && lines.Select(it => Math.Sign(it.Points[0].X - it.Points[0].Y)).Distinct().Count() == 2));
    }

    [Fact]
    public void Every_crossing_is_found_once_and_lies_where_the_edge_has_the_level()
        => Gen.Double[-1, 1].Array[30].Sample(
            values =>
            {
                var grid = ScalarGrid.Sample((x, y) => values[((int)y * 6) + (int)x], Values.Evenly(0, 5, 6), Values.Evenly(0, 4, 5));
                var points = MarchingSquares.Trace(grid, [0.1]).SelectMany(line => line.Points).ToArray();
                Assert.Equal(Crossings(grid, 0.1), points.Length);
                Assert.All(points, point => Assert.Equal(0.1, Interpolate(grid, point.X, point.Y), 9));
            },
            seed: "0000Ktr7ZgP2",
            iter: 200);

    private static int Crossings(ScalarGrid grid, double level)
        => Enumerable.Range(0, grid.Rows).Sum(r => Enumerable.Range(0, grid.Columns - 1).Count(c => grid[r, c] > level != grid[r, c + 1] > level))
            + Enumerable.Range(0, grid.Rows - 1).Sum(r => Enumerable.Range(0, grid.Columns).Count(c => grid[r, c] > level != grid[r + 1, c] > level));

    private static double Interpolate(ScalarGrid grid, double x, double y)
    {
        var (column, row) = ((int)Math.Min(Math.Floor(x), grid.Columns - 2), (int)Math.Min(Math.Floor(y), grid.Rows - 2));
        var (s, t) = (x - column, y - row);
        return ((1 - s) * (1 - t) * grid[row, column]) + (s * (1 - t) * grid[row, column + 1])
            + ((1 - s) * t * grid[row + 1, column]) + (s * t * grid[row + 1, column + 1]);
    }
}
