using LossNav.Application.Figures.Layout;
using SkiaSharp;

namespace LossNav.Adapters.Skia;

/// <summary>Paints a page as a PNG with a transparent background.</summary>
internal static class PngPainter
{
    public static ReadOnlyMemory<byte> Paint(EmbeddedFont font, double pointsPerPixel, DisplayList page)
    {
        var size = new SKImageInfo(
            (int)Math.Round(page.WidthPoints / pointsPerPixel),
            (int)Math.Round(page.HeightPoints / pointsPerPixel),
            SKColorType.Rgba8888,
            SKAlphaType.Premul);
        using var surface = SKSurface.Create(size);
        surface.Canvas.Scale((float)(1 / pointsPerPixel));
        new CanvasPainter(surface.Canvas, font, SKFontHinting.Slight).Paint(page.Primitives);
        using var pixels = surface.PeekPixels();
        return Images.Png(pixels);
    }
}
