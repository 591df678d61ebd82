using LanguageExt;

namespace LossNav.Application.Training;

/// <summary>A known body of data under a dataset's name.</summary>
/// <param name="Name">Short, for labels.</param>
/// <param name="Sha256">The hash that <see cref="Dataset.Sha256"/> has for it.</param>
/// <param name="Description">What it is, said wherever a result comes from it.</param>
public sealed record DatasetEdition(string Name, string Sha256, string Description);

/// <summary>A kind of data that networks are trained on.</summary>
/// <param name="Name">The name by which it is chosen, for example <c>mnist</c>.</param>
/// <param name="Title">The name that people read.</param>
/// <param name="Channels">Values per pixel.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Classes">Number of labels.</param>
/// <param name="Mean">Mean of each channel, pixels in [0, 1].</param>
/// <param name="Deviation">Standard deviation of each channel, pixels in [0, 1].</param>
/// <param name="TrainImages">Images to learn from in the complete original; a part of it has fewer, nothing has more.</param>
/// <param name="TestImages">Images to judge by in the complete original; likewise.</param>
/// <param name="Editions">The bodies of data that are known by their hash, the complete original first.</param>
public sealed record DatasetDefinition(
    string Name,
    string Title,
    int Channels,
    int Height,
    int Width,
    int Classes,
    Seq<double> Mean,
    Seq<double> Deviation,
    int TrainImages,
    int TestImages,
    Seq<DatasetEdition> Editions)
{
    /// <summary>Bytes per image.</summary>
    public int ImageSize => Channels * Height * Width;

    /// <summary>The edition with this hash, or a description of unknown data.</summary>
    public DatasetEdition EditionOf(string sha256, int trainImages, int testImages)
        => Editions.Find(edition => edition.Sha256 == sha256).IfNone(() => new DatasetEdition(
            "other",
            sha256,
            FormattableString.Invariant($"{trainImages:N0} + {testImages:N0} images in the format of {Title}, of unknown origin")));
}
