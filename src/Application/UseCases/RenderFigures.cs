using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Makes the files of figures and keeps the manifest that says where they came from: read, pure, write.</summary>
public static class RenderFigures
{
    /// <summary>Reads what earlier runs recorded.</summary>
    public static async Task<Either<JobError, Manifest>> ReadManifestAsync(IResultStore store, CancellationToken cancellation)
        => (await store.ReadAsync(Manifest.FileName, cancellation).ConfigureAwait(false)).Bind(ReadManifest);

    /// <summary>Draws and renders one figure, writes the files that differ from those that stand, and last of all its entry of the manifest.</summary>
    /// <param name="means">With what.</param>
    /// <param name="order">What to make.</param>
    /// <param name="cancellation">Ends the call as cancelled if the figure is not drawn a moment later. What is drawn by then is written and recorded.</param>
    /// <returns>What was made, or every reason why not; then every file is what it was before, as far as the store allows.</returns>
    public static async Task<Either<Seq<JobError>, MadeFigure>> MakeAsync(FigureMeans means, Order.Figure order, CancellationToken cancellation)
    {
        var made = await Interruptible.RunAsync(() => Make(means, order), cancellation).ConfigureAwait(false);
        return await made
            .BindAsync(async it => (await WriteAsync(means.Store, it.Entry, it.Files, CancellationToken.None).ConfigureAwait(false)).MapLeft(error => Seq1(error)))
            .ConfigureAwait(false);
    }

    private static Either<Seq<JobError>, (ManifestEntry Entry, Seq<RenderedFile> Files)> Make(FigureMeans means, Order.Figure order)
        => (FindRecipe(means.Recipes, order.Recipe), Rendition.Find(means.Renderers, order.Renditions))
            .Apply((recipe, renditions) => (recipe, renditions))
            .Bind(found => found.recipe.Draw(order.Edition, order.Parameters).Map(drawn => (drawn, found.renditions)))
            .ToEither()
            .Bind(it => Render(it.drawn.Figure with { Look = order.Look }, it.renditions)
                .Map(files => (Describe(it.drawn, means.Versions, files), files.Map(file => file.File).Strict())));

    private static Validation<JobError, Recipe> FindRecipe(Seq<Recipe> recipes, string name)
        => recipes.Find(recipe => recipe.Name == name)
            .ToValidation((JobError)new JobError.UnknownFigure(name, NearestName.Of(name, recipes.Map(recipe => recipe.Name))));

    private static Either<JobError, Manifest> ReadManifest(Option<ReadOnlyMemory<byte>> content)
        => content.Match(Some: ManifestJson.Read, None: () => Right<JobError, Manifest>(Manifest.Empty));

    private static async Task<Either<JobError, MadeFigure>> WriteAsync(
        IResultStore store, ManifestEntry entry, Seq<RenderedFile> files, CancellationToken cancellation)
        => await (await ResultFiles.WriteAsync(store, files, cancellation).ConfigureAwait(false))
            .BindAsync(written => RecordAsync(store, entry, written, cancellation))
            .ConfigureAwait(false);

    // Other runs may record other figures at the same time, so the manifest is read anew under the store's own lock.
    private static async Task<Either<JobError, MadeFigure>> RecordAsync(
        IResultStore store, ManifestEntry entry, Seq<string> written, CancellationToken cancellation)
        => await (await LostAsync(store, entry, cancellation).ConfigureAwait(false))
            .BindAsync(async lost =>
            {
                var made = Option<MadeFigure>.None;
                var recorded = await store.UpdateAsync(
                    Manifest.FileName,
                    content => ReadManifest(content).Map(manifest =>
                    {
                        var figure = MadeFigure.Compare(entry, manifest.Find(entry.Figure), written, file => !lost.Contains(file.Name));
                        made = figure;
                        var updated = ManifestJson.Write(manifest.With(Seq1(figure.Entry)));
                        return content.Exists(old => old.Span.SequenceEqual(updated.Span)) ? None : Some(updated);
                    }),
                    cancellation).ConfigureAwait(false);
                return recorded.Bind(_ => made.ToEither((JobError)new JobError.StoreBusy(Manifest.FileName)));
            })
            .ConfigureAwait(false);

    // Files of earlier runs that somebody has deleted since. One that cannot be read stands there nevertheless.
    private static async Task<Either<JobError, LanguageExt.HashSet<string>>> LostAsync(IResultStore store, ManifestEntry entry, CancellationToken cancellation)
    {
        var manifest = await ReadManifestAsync(store, cancellation).ConfigureAwait(false);
        return await manifest.MapAsync(async recorded =>
        {
            var lost = LanguageExt.HashSet<string>.Empty;
            foreach (var file in Others(recorded, entry))
            {
                var found = await store.ReadAsync(file.Name, cancellation).ConfigureAwait(false);
                lost = found.Match(Right: content => content.IsSome, Left: _ => true) ? lost : lost.Add(file.Name);
            }

            return lost;
        }).ConfigureAwait(false);
    }

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

    private static Seq<ManifestFile> Others(Manifest recorded, ManifestEntry entry)
        => recorded.Find(entry.Figure).ToSeq().Bind(old => old.Files).Filter(old => !entry.Files.Exists(made => made.Name == old.Name));

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
