using CsCheck;
using LossNav.Application.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Figures.Layout;

public sealed class ThinningTests
{
    private const double MostMovement = Thinning.Tolerance + 0.002;

    [Fact]
    public void No_point_of_a_line_moves_visibly()
        => Gen.Select(Gen.Double[-0.05, 0.05], Gen.Double[-0.05, 0.05]).Array[2, 200].Sample(
            steps =>
            {
                var points = Walk(steps);
                var thinned = Thinning.Thin(points);
                Assert.All(points, point => Assert.True(Distance(point, thinned) <= MostMovement));
            },
            seed: "0000Ktr7ZgP2",
            iter: 100);

    [Fact]
    public void A_straight_line_keeps_its_ends_only()
        => Assert.Equal(
            [new PagePoint(0, 0), new PagePoint(9.9, 19.8)],
            Thinning.Thin([.. Enumerable.Range(0, 100).Select(i => new PagePoint(0.1 * i, 0.2 * i))]));

    [Fact]
    public void A_path_that_comes_to_rest_keeps_few_points()
    {
        PagePoint[] spiral = [.. Enumerable.Range(0, 20_000).Select(i => 0.005 * i)
            .Select(t => new PagePoint(100 * Math.Exp(-2 * t) * Math.Cos(10 * t), 100 * Math.Exp(-2 * t) * Math.Sin(10 * t)))];

        Assert.InRange(Thinning.Thin(spiral).Length, 50, 600);
    }

    private static PagePoint[] Walk((double X, double Y)[] steps)
    {
        var at = new PagePoint(0, 0);
        return [.. steps.Select(step => at = at.Moved(step.X, step.Y))];
    }

    private static double Distance(PagePoint point, IReadOnlyList<PagePoint> line)
        => line.Count == 1
            ? ToSegment(point, line[0], line[0])
            : Enumerable.Range(1, line.Count - 1).Min(i => ToSegment(point, line[i - 1], line[i]));

    private static double ToSegment(PagePoint p, PagePoint a, PagePoint b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - (along * dx), 2) + Math.Pow(p.Y - a.Y - (along * dy), 2));
    }
}
