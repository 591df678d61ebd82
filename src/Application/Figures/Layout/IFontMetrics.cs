using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>What the layout has to know about the typefaces. Implementations are pure.</summary>
public interface IFontMetrics
{
    /// <summary>How far a line of text moves the pen, in points.</summary>
    double Advance(Face face, string text, double fontPoints);

    /// <summary>How far the ink of a text reaches above and below its baseline, in points.</summary>
    Ink Measure(Face face, string text, double fontPoints);

    /// <summary>The first code point of a text for which a typeface has no glyph.</summary>
    Option<int> FirstMissing(Face face, string text);
}

/// <summary>The vertical extent of ink.</summary>
/// <param name="Ascent">Above the baseline, in points.</param>
/// <param name="Descent">Below the baseline, in points; negative where all ink lies above it.</param>
public readonly record struct Ink(double Ascent, double Descent);
