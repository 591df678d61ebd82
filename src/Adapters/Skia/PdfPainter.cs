using LossNav.Application.Figures.Layout;
using SkiaSharp;

namespace LossNav.Adapters.Skia;

/// <summary>Paints a page as a PDF with text that can be selected.</summary>
internal static class PdfPainter
{
    /// <summary>The page size is rounded to this many parts of an inch.</summary>
    private const float Dpi = 1440;

    public static ReadOnlyMemory<byte> Paint(EmbeddedFonts fonts, AboutFigure about, DisplayList page)
    {
        // Without dates, equal figures give equal bytes.
        var metadata = new SKDocumentPdfMetadata { Title = about.Title, Creator = "LossNav", RasterDpi = Dpi, EncodingQuality = 101 };
        if (about.Description.Length > 0)
        {
            metadata.Subject = about.Description;
        }

        using var stream = new SKDynamicMemoryWStream();
        using (var document = SKDocument.CreatePdf(stream, metadata))
        {
            using var canvas = document.BeginPage((float)page.WidthPoints, (float)page.HeightPoints);
            new CanvasPainter(canvas, fonts, SKFontHinting.None).Paint(page.Primitives);
            document.EndPage();
            document.Close();
        }

        using var data = stream.DetachAsData();
        return data.ToArray();
    }
}
