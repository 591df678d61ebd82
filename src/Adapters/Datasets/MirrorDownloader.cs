using LanguageExt;
using LossNav.Adapters.Datasets.Downloads;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets;

/// <summary>Fetches datasets from their public mirrors, each into a folder of its name.</summary>
/// <remarks>
/// Over HTTPS only. Every file has a known size and SHA-256: nothing longer is fetched, nothing else is kept. A server that sends nothing for a minute is given up.
/// An interrupted download goes on where it stopped; what came of it is checked like the rest, and fetched anew where it was not the same file.
/// </remarks>
public sealed class MirrorDownloader : IDatasetDownloader
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly string _folder;
    private readonly ResumableDownload _download;
    private readonly Func<DatasetDefinition, Seq<RemoteFile>> _files;

    /// <summary>Makes a downloader.</summary>
    /// <param name="folder">The folder with datasets.</param>
    /// <param name="client">What talks to the mirrors; the caller owns it.</param>
    public MirrorDownloader(string folder, HttpClient client)
        : this(folder, client, Silence, RemoteFiles.Of)
    {
    }

    internal MirrorDownloader(string folder, HttpClient client, TimeSpan silence, Func<DatasetDefinition, Seq<RemoteFile>> files)
        => (_folder, _download, _files) = (folder, new ResumableDownload(client, silence), files);

    /// <inheritdoc/>
    public async Task<Either<TrainingError, string>> DownloadAsync(
        DatasetDefinition dataset, IProgress<DownloadProgress> progress, CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetFullPath(_folder), dataset.Name);
        foreach (var file in _files(dataset))
        {
            var fetched = await FetchAsync(dataset, folder, file, progress, cancellation).ConfigureAwait(false);
            if (fetched.Case is TrainingError error)
            {
                return error;
            }
        }

        return folder;
    }

    private async Task<Either<TrainingError, Unit>> FetchAsync(
        DatasetDefinition dataset, string folder, RemoteFile file, IProgress<DownloadProgress> progress, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, file.Name);
        try
        {
            if (Path.Exists(path))
            {
                // It may be the user's own: it is not ours to remove.
                return (await PublishedChecksum.CheckAsync(path, file, cancellation).ConfigureAwait(false)).MapLeft(error =>
                    error is TrainingError.WrongChecksum wrong
                        ? new TrainingError.BadData(path, $"its checksum is {wrong.Actual}, but the published one is {wrong.Expected}")
                        : error);
            }

            Directory.CreateDirectory(folder);
            return await FromMirrorsAsync(dataset, folder, file, progress, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new TrainingError.Stopped($"download of {file.Name}", 0);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new TrainingError.FileTrouble(path, trouble.Message.TrimEnd('.'));
        }
    }

    private async Task<Either<TrainingError, Unit>> FromMirrorsAsync(
        DatasetDefinition dataset, string folder, RemoteFile file, IProgress<DownloadProgress> progress, CancellationToken cancellation)
    {
        var part = PartFile.PathOf(folder, file.Name);
        if (PartFile.ProblemWith(part).Case is TrainingError problem)
        {
            return problem;
        }

        Either<TrainingError, Unit> result = new TrainingError.NoDownload(
            dataset.Name, file.Name, folder, file.Mirrors.Map(mirror => mirror.ToString()), "it has no mirror");
        foreach (var mirror in file.Mirrors)
        {
            var isResumed = PartFile.Length(part, file.Bytes) > 0;
            result = await FromMirrorAsync(mirror).ConfigureAwait(false);
            if (isResumed && result.Case is TrainingError.WrongChecksum)
            {
                // The part may have been of another file. It is gone now: once more, from the beginning.
                result = await FromMirrorAsync(mirror).ConfigureAwait(false);
            }

            if (result.IsRight)
            {
                break;
            }
        }

        return result;

        async Task<Either<TrainingError, Unit>> FromMirrorAsync(Uri mirror)
        {
            var reason = await _download.FetchAsync(mirror, file, part, progress, cancellation).ConfigureAwait(false);
            return reason.Case is string why
                ? new TrainingError.NoDownload(dataset.Name, file.Name, folder, file.Mirrors.Map(address => address.ToString()), why)
                : await AcceptAsync(part, Path.Combine(folder, file.Name), file, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<Either<TrainingError, Unit>> AcceptAsync(string part, string path, RemoteFile file, CancellationToken cancellation)
    {
        var verdict = await PublishedChecksum.CheckAsync(part, file, cancellation).ConfigureAwait(false);
        verdict.Match(Right: _ => File.Move(part, path), Left: _ => File.Delete(part));
        return verdict.MapLeft(error => error is TrainingError.WrongChecksum wrong ? wrong with { File = path } : error);
    }
}
