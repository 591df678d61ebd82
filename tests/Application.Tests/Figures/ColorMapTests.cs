using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using Xunit;

namespace LossNav.Application.Tests.Figures;

public sealed class ColorMapTests
{
    [Fact]
    public void Viridis_goes_from_dark_violet_to_yellow()
    {
        Assert.Equal("#440154", Viridis.Map.At(0).ToHex());
        Assert.Equal("#fde724", Viridis.Map.At(1).ToHex());
        Assert.Equal(Viridis.Map.At(0), Viridis.Map.At(-3));
    }

    [Fact]
    public void A_reversed_map_cut_at_a_tenth_starts_a_tenth_from_the_old_end()
    {
        var cut = Coolwarm.Map.Reversed().Part(0.1, 1);

        Assert.Equal(Coolwarm.Map.At(0.9), cut.At(0));
        Assert.Equal(Coolwarm.Map.At(0), cut.At(1));
    }
}
