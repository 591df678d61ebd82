namespace LossNav.Application.Figures.ColorMaps;

/// <summary>Three colours for the labels −1, 0 and 1 between limits of −1 and 1: grey for none, green for the first basin, red for the second.</summary>
public static class BasinColors
{
    /// <summary>The map.</summary>
    public static ColorMap Map { get; } = ColorMap.FromHex(
        "basins",
        string.Concat(Enumerable.Range(0, ColorMap.Size).Select(i => i < ColorMap.Size / 3 ? "808080" : i < 2 * ColorMap.Size / 3 ? "00a651" : "be1e2d")));
}
