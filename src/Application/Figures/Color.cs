using System.Globalization;

namespace LossNav.Application.Figures;

/// <summary>A colour: red, green, blue and opacity, each from 0 to 255.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Opacity = 255)
{
    /// <summary>The same colour with an opacity from 0 to 1.</summary>
    public Color WithOpacity(double opacity) => this with { Opacity = (byte)Math.Round(255 * opacity) };

    /// <summary>The colour without its opacity as #rrggbb.</summary>
    public string ToHex() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
