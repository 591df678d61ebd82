using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Training;

namespace LossNav.Adapters.Datasets;

/// <summary>Fetches datasets from their public mirrors.</summary>
public sealed class MirrorDownloader(string folder, HttpClient client) : IDatasetDownloader
{
    /// <inheritdoc/>
    public Task<Either<TrainingError, string>> DownloadAsync(
        DatasetDefinition dataset, IProgress<DownloadProgress> progress, CancellationToken cancellation)
        => throw new NotSupportedException(folder + client.Timeout);
}
