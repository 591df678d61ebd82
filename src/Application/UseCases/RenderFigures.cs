using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Makes the files of figures and keeps the manifest that says where they came from: read, pure, write.</summary>
public static class RenderFigures
{
    /// <summary>Reads what earlier runs recorded.</summary>
    public static Either<JobError, Manifest> ReadManifest(IResultStore store)
        => store.Read(Manifest.FileName).Bind(found => found.Match(
            Some: ManifestJson.Read,
            None: () => Right<JobError, Manifest>(Manifest.Empty)));

    /// <summary>Draws and renders one figure and writes the files that differ from those that stand.</summary>
    /// <param name="store">Where the files go.</param>
    /// <param name="versions">The version of this program and of the libraries behind it, by name.</param>
    /// <param name="before">What earlier runs recorded.</param>
    /// <param name="job">What to make.</param>
    /// <returns>What was made, or every reason why not; then nothing was written.</returns>
    public static Either<Seq<JobError>, MadeFigure> Make(IResultStore store, Map<string, string> versions, Manifest before, FigureJob job)
        => from drawn in Draw(job)
           from files in Render(drawn.Figure, job.Renditions)
           from written in WriteDifferent(store, files.Map(file => file.File)).MapLeft(error => Seq1(error))
           let entry = Describe(drawn, versions, files)
           select MadeFigure.Compare(entry, before.Find(job.Figure), written, file => Stands(store, file));

    /// <summary>Writes the manifest, last of all, if it differs from the one that stands.</summary>
    public static Either<JobError, Unit> WriteManifest(IResultStore store, Manifest before, Seq<MadeFigure> made)
        => WriteDifferent(store, Seq1(new RenderedFile(
                Manifest.FileName,
                ManifestJson.Write(before.With(made.Map(figure => figure.Entry))))))
            .Map(_ => unit);

    private static Either<Seq<JobError>, DrawnFigure> Draw(FigureJob job)
        => job.Drawn.Match(
            Some: Right<Seq<JobError>, DrawnFigure>,
            None: () => job.Recipe.Draw(job.Edition, job.Parameters).ToEither());

    private static Either<Seq<JobError>, Seq<MadeFile>> Render(Figures.Figure figure, Seq<Rendition> renditions)
        => renditions
            .Map(rendition => rendition.Renderer
                .Render(figure, rendition.Format)
                .Map(files => files.Map(file => new MadeFile(rendition, file)))
                .ToValidation())
            .Sequence()
            .ToEither()
            .Map(files => files.Flatten().OrderBy(file => file.File.Name, StringComparer.Ordinal).ToSeq())
            .Bind(files => CheckNames(figure.Id, files));

    private static Either<Seq<JobError>, Seq<MadeFile>> CheckNames(string figure, Seq<MadeFile> files)
    {
        var twice = files.Zip(files.Tail)
            .Filter(pair => pair.Item1.File.Name == pair.Item2.File.Name)
            .Map(pair => (JobError)new JobError.FileMadeTwice(
                figure, pair.Item1.File.Name, pair.Item1.Rendition.Renderer.Id, pair.Item2.Rendition.Renderer.Id));
        return twice.IsEmpty ? files : twice;
    }

    private static Either<JobError, Seq<string>> WriteDifferent(IResultStore store, Seq<RenderedFile> files)
        => from different in files
               .Map(file => store.Read(file.Name).Map(found => (
                   File: file,
                   Differs: !found.Exists(content => content.Span.SequenceEqual(file.Content.Span)))))
               .Sequence()
               .Map(all => all.Filter(one => one.Differs).Map(one => one.File))
           from _ in different.IsEmpty ? Right<JobError, Unit>(unit) : store.Write(different)
           select different.Map(file => file.Name);

    // A file that cannot be read stands there nevertheless.
    private static bool Stands(IResultStore store, ManifestFile file)
        => store.Read(file.Name).Match(Right: content => content.IsSome, Left: _ => true);

    private static ManifestEntry Describe(DrawnFigure drawn, Map<string, string> versions, Seq<MadeFile> files)
        => new(
            drawn.Figure.Id,
            drawn.Edition,
            drawn.Parameters.Map(parameter => new SetParameter(parameter.Name, parameter.Value)),
            FigureFingerprint.Of(drawn.Figure),
            versions,
            files.Map(file => new ManifestFile(
                file.File.Name,
                file.Rendition.Renderer.Id,
                file.Rendition.Format,
                file.File.Content.Length,
                Sha256.Of(file.File.Content))))
        {
            Sources = drawn.Figure.Origins.Map(origin => $"{origin.Layer}: {origin.Words}").Strict(),
        };

    private sealed record MadeFile(Rendition Rendition, RenderedFile File);
}
