using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files;

/// <summary>A result store that is a folder.</summary>
/// <remarks>
/// A file is written under a temporary name beside its own, made to last on the disk and only then renamed, so a killed run leaves the old file or the new one.
/// What killed runs left under temporary names is removed by the next run that writes into the same folder.
/// </remarks>
public sealed class FileResultStore : IResultStore
{
    // Whoever changes a name holds the lock for some milliseconds; a minute means that something else is wrong.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Folder _folder;
    private readonly TimeSpan _patience;

    /// <summary>Opens a folder, which is made when the first file is written.</summary>
    /// <param name="folder">Its path, absolute or relative to the working directory.</param>
    public FileResultStore(string folder)
        : this(folder, AtomicWrite.Create, Patience)
    {
    }

    internal FileResultStore(string folder, Func<string, Stream> create, TimeSpan patience)
        => (_folder, _patience) = (new Folder(folder, create), patience);

    /// <inheritdoc/>
    public Task<Either<JobError, Option<ReadOnlyMemory<byte>>>> ReadAsync(string name, CancellationToken cancellation)
        => Task.Run(() => _folder.Read(name), cancellation);

    /// <inheritdoc/>
    public Task<Either<JobError, Unit>> WriteAsync(RenderedFile file, CancellationToken cancellation)
        => Task.Run(() => _folder.Write(file.Name, file.Content), cancellation);

    /// <inheritdoc/>
    public async Task<Either<JobError, Unit>> UpdateAsync(
        string name, Func<Option<ReadOnlyMemory<byte>>, Either<JobError, Option<ReadOnlyMemory<byte>>>> change, CancellationToken cancellation)
    {
        var made = await Task.Run(_folder.Make, cancellation).ConfigureAwait(false);
        return await made.BindAsync(async _ =>
        {
            var taken = await TakeLockAsync(cancellation).ConfigureAwait(false);
            return await taken.BindAsync(held => Task.Run(() => Change(held, name, change), CancellationToken.None)).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Either<JobError, Seq<string>>> ListAsync(string prefix, CancellationToken cancellation)
        => Task.Run(() => _folder.List(prefix), cancellation);

    /// <inheritdoc/>
    public Task<Either<JobError, Unit>> DeleteAsync(string name, CancellationToken cancellation)
        => Task.Run(() => _folder.Delete(name), cancellation);

    private async Task<Either<JobError, IDisposable>> TakeLockAsync(CancellationToken cancellation)
    {
        try
        {
            return await FolderLock.TakeAsync(_folder.FullPath, _patience, cancellation).ConfigureAwait(false);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Left<JobError, IDisposable>(_folder.Explain(new FileFault(_folder.FullPath, cause)));
        }
    }

    private Either<JobError, Unit> Change(
        IDisposable held, string name, Func<Option<ReadOnlyMemory<byte>>, Either<JobError, Option<ReadOnlyMemory<byte>>>> change)
    {
        using (held)
        {
            return _folder.Read(name).Bind(change).Bind(changed => changed.Match(
                Some: content => _folder.Write(name, content),
                None: () => Right<JobError, Unit>(unit)));
        }
    }
}
