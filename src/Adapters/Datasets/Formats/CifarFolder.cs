using LanguageExt;
using LossNav.Adapters.Datasets.Reading;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets.Formats;

/// <summary>CIFAR-10's batch files in a folder, in a folder below it, or in an archive.</summary>
internal static class CifarFolder
{
    private const string Inner = "cifar-10-batches-bin";

    internal static Seq<string> Needed { get; } = Seq1("cifar-10-binary.tar.gz (or the folder cifar-10-batches-bin that it holds)");

    /// <summary>How to read the dataset in a folder, if its files are there.</summary>
    internal static Option<Func<DatasetDefinition, Either<TrainingError, (ImageSet Train, ImageSet Test)>>> Find(string folder)
        => (Seq(folder, Path.Combine(folder, Inner)).Find(place => CifarBatches.Needed.ForAll(name => Path.Exists(Path.Combine(place, name))))
                .Map(place => (Func<DatasetDefinition, Either<TrainingError, (ImageSet Train, ImageSet Test)>>)(dataset => LoadFolder(place, dataset))))
            || Archive(folder).Map(path =>
                (Func<DatasetDefinition, Either<TrainingError, (ImageSet Train, ImageSet Test)>>)(dataset => LoadArchive(path, dataset)));

    private static Option<string> Archive(string folder)
        => Directory.Exists(folder)
            ? Directory.EnumerateFileSystemEntries(folder, "cifar-10*.tar.gz").Order(StringComparer.Ordinal).ToSeq().HeadOrNone()
            : None;

    private static Either<TrainingError, (ImageSet Train, ImageSet Test)> LoadFolder(string folder, DatasetDefinition dataset)
        => CifarBatches.Names
            .Filter(name => Path.Exists(Path.Combine(folder, name)))
            .Fold((Either<TrainingError, CifarBatches>)CifarBatches.None, (batches, name) => batches.Bind(so => Add(so, folder, name, dataset)))
            .Bind(batches => batches.Complete(folder));

    private static Either<TrainingError, CifarBatches> Add(CifarBatches batches, string folder, string name, DatasetDefinition dataset)
    {
        var path = Path.Combine(folder, name);
        var each = CifarReader.BytesEach(dataset);
        return DataFile.Open(
            path,
            (long)dataset.TrainImages * each,
            file => batches.With(path, name, file, file.Length, dataset),
            FormattableString.Invariant($"it is no regular file, or has 0 bytes, which is no whole number of images ({each:N0} bytes each)"));
    }

    private static Either<TrainingError, (ImageSet Train, ImageSet Test)> LoadArchive(string path, DatasetDefinition dataset)
        => CifarArchive.Read(path, dataset).Bind(batches => batches.Complete(path));
}
