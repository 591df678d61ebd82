using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Adapters.Datasets;

/// <summary>The binary format of CIFAR-10: for each image a byte with its label, then red, green and blue, each row by row.</summary>
internal static class CifarReader
{
    /// <summary>Reads one batch file.</summary>
    internal static Either<TrainingError, ImageSet> Read(string file, ReadOnlyMemory<byte> content, DatasetDefinition dataset)
    {
        var each = dataset.ImageSize + 1;
        if (content.Length == 0 || content.Length % each != 0)
        {
            return new TrainingError.BadData(
                file, FormattableString.Invariant($"it has {content.Length:N0} bytes, which is no whole number of images ({each:N0} bytes each)"));
        }

        var count = content.Length / each;
        var labels = new byte[count];
        var images = new byte[count * dataset.ImageSize];
        for (var i = 0; i < count; i++)
        {
            var image = content.Span.Slice(i * each, each);
            labels[i] = image[0];
            image[1..].CopyTo(images.AsSpan(i * dataset.ImageSize));
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
