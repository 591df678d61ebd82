using LanguageExt;
using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.FigureData;

/// <summary>Renders figures as data: <c>csv</c> is one table for each series or grid, <c>json</c> the description with the names of those tables, <c>md</c> the caption, where the figure has one.</summary>
/// <remarks>Numbers are written so that reading them gives the same number back.</remarks>
public sealed class DataRenderer : IFigureRenderer
{
    /// <inheritdoc/>
    public string Id => "data";

    /// <inheritdoc/>
    public Seq<string> Formats => new(["csv", "json", "md"]);

    /// <inheritdoc/>
    public Either<JobError, Seq<RenderedFile>> Render(Figure figure, string format)
        => format switch
        {
            "csv" => Right<JobError, Seq<RenderedFile>>(Tables.Of(figure).AsEnumerable().DistinctBy(table => table.FileName)
                .Select(table => new RenderedFile(table.FileName, CsvWriter.Write(table.Origins, table.Columns))).ToSeq().Strict()),
            "json" => Right<JobError, Seq<RenderedFile>>(new([new RenderedFile($"{figure.Id}.json", JsonDescription.Write(figure))])),
            "md" => Right<JobError, Seq<RenderedFile>>(CaptionFile.Of(figure).ToSeq()),
            _ => Left<JobError, Seq<RenderedFile>>(new JobError.UnknownFormat(Id, format, Formats)),
        };
}
