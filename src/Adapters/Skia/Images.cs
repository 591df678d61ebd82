using LossNav.Application.Figures.Layout;
using SkiaSharp;

namespace LossNav.Adapters.Skia;

/// <summary>Rasters as images of the library.</summary>
internal static class Images
{
    /// <summary>Without row filters and at this level, drawings compress nearly as well as they can in half the time.</summary>
    private const int ZLibLevel = 5;

    /// <summary>The pixels of a picture as an image.</summary>
    public static SKImage Of(Primitive.Picture picture)
    {
        var info = new SKImageInfo(picture.Columns, picture.Rows, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var data = SKData.CreateCopy(picture.Pixels.AsSpan());
        return SKImage.FromPixels(info, data, info.RowBytes);
    }

    /// <summary>The pixels of a picture as a PNG.</summary>
    public static byte[] Png(Primitive.Picture picture)
    {
        using var image = Of(picture);
        using var pixels = image.PeekPixels();
        return Png(pixels);
    }

    /// <summary>Pixels as a PNG.</summary>
    public static byte[] Png(SKPixmap pixels)
    {
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, ZLibLevel))
            ?? throw new InvalidOperationException("The pixels could not be encoded as PNG.");
        return data.ToArray();
    }
}
