using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Application.Ports;

/// <summary>How far the download of one file is.</summary>
/// <param name="File">Its name.</param>
/// <param name="BytesDone">Bytes that are here.</param>
/// <param name="BytesTotal">Bytes it has, where the server says so.</param>
public sealed record DownloadProgress(string File, long BytesDone, Option<long> BytesTotal);

/// <summary>Fetches the files of a dataset from where it is published.</summary>
/// <remarks>
/// Files that are there and have the published checksum are left alone; an interrupted download goes on where it stopped; a file appears under its
/// name only when it is complete and verified.
/// </remarks>
public interface IDatasetDownloader
{
    /// <summary>Fetches what is missing.</summary>
    /// <returns>The folder that holds the files, or why it does not.</returns>
    Task<Either<TrainingError, string>> DownloadAsync(
        DatasetDefinition dataset, IProgress<DownloadProgress> progress, CancellationToken cancellation);
}
