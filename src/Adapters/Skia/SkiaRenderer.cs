using System.Collections.Immutable;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Skia;

/// <summary>Renders figures as PNG (100 pixels an inch), PDF and SVG.</summary>
/// <remarks>It holds nothing but embedded fonts, which do not change: one instance serves any number of threads.</remarks>
public sealed class SkiaRenderer : IFigureRenderer
{
    private const double PointsPerPixel = 0.72;

    private readonly EmbeddedFonts _fonts;
    private readonly ImmutableArray<Format> _formats;

    /// <summary>Opens the embedded fonts.</summary>
    public SkiaRenderer()
    {
        _fonts = EmbeddedFonts.Load();
        _formats =
        [
            new("png", new Medium.Pixels(PointsPerPixel), (_, page) => PngPainter.Paint(_fonts, PointsPerPixel, page)),
            new("svg", new Medium.Exact(), (about, page) => SvgWriter.Write(_fonts, about, page)),
            new("pdf", new Medium.Exact(), (about, page) => PdfPainter.Paint(_fonts, about, page)),
        ];
    }

    /// <inheritdoc/>
    public string Id => "skia";

    /// <inheritdoc/>
    public Seq<string> Formats => _formats.ToSeq().Map(format => format.Name);

    /// <inheritdoc/>
    public Either<JobError, Seq<RenderedFile>> Render(Figure figure, string format)
        => _formats.ToSeq().Find(known => known.Name == format).Match(
            Some: known => Arrangement.Arrange(_fonts, known.Medium, figure)
                .Map(page => new Seq<RenderedFile>([new RenderedFile($"{figure.Id}.{format}", known.Paint(AboutFigure.Of(figure), page))])),
            None: () => Left<JobError, Seq<RenderedFile>>(new JobError.UnknownFormat(Id, format, Formats)));

    private sealed record Format(string Name, Medium Medium, Func<AboutFigure, DisplayList, ReadOnlyMemory<byte>> Paint);
}
