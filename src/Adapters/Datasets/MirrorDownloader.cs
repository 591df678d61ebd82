using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets;

/// <summary>Fetches datasets from their public mirrors, each into a folder of its name.</summary>
public sealed class MirrorDownloader : IDatasetDownloader
{
    private readonly string _folder;
    private readonly HttpClient _client;
    private readonly Func<DatasetDefinition, Seq<RemoteFile>> _files;

    /// <summary>Makes a downloader.</summary>
    /// <param name="folder">The folder with datasets.</param>
    /// <param name="client">What talks to the mirrors; the caller owns it.</param>
    public MirrorDownloader(string folder, HttpClient client)
        : this(folder, client, RemoteFiles.Of)
    {
    }

    internal MirrorDownloader(string folder, HttpClient client, Func<DatasetDefinition, Seq<RemoteFile>> files)
        => (_folder, _client, _files) = (folder, client, files);

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
            if (File.Exists(path))
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
        // A part has a name of its own until it is complete and verified; a later run goes on with it.
        var part = Path.Combine(folder, $".{file.Name}.part");
        Either<TrainingError, Unit> result = new TrainingError.NoDownload(
            dataset.Name, file.Name, folder, file.Mirrors.Map(mirror => mirror.ToString()), "it has no mirror");
        foreach (var mirror in file.Mirrors)
        {
            var reason = await ResumableDownload.FetchAsync(_client, mirror, part, file.Name, progress, cancellation).ConfigureAwait(false);
            result = await reason.Match(
                Some: why => Task.FromResult<Either<TrainingError, Unit>>(new TrainingError.NoDownload(
                    dataset.Name, file.Name, folder, file.Mirrors.Map(address => address.ToString()), why)),
                None: () => AcceptAsync(part, Path.Combine(folder, file.Name), file, cancellation)).ConfigureAwait(false);
            if (result.IsRight)
            {
                break;
            }
        }

        return result;
    }

    private static async Task<Either<TrainingError, Unit>> AcceptAsync(string part, string path, RemoteFile file, CancellationToken cancellation)
    {
        var verdict = await PublishedChecksum.CheckAsync(part, file, cancellation).ConfigureAwait(false);
        verdict.Match(Right: _ => File.Move(part, path), Left: _ => File.Delete(part));
        return verdict.MapLeft(error => error is TrainingError.WrongChecksum wrong ? wrong with { File = path } : error);
    }
}
