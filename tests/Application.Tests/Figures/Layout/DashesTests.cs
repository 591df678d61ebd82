using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Figures.Layout;

public sealed class DashesTests
{
    [Fact]
    public void A_dashed_line_of_width_2_draws_7_4_and_skips_3_2_points_around_corners_too()
    {
        var dashes = Dashes.Cut([new(0, 0), new(10, 0), new(10, 12)], Stroke.Dashed(Colors.Black, 2));

        // 22 points of line: dash 0 to 7.4, gap to 10.6 (0.6 beyond the corner), dash to 18 (8 beyond), gap to 21.2, dash to the end.
        Assert.Equal(3, dashes.Count);
        Assert.Equal([new PagePoint(0, 0), new PagePoint(7.4, 0)], dashes[0]);
        Assert.Equal(0.6, dashes[1][0].Y, 12);
        Assert.Equal(8, dashes[1][^1].Y, 12);
        Assert.Equal(11.2, dashes[2][0].Y, 12);
        Assert.Equal(new PagePoint(10, 12), dashes[2][^1]);
    }
}
