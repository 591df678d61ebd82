using LossNav.Application.Figures.Layout;
using SkiaSharp;

namespace LossNav.Adapters.Skia;

/// <summary>Paints a page as a PNG; where the page has no background it is transparent.</summary>
internal static class PngPainter
{
    public static ReadOnlyMemory<byte> Paint(EmbeddedFonts fonts, double pointsPerPixel, DisplayList page)
    {
        var size = new SKImageInfo(
            (int)Math.Round(page.WidthPoints / pointsPerPixel),
            (int)Math.Round(page.HeightPoints / pointsPerPixel),
            SKColorType.Rgba8888,
            SKAlphaType.Premul);
        using var surface = SKSurface.Create(size);
        surface.Canvas.Scale((float)(1 / pointsPerPixel));
        new CanvasPainter(surface.Canvas, fonts, SKFontHinting.Slight).Paint(page.Primitives);
        using var pixels = surface.PeekPixels();
        return Images.Png(pixels);
    }
}
