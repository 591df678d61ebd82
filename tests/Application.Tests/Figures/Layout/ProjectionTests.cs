using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Figures.Layout;

public sealed class ProjectionTests
{
    private static readonly ScalarGrid Grid = ScalarGrid.Sample((x, y) => x * y, Values.Evenly(-2, 2, 3), Values.Evenly(-2, 2, 3));

    [Fact]
    public void The_middle_of_the_box_is_the_middle_of_the_picture_at_the_distance_of_the_eye()
        => Assert.Equal((0, 0, 10), new Projection(Grid, SurfaceView.Usual).Project(0, 0, 0));

    [Fact]
    public void From_above_and_azimuth_0_x_points_down_and_y_to_the_right()
    {
        var view = new Projection(Grid, new SurfaceView(90, 0, 50));
        var (right, up, depth) = view.Project(2, 1, 0);

        // x spans 1.1 x 4 data units over 4/√41 x 1.8294640721620434; the plane z = 0 is 10 away.
        var unit = 4 * 1.8294640721620434 / Math.Sqrt(41) / (4 * 1.1);
        Assert.Equal(unit / 10, right, 12);
        Assert.Equal(-2 * unit / 10, up, 12);
        Assert.Equal(10, depth, 12);
    }

    [Fact]
    public void Higher_points_are_higher_in_the_usual_view()
    {
        var view = new Projection(Grid, SurfaceView.Usual);

        Assert.True(view.Project(0, 0, 3).Up > view.Project(0, 0, -3).Up);
    }
}
