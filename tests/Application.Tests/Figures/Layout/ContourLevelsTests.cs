using LossNav.Application.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Figures.Layout;

public sealed class ContourLevelsTests
{
    // The raw step is the range over one more than the wished number; the next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 is taken.
    [Fact]
    public void The_double_well_of_figure_1_has_levels_at_multiples_of_0_5()
        => Assert.Equal([-1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5], ContourLevels.For(-0.515, 4.5625, 10));

    [Fact]
    public void One_level_lies_beyond_each_end()
    {
        var levels = ContourLevels.For(0.1, 16.9, 7);

        // 16.8/8 = 2.1, so steps of 2.5.
        Assert.Equal([0, 2.5, 5, 7.5, 10, 12.5, 15, 17.5], levels);
    }

    [Fact]
    public void A_constant_has_one_level() => Assert.Equal([3], ContourLevels.For(3, 3, 7));
}
