using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>The datasets that networks are trained on.</summary>
public static class DatasetCatalogue
{
    /// <summary>Handwritten digits, 28 x 28, grey (LeCun, Cortes, Burges).</summary>
    public static DatasetDefinition Mnist { get; } = new(
        "mnist", "MNIST", 1, 28, 28, 10, Seq1(0.1307), Seq1(0.3081), 60_000, 10_000, Seq1(Complete("MNIST", "06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16", 60_000, 10_000)));

    /// <summary>Pictures of clothes in MNIST's format (Xiao, Rasul, Vollgraf 2017).</summary>
    public static DatasetDefinition FashionMnist { get; } = new(
        "fashion-mnist", "Fashion-MNIST", 1, 28, 28, 10, Seq1(0.2860), Seq1(0.3530), 60_000, 10_000, Seq1(Complete("Fashion-MNIST", "ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f", 60_000, 10_000)));

    /// <summary>Small colour photographs, 32 x 32 (Krizhevsky 2009).</summary>
    public static DatasetDefinition Cifar10 { get; } = new(
        "cifar10",
        "CIFAR-10",
        3,
        32,
        32,
        10,
        Seq(0.4914, 0.4822, 0.4465),
        Seq(0.2470, 0.2435, 0.2616),
        50_000,
        10_000,
        Seq1(new DatasetEdition(
            "subset",
            "5d36504110f5322a2b21082408467340eaaa62bdbc789b28fb1a5ee96bc5085b",
            "10,000 + 2,000 real CIFAR-10 images, decoded from JPEG re-encodings of the originals (not the complete 50,000 + 10,000)")));

    /// <summary>Every dataset.</summary>
    public static Seq<DatasetDefinition> All { get; } = Seq(Mnist, FashionMnist, Cifar10);

    /// <summary>Chooses a dataset by name.</summary>
    public static Validation<TrainingError, DatasetDefinition> Find(string name)
        => All.Find(dataset => dataset.Name == name)
            .ToValidation((TrainingError)new TrainingError.UnknownDataset(name, All.Map(dataset => dataset.Name)));

    private static DatasetEdition Complete(string title, string sha256, int train, int test)
        => new("complete", sha256, FormattableString.Invariant($"{title}, complete: {train:N0} + {test:N0} images"));
}
