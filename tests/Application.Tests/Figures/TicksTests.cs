using CsCheck;
using LossNav.Application.Figures;
using Xunit;

namespace LossNav.Application.Tests.Figures;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 10, 3, "0 5 10")]
    [InlineData(0, 15, 3, "0 5 10 15")]
    [InlineData(-0.3, 0.31, 3, "−0.25 0 0.25")]
    [InlineData(0, 4e-3, 4, "0 0.001 0.002 0.003 0.004")]
    public void Ticks_are_multiples_of_1_2_2_5_or_5(double low, double high, int atMost, string expected)
        => Assert.Equal(expected, string.Join(' ', Ticks.Round(low, high, atMost).Map(tick => tick.Text)));

    [Fact]
    public void Ticks_lie_within_the_interval_and_are_not_more_than_asked_for()
        => Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-3, 1e6], Gen.Int[1, 10]).Sample(
            (low, length, atMost) =>
            {
                var ticks = Ticks.Round(low, low + length, atMost);
                Assert.InRange(ticks.Count, 0, atMost + 1);
                Assert.All(ticks, tick => Assert.InRange(tick.At, low - (1e-6 * length), low + length + (1e-6 * length)));
            },
            seed: "0000Ktr7ZgP2",
            iter: 1000);

    [Theory]
    [InlineData(-2.0, 3.5, 1, "10⁻² 10⁻¹ 1 10 10² 10³")]
    [InlineData(-12.0, 2.0, 7, "10⁻¹² 10⁻⁵ 10²")]
    [InlineData(0.2, 0.8, 1, "")]
    public void A_logarithmic_axis_says_the_numbers_themselves(double low, double high, int each, string expected)
    {
        var axis = Axis.Logarithmic(low, high, each);
        Assert.Equal(expected, string.Join(' ', axis.Ticks.Map(tick => tick.Text)));
        Assert.Equal((low, high), (axis.Low.IfNone(double.NaN), axis.High.IfNone(double.NaN)));
        Assert.All(axis.Ticks, tick => Assert.Equal(Math.Round(tick.At), tick.At));
    }

    [Fact]
    public void A_negative_number_has_a_minus_sign_and_zero_has_none()
        => Assert.Equal(["\u22122", "0"], Ticks.At(-2, -0.0).Map(tick => tick.Text).ToArray());
}
