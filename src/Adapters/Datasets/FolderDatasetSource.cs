using System.Security.Cryptography;
using LanguageExt;
using LossNav.Adapters.Datasets.Formats;
using LossNav.Adapters.Datasets.Reading;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets;

/// <summary>Datasets in a folder, or in a folder of their own name below it.</summary>
/// <remarks>
/// MNIST and Fashion-MNIST: the four IDX files, plain or <c>.gz</c>. CIFAR-10: <c>data_batch_1.bin</c> to <c>data_batch_5.bin</c> (at least the first) and
/// <c>test_batch.bin</c>, plain, in the folder <c>cifar-10-batches-bin</c> below it, or in a <c>.tar.gz</c> whose name begins with <c>cifar-10</c>.
/// </remarks>
/// <param name="folder">Where to look.</param>
public sealed class FolderDatasetSource(string folder) : IDatasetSource
{
    /// <inheritdoc/>
    public Either<TrainingError, Dataset> Load(DatasetDefinition dataset)
        => Faults.Guard(folder, () => Find(dataset));

    private Either<TrainingError, Dataset> Find(DatasetDefinition dataset)
        => Places(dataset)
            .Map(place => IsCifar(dataset) ? CifarFolder.Find(place) : IdxFolder.Find(place))
            .Somes()
            .HeadOrNone()
            .Match(
                Some: load => load(dataset),
                None: () => new TrainingError.MissingData(dataset.Name, Path.GetFullPath(folder), Needed(dataset)))
            .Map(sets => new Dataset(dataset, sets.Train, sets.Test, Hash(sets.Train, sets.Test)));

    private Seq<string> Places(DatasetDefinition dataset) => Seq(folder, Path.Combine(folder, dataset.Name));

    private static bool IsCifar(DatasetDefinition dataset) => dataset == DatasetCatalogue.Cifar10;

    private static Seq<string> Needed(DatasetDefinition dataset)
        => IsCifar(dataset) ? CifarFolder.Needed : IdxFolder.Needed.Map(name => name + "[.gz]");

    private static string Hash(ImageSet train, ImageSet test)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Seq(train.Images, train.Labels, test.Images, test.Labels))
        {
            hash.AppendData(part.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
