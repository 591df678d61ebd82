using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Writes the files of one result, which belong together though a store promises nothing for several names.</summary>
public static class ResultFiles
{
    /// <summary>Writes those files that differ from what stands under their names.</summary>
    /// <param name="store">Where they go.</param>
    /// <param name="files">The files; their names are different.</param>
    /// <param name="cancellation">Ends the call between two files.</param>
    /// <returns>The names that were written. Or why one could not be: then those before it are put back as they were, as far as the store allows.</returns>
    public static async Task<Either<JobError, Seq<string>>> WriteAsync(IResultStore store, Seq<RenderedFile> files, CancellationToken cancellation)
    {
        var different = await DifferentAsync(store, files, cancellation).ConfigureAwait(false);
        return await different.BindAsync(changes => WriteAllAsync(store, changes, cancellation)).ConfigureAwait(false);
    }

    // Everything is read before anything is written: a name that the store refuses stops the result before it began.
    private static async Task<Either<JobError, Seq<Change>>> DifferentAsync(IResultStore store, Seq<RenderedFile> files, CancellationToken cancellation)
    {
        var changes = Seq<Change>();
        foreach (var file in files)
        {
            var found = await store.ReadAsync(file.Name, cancellation).ConfigureAwait(false);
            if (found.Case is JobError error)
            {
                return error;
            }

            changes += Compare(file, found);
        }

        return changes;
    }

    private static Seq<Change> Compare(RenderedFile file, Either<JobError, Option<ReadOnlyMemory<byte>>> found)
        => found.ToSeq()
            .Filter(before => !before.Exists(content => content.Span.SequenceEqual(file.Content.Span)))
            .Map(before => new Change(file, before));

    private static async Task<Either<JobError, Seq<string>>> WriteAllAsync(IResultStore store, Seq<Change> changes, CancellationToken cancellation)
    {
        var written = Seq<Change>();
        foreach (var change in changes)
        {
            var result = await store.WriteAsync(change.File, cancellation).ConfigureAwait(false);
            if (result.Case is JobError error)
            {
                await PutBackAsync(store, written).ConfigureAwait(false);
                return error;
            }

            written = written.Add(change);
        }

        return written.Map(change => change.File.Name);
    }

    // What cannot be put back either stays new and whole; the error that led here tells the story.
    private static async Task PutBackAsync(IResultStore store, Seq<Change> written)
    {
        foreach (var change in written)
        {
            await change.Before.Match(
                Some: content => store.WriteAsync(change.File with { Content = content }, CancellationToken.None),
                None: () => store.DeleteAsync(change.File.Name, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private sealed record Change(RenderedFile File, Option<ReadOnlyMemory<byte>> Before);
}
