using LanguageExt;
using LossNav.Application.Figures.Layout;
using SkiaSharp;

namespace LossNav.Adapters.Skia;

/// <summary>The one font of the figures, read from this assembly: no font of the machine is ever used.</summary>
/// <remarks>The typeface is shared by all renders; it does not change.</remarks>
internal sealed class EmbeddedFont : IFontMetrics
{
    private const string Resource = "DejaVuSans-subset.ttf";

    private readonly SKTypeface _typeface;

    private EmbeddedFont(SKTypeface typeface) => _typeface = typeface;

    /// <summary>Design units in an em: the size at which <see cref="Outline"/> draws.</summary>
    public int UnitsPerEm => _typeface.UnitsPerEm;

    public static EmbeddedFont Load()
    {
        using var stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The font {Resource} is not in the assembly.");
        using var data = SKData.Create(stream);
        return new(SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{Resource} is not a font."));
    }

    /// <summary>The font at a size, with glyphs at any fraction of a pixel and widths that grow with the size.</summary>
    public SKFont At(double fontPoints)
        => new(_typeface, (float)fontPoints) { Subpixel = true, LinearMetrics = true, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };

    public double Advance(string text, double fontPoints)
    {
        using var font = At(fontPoints);
        return font.MeasureText(text);
    }

    public Ink Measure(string text, double fontPoints)
    {
        using var font = At(UnitsPerEm);
        using var path = font.GetTextPath(text, new SKPoint(0, 0));
        var bounds = path.TightBounds;
        return new(-bounds.Top * fontPoints / UnitsPerEm, bounds.Bottom * fontPoints / UnitsPerEm);
    }

    public Option<int> FirstMissing(string text)
    {
        using var font = At(UnitsPerEm);
        foreach (var rune in text.EnumerateRunes())
        {
            if (font.GetGlyph(rune.Value) == 0)
            {
                return rune.Value;
            }
        }

        return Option<int>.None;
    }

    /// <summary>The glyphs of a text and how far each moves the pen, in design units.</summary>
    public IReadOnlyList<(ushort Glyph, double Advance)> Glyphs(string text)
    {
        using var font = At(UnitsPerEm);
        var glyphs = font.GetGlyphs(text);
        var widths = font.GetGlyphWidths(glyphs);
        return [.. glyphs.Zip(widths, (glyph, width) => (glyph, (double)width))];
    }

    /// <summary>The outline of a glyph in design units, y downwards, in the language of SVG paths; empty for a space.</summary>
    public string Outline(ushort glyph)
    {
        using var font = At(UnitsPerEm);
        using var path = font.GetGlyphPath(glyph);
        return path?.ToSvgPathData() ?? "";
    }
}
