using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Text; on a raster it starts on a whole pixel, where its hinted shapes are sharp.</summary>
internal static class TextDrawing
{
    /// <summary>Text as it is painted on a medium.</summary>
    public static Primitive Draw(Primitive.Words words, Typesetting with)
        => with.Medium.Match(
            exact => words,
            pixels => words with { Start = OnPixels(words, Math.Max(with.Fonts.Measure(words.Text, words.FontPoints).Descent, 0), pixels.PointsPerPixel) });

    public static Seq<Primitive> Draw(Layer.Text text, PlotArea area, Typesetting with)
        => new Seq<Primitive>([Draw(
            new Primitive.Words(text.Words, area.Page(text.X, text.Y), text.FontPoints, text.Color, Upwards: false), with)]);

    /// <summary>The lowest ink falls on the edge of a pixel, and with it, as hinting makes heights whole, the baseline.</summary>
    private static PagePoint OnPixels(Primitive.Words words, double descent, double pixel)
        => words.Upwards
            ? new(Nearest(words.Start.X + descent, pixel), Nearest(words.Start.Y, pixel))
            : new(Nearest(words.Start.X, pixel), Nearest(words.Start.Y + descent, pixel));

    private static double Nearest(double points, double pixel) => Math.Round(points / pixel) * pixel;
}
