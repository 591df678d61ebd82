using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets;

/// <summary>CIFAR-10's batch files in a folder, in a folder below it, or in an archive.</summary>
internal static class CifarFolder
{
    private const string Inner = "cifar-10-batches-bin";
    private const string Test = "test_batch.bin";
    private const string First = "data_batch_1.bin";

    private static readonly Seq<string> Train = Range(1, 5).Map(i => FormattableString.Invariant($"data_batch_{i}.bin")).ToSeq().Strict();

    internal static Seq<string> Needed { get; } = Seq1("cifar-10-binary.tar.gz (or the folder cifar-10-batches-bin that it holds)");

    /// <summary>How to read the dataset in a folder, if its files are there.</summary>
    internal static Option<Func<DatasetDefinition, Either<TrainingError, (ImageSet Train, ImageSet Test)>>> Find(string folder)
        => (Seq(folder, Path.Combine(folder, Inner)).Find(place => File.Exists(Path.Combine(place, First)) && File.Exists(Path.Combine(place, Test)))
                .Map(place => (Func<DatasetDefinition, Either<TrainingError, (ImageSet Train, ImageSet Test)>>)(dataset => LoadFolder(place, dataset))))
            || Archive(folder).Map(path =>
                (Func<DatasetDefinition, Either<TrainingError, (ImageSet Train, ImageSet Test)>>)(dataset => LoadArchive(path, dataset)));

    private static Option<string> Archive(string folder)
        => Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "cifar-10*.tar.gz").Order(StringComparer.Ordinal).ToSeq().HeadOrNone()
            : None;

    private static Either<TrainingError, (ImageSet Train, ImageSet Test)> LoadFolder(string folder, DatasetDefinition dataset)
        => Train.Add(Test)
            .Map(name => Path.Combine(folder, name))
            .Filter(File.Exists)
            .Map(path => DatasetFiles.Read(path).Map(file => (Path.GetFileName(path), file.Content)))
            .Sequence()
            .Bind(files => Load(folder, files.ToMap(), dataset));

    private static Either<TrainingError, (ImageSet Train, ImageSet Test)> LoadArchive(string path, DatasetDefinition dataset)
        => DatasetFiles.ReadArchive(path).Bind(files => files.ContainsKey(First) && files.ContainsKey(Test)
            ? Load(path, files, dataset)
            : new TrainingError.BadData(path, $"it does not hold {First} and {Test}"));

    private static Either<TrainingError, (ImageSet Train, ImageSet Test)> Load(
        string place, Map<string, ReadOnlyMemory<byte>> files, DatasetDefinition dataset)
        => from train in Train
               .Map(name => files.Find(name).Map(content => CifarReader.Read(Path.Combine(place, name), content, dataset)))
               .Somes()
               .Sequence()
           from test in CifarReader.Read(Path.Combine(place, Test), files[Test], dataset)
           select (CifarReader.Join(train), test);
}
