using System.Collections.Immutable;
using System.Globalization;

namespace LossNav.Application.Figures;

/// <summary>256 colours from low to high.</summary>
public sealed record ColorMap
{
    /// <summary>How many colours a map has.</summary>
    public const int Size = 256;

    private readonly ImmutableArray<Color> _colors;

    private ColorMap(string name, ImmutableArray<Color> colors) => (Name, _colors) = (name, colors);

    /// <summary>The name; two maps of one name are equal.</summary>
    public string Name { get; }

    /// <summary>The colour of a fraction from 0 to 1: entry ⌊256 t⌋, the ends taking what lies beyond them.</summary>
    public Color At(double fraction) => _colors[Math.Clamp((int)Math.Floor(fraction * Size), 0, Size - 1)];

    /// <summary>The map read from its last colour to its first.</summary>
    public ColorMap Reversed() => new($"{Name}-reversed", [.. _colors.Reverse()]);

    /// <summary>The part of the map from one fraction to another, in 256 steps.</summary>
    public ColorMap Part(double from, double to)
        => new(
            string.Create(CultureInfo.InvariantCulture, $"{Name}-{from}-{to}"),
            [.. Enumerable.Range(0, Size).Select(i => At(from + ((to - from) * i / (Size - 1))))]);

    /// <inheritdoc/>
    public bool Equals(ColorMap? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Name, StringComparison.Ordinal);

    /// <summary>Reads 256 colours written as rrggbb one after the other.</summary>
    internal static ColorMap FromHex(string name, string hex)
    {
        var bytes = Convert.FromHexString(hex);
        return new(name, [.. Enumerable.Range(0, Size).Select(i => new Color(bytes[3 * i], bytes[(3 * i) + 1], bytes[(3 * i) + 2]))]);
    }
}
