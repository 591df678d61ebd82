using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;

namespace LossNav.Application.Tests.Figures.Layout;

/// <summary>The metrics of DejaVu Sans that the figures need, in ems (2048 units each), without a font file.</summary>
public sealed class DejaVuMetrics : IFontMetrics
{
    private const double Em = 2048;

    public double Advance(Face face, string text, double fontPoints) => text.Sum(Width) * fontPoints / Em;

    public Ink Measure(Face face, string text, double fontPoints)
        => new(text.Max(Ascent) * fontPoints / Em, text.Max(Descent) * fontPoints / Em);

    public Option<int> FirstMissing(Face face, string text) => text.Where(letter => letter == '\u5b57').Select(letter => Option<int>.Some(letter)).FirstOrDefault();

    private static int Width(char letter) => letter switch { '\u2212' => 1716, '.' => 651, 'l' => 569, 'p' => 1300, _ => 1303 };

    private static int Ascent(char letter) => letter switch { '\u2212' => 745, '.' => 254, 'l' => 1556, 'p' => 1147, '1' or '4' => 1493, _ => 1520 };

    private static int Descent(char letter) => letter switch { 'p' => 426, '0' or '3' or '5' => 29, '\u2212' => -557, _ => 0 };
}
