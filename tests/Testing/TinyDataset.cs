using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Training;

namespace LossNav.Testing;

/// <summary>A dataset of blank images, in memory.</summary>
public sealed class TinyDataset : IDatasetSource
{
    /// <summary>The hash that it has.</summary>
    public string Sha256 { get; init; } = new('0', 64);

    /// <summary>How often it was loaded.</summary>
    public int Loads { get; private set; }

    /// <inheritdoc/>
    public Either<TrainingError, Dataset> Load(DatasetDefinition dataset)
    {
        Loads++;
        return new Dataset(dataset, Blank(dataset, 20), Blank(dataset, 10), Sha256);
    }

    private static ImageSet Blank(DatasetDefinition dataset, int count) => new(new byte[count * dataset.ImageSize], new byte[count]);
}
