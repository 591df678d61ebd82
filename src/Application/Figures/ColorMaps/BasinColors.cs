namespace LossNav.Application.Figures.ColorMaps;

/// <summary>
/// Colours for labels of basins between limits of −1.5 and 4.5: grey for none, then one for each basin from the cheapest on. They differ in lightness and for whoever
/// does not see red and green apart (Okabe and Ito 2008).
/// </summary>
public static class BasinColors
{
    private static readonly string[] Bands = ["b0b0b0", "56b4e9", "f0e442", "cc79a7", "009e73", "d55e00"];

    /// <summary>The label of the last colour.</summary>
    public const int Last = 4;

    /// <summary>The map.</summary>
    public static ColorMap Map { get; } = ColorMap.FromHex(
        "basins",
        string.Concat(Enumerable.Range(0, ColorMap.Size).Select(i => Bands[i * Bands.Length / ColorMap.Size])));

    /// <summary>The colour of a basin.</summary>
    /// <param name="label">Its number from the cheapest on, counted from 0; −1 for none.</param>
    public static Color Of(int label) => Map.At((label + 1.5) / Bands.Length);
}
