namespace LossNav.Application.Training;

/// <summary>Images and their labels.</summary>
/// <param name="Images">One byte per pixel and channel, N images of channels x height x width, each channel row by row.</param>
/// <param name="Labels">N labels, each less than the number of classes.</param>
public sealed record ImageSet(ReadOnlyMemory<byte> Images, ReadOnlyMemory<byte> Labels)
{
    /// <summary>N, the number of images.</summary>
    public int Count => Labels.Length;
}

/// <summary>A dataset as it was read: complete, checked and in memory.</summary>
/// <param name="Definition">What kind of data it is.</param>
/// <param name="Train">The images to learn from.</param>
/// <param name="Test">The images to judge by.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 over train images, train labels, test images and test labels, decoded: the same for every packing.</param>
public sealed record Dataset(DatasetDefinition Definition, ImageSet Train, ImageSet Test, string Sha256)
{
    /// <summary>What is known about data with this hash: the complete original, a named part of it, or something else.</summary>
    public DatasetEdition Edition => Definition.EditionOf(Sha256, Train.Count, Test.Count);
}
