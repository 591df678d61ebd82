using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Adapters.Datasets.Formats;

/// <summary>The binary format of CIFAR-10: for each image a byte with its label, then red, green and blue, each row by row.</summary>
internal static class CifarReader
{
    /// <summary>Bytes of each image with its label.</summary>
    internal static int BytesEach(DatasetDefinition dataset) => dataset.ImageSize + 1;

    /// <summary>Reads one batch file, image by image.</summary>
    /// <param name="file">How it is called in errors.</param>
    /// <param name="content">What is read.</param>
    /// <param name="length">Bytes that it is said to have.</param>
    /// <param name="most">Images that it may hold.</param>
    /// <param name="dataset">What it belongs to.</param>
    internal static Either<TrainingError, ImageSet> Read(string file, Stream content, long length, int most, DatasetDefinition dataset)
    {
        var each = BytesEach(dataset);
        if (length <= 0 || length % each != 0)
        {
            return new TrainingError.BadData(
                file, FormattableString.Invariant($"it has {length:N0} bytes, which is no whole number of images ({each:N0} bytes each)"));
        }

        if (length / each > most)
        {
            return new TrainingError.BadData(
                file, FormattableString.Invariant($"it has {length / each:N0} images, but {dataset.Title} has room for {most:N0} more at this place"));
        }

        var labels = new byte[length / each];
        var images = new byte[labels.Length * dataset.ImageSize];
        var image = new byte[each];
        for (var i = 0; i < labels.Length; i++)
        {
            if (content.ReadAtLeast(image, each, throwOnEndOfStream: false) < each)
            {
                return new TrainingError.BadData(file, FormattableString.Invariant($"it is cut off after {i:N0} of {labels.Length:N0} images"));
            }

            labels[i] = image[0];
            image.AsSpan(1).CopyTo(images.AsSpan(i * dataset.ImageSize));
        }

        return LabelCheck.InRange(file, labels, dataset.Classes).Map(checkedLabels => new ImageSet(images, checkedLabels));
    }

    /// <summary>Several batches as one set, in their order.</summary>
    internal static ImageSet Join(Seq<ImageSet> batches)
        => new(Join(batches.Map(batch => batch.Images)), Join(batches.Map(batch => batch.Labels)));

    private static ReadOnlyMemory<byte> Join(Seq<ReadOnlyMemory<byte>> parts)
    {
        var all = new byte[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(all.AsMemory(at));
            at += part.Length;
        }

        return all;
    }
}
