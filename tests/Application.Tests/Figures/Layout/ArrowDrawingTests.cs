using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Figures.Layout;

public sealed class ArrowDrawingTests
{
    [Fact]
    public void An_arrow_reaches_from_its_tail_by_its_reach_and_points_there()
    {
        var page = Drawn.Exact(Drawn.Figure(Plane(Arrow(1, 1, 2, 0))));
        var (shaft, head) = (Shaft(page), Assert.Single(Drawn.All<Primitive.Polygon>(page)));

        // The plane is 4 wide: a reach of 2 is half the width of the panel; the head is 6 shaft widths long and 4 wide.
        var width = 5 * 72 * (0.9 - 0.125);
        Assert.Equal(width / 2, head.Corners[0].X - shaft.Points[0].X, 6);
        Assert.Equal(shaft.Points[0].Y, head.Corners[0].Y, 9);
        Assert.Equal(6, head.Corners[0].X - shaft.Points[1].X, 9);
        Assert.Equal(4, Math.Abs(head.Corners[1].Y - head.Corners[2].Y), 9);
    }

    [Fact]
    public void A_short_arrow_has_a_small_head()
    {
        var head = Assert.Single(Drawn.All<Primitive.Polygon>(Drawn.Exact(Drawn.Figure(Plane(Arrow(1, 1, 0.01, 0))))));
        Assert.InRange(head.Corners[0].X - head.Corners[1].X, 0.1, 1);
    }

    [Fact]
    public void An_arrow_of_no_length_or_no_place_does_not_show()
    {
        Assert.Empty(Drawn.All<Primitive.Polygon>(Drawn.Exact(Drawn.Figure(Plane(Arrow(1, 1, 0, 0))))));
        Assert.Empty(Drawn.All<Primitive.Polygon>(Drawn.Exact(Drawn.Figure(Plane(Arrow(1, double.NaN, 1, 0))))));
    }

    private static Primitive.Polyline Shaft(DisplayList page)
        => Assert.Single(Drawn.All<Primitive.Polyline>(page).Filter(line => line.WidthPoints == 1));

    private static Layer.Arrows Arrow(double x, double y, double dx, double dy)
        => new("arrows", Series.Point(x, y), Series.Point(dx, dy), Colors.Black, 1);

    private static Panel Plane(Layer layer)
        => Drawn.Panel(layer) with { X = new Axis { Low = 0, High = 4 }, Y = new Axis { Low = 0, High = 4 }, Frame = Frame.None };
}
