using System.Collections.Immutable;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using SkiaSharp;

namespace LossNav.Adapters.Skia;

/// <summary>The fonts of the figures, read from this assembly: no font of the machine is ever used.</summary>
/// <remarks>Typefaces are shared by all renders; they do not change.</remarks>
internal sealed class EmbeddedFonts : IFontMetrics
{
    private static readonly ImmutableArray<(Face Face, string Resource)> Resources =
    [
        (Face.Sans, "DejaVuSans-subset.ttf"),
        (Face.SansBold, "DejaVuSans-Bold-subset.ttf"),
        (Face.MathItalic, "KaTeX_Math-Italic.ttf"),
        (Face.MathBold, "KaTeX_Math-BoldItalic.ttf"),
        (Face.MathRoman, "KaTeX_Main-Regular.ttf"),
        (Face.MathScript, "KaTeX_Caligraphic-Regular.ttf"),
    ];

    private readonly ImmutableArray<Lazy<SKTypeface>> _typefaces;

    // Most figures write in one face: the others are read when somebody needs them.
    private EmbeddedFonts(ImmutableArray<Lazy<SKTypeface>> typefaces) => _typefaces = typefaces;

    public static EmbeddedFonts Load()
        => new([.. Resources.OrderBy(it => it.Face).Select(it => new Lazy<SKTypeface>(() => Read(it.Resource)))]);

    /// <summary>Design units in an em: the size at which <see cref="Outline"/> draws.</summary>
    public int UnitsPerEm(Face face) => Typeface(face).UnitsPerEm;

    /// <summary>A face at a size, with glyphs at any fraction of a pixel and widths that grow with the size.</summary>
    public SKFont At(Face face, double fontPoints)
        => new(Typeface(face), (float)fontPoints) { Subpixel = true, LinearMetrics = true, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };

    public double Advance(Face face, string text, double fontPoints)
    {
        using var font = At(face, fontPoints);
        return font.MeasureText(text);
    }

    public Ink Measure(Face face, string text, double fontPoints)
    {
        var units = UnitsPerEm(face);
        using var font = At(face, units);
        using var path = font.GetTextPath(text, new SKPoint(0, 0));
        var bounds = path.TightBounds;
        return new(-bounds.Top * fontPoints / units, bounds.Bottom * fontPoints / units);
    }

    public Option<int> FirstMissing(Face face, string text)
    {
        using var font = At(face, UnitsPerEm(face));
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
    public IReadOnlyList<(ushort Glyph, double Advance)> Glyphs(Face face, string text)
    {
        using var font = At(face, UnitsPerEm(face));
        var glyphs = font.GetGlyphs(text);
        var widths = font.GetGlyphWidths(glyphs);
        return [.. glyphs.Zip(widths, (glyph, width) => (glyph, (double)width))];
    }

    /// <summary>The outline of a glyph in design units, y downwards, in the language of SVG paths; empty for a space.</summary>
    public string Outline(Face face, ushort glyph)
    {
        using var font = At(face, UnitsPerEm(face));
        using var path = font.GetGlyphPath(glyph);
        return path?.ToSvgPathData() ?? "";
    }

    private SKTypeface Typeface(Face face) => _typefaces[(int)face].Value;

    private static SKTypeface Read(string resource)
    {
        using var stream = typeof(EmbeddedFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is not in the assembly.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{resource} is not a font.");
    }
}
