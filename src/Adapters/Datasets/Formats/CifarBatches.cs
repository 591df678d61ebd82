using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets.Formats;

/// <summary>The batches of CIFAR-10 that were read so far: each once, and together no more images than the dataset has.</summary>
internal sealed record CifarBatches
{
    private const string Test = "test_batch.bin";
    private const string First = "data_batch_1.bin";

    private static readonly Seq<string> Train = Range(1, 5).Map(i => FormattableString.Invariant($"data_batch_{i}.bin")).ToSeq().Strict();

    private readonly Map<string, ImageSet> _batches;

    private CifarBatches(Map<string, ImageSet> batches) => _batches = batches;

    /// <summary>Before anything was read.</summary>
    internal static CifarBatches None { get; } = new(Map<string, ImageSet>());

    /// <summary>The names of all batches.</summary>
    internal static Seq<string> Names { get; } = Train.Add(Test);

    /// <summary>The names of those without which there is no dataset.</summary>
    internal static Seq<string> Needed { get; } = Seq(First, Test);

    /// <summary>Reads one more.</summary>
    /// <param name="file">How it is called in errors.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="content">What is read.</param>
    /// <param name="length">Bytes that it is said to have.</param>
    /// <param name="dataset">What it belongs to.</param>
    internal Either<TrainingError, CifarBatches> With(string file, string name, Stream content, long length, DatasetDefinition dataset)
        => _batches.ContainsKey(name)
            ? new TrainingError.BadData(file, "it is there twice")
            : CifarReader.Read(file, content, length, Room(name, dataset), dataset).Map(batch => new CifarBatches(_batches.Add(name, batch)));

    /// <summary>The whole dataset.</summary>
    internal Either<TrainingError, (ImageSet Train, ImageSet Test)> Complete(string place)
        => Needed.ForAll(_batches.ContainsKey)
            ? (CifarReader.Join(Train.Map(name => _batches.Find(name)).Somes()), _batches[Test])
            : new TrainingError.BadData(place, $"it does not hold {string.Join(" and ", Needed)}");

    private int Room(string name, DatasetDefinition dataset)
        => name == Test ? dataset.TestImages : dataset.TrainImages - Train.Map(each => _batches.Find(each)).Somes().Sum(batch => batch.Count);
}
