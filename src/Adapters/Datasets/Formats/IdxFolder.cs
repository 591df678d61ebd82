using LanguageExt;
using LossNav.Adapters.Datasets.Reading;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets.Formats;

/// <summary>Four IDX files in one folder.</summary>
internal static class IdxFolder
{
    private const string TrainImages = "train-images-idx3-ubyte";
    private const string TrainLabels = "train-labels-idx1-ubyte";
    private const string TestImages = "t10k-images-idx3-ubyte";
    private const string TestLabels = "t10k-labels-idx1-ubyte";

    internal static Seq<string> Needed { get; } = Seq(TrainImages, TrainLabels, TestImages, TestLabels);

    /// <summary>How to read the dataset in a folder, if its files are there.</summary>
    internal static Option<Func<DatasetDefinition, Either<TrainingError, (ImageSet Train, ImageSet Test)>>> Find(string folder)
        => Needed.ForAll(name => DataFile.Exists(Path.Combine(folder, name)))
            ? Some<Func<DatasetDefinition, Either<TrainingError, (ImageSet Train, ImageSet Test)>>>(dataset => Load(folder, dataset))
            : None;

    private static Either<TrainingError, (ImageSet Train, ImageSet Test)> Load(string folder, DatasetDefinition dataset)
        => from train in LoadSet(folder, TrainImages, TrainLabels, dataset, dataset.TrainImages)
           from test in LoadSet(folder, TestImages, TestLabels, dataset, dataset.TestImages)
           select (train, test);

    private static Either<TrainingError, ImageSet> LoadSet(string folder, string imagesName, string labelsName, DatasetDefinition dataset, int most)
        => from images in DataFile.Read(
               Path.Combine(folder, imagesName),
               IdxReader.HeadBytes + ((long)most * dataset.ImageSize),
               (path, content) => IdxReader.Images(path, content, dataset, most))
           from set in DataFile.Read(
               Path.Combine(folder, labelsName),
               IdxReader.HeadBytes + most,
               (path, content) => IdxReader.Labels(path, content, dataset, most).Bind(labels => Pair(path, images, labels, dataset)))
           select set;

    private static Either<TrainingError, ImageSet> Pair(
        string labelsFile, ReadOnlyMemory<byte> images, ReadOnlyMemory<byte> labels, DatasetDefinition dataset)
    {
        var count = images.Length / dataset.ImageSize;
        if (count == 0)
        {
            return new TrainingError.BadData(labelsFile, "there are no images that it belongs to");
        }

        return count == labels.Length
            ? new ImageSet(images, labels)
            : new TrainingError.BadData(labelsFile, FormattableString.Invariant($"it has {labels.Length:N0} labels, but there are {count:N0} images"));
    }
}
