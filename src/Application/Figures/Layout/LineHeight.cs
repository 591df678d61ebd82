namespace LossNav.Application.Figures.Layout;

/// <summary>The box of a line of text: at least as tall as the ink of "lp", so that labels of one size line up.</summary>
internal static class LineHeight
{
    public static Ink Of(SetText text, double fontPoints, IFontMetrics fonts, Medium medium)
    {
        var (own, reference) = (text.Ink, fonts.Measure(Face.Sans, "lp", fontPoints));
        var height = Math.Max(own.Ascent + own.Descent, reference.Ascent + reference.Descent);
        var descent = Math.Max(own.Descent, reference.Descent);
        return medium.Match(
            exact => new Ink(height - descent, descent),
            pixels => Rounded(height - descent, descent, pixels.PointsPerPixel));
    }

    /// <summary>Hinted text fills whole pixels: the ascent is rounded up, the descent to the nearest.</summary>
    private static Ink Rounded(double ascent, double descent, double pixel)
        => new(Math.Ceiling(ascent / pixel) * pixel, Math.Round(descent / pixel) * pixel);
}
