using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Text; on a raster it starts on a whole pixel, where its hinted shapes are sharp.</summary>
internal static class TextDrawing
{
    public static Primitive Draw(Primitive.Words words, Medium medium)
        => medium.Match(
            exact => words,
            pixels => words with { Start = new(Nearest(words.Start.X, pixels.PointsPerPixel), Nearest(words.Start.Y, pixels.PointsPerPixel)) });

    public static Seq<Primitive> Draw(Layer.Text text, PlotArea area, Typesetting with)
        => new Seq<Primitive>([Draw(
            new Primitive.Words(text.Words, area.Page(text.X, text.Y), text.FontPoints, text.Color, Upwards: false), with.Medium)]);

    private static double Nearest(double points, double pixel) => Math.Round(points / pixel) * pixel;
}
