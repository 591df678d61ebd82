using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets.Downloads;

/// <summary>Where datasets are published: one row for each file.</summary>
/// <remarks>
/// The publishers give no SHA-256 (MNIST: nothing; Fashion-MNIST and CIFAR-10: MD5). Sizes and SHA-256 of the published files are those of TensorFlow Datasets
/// (<c>tensorflow_datasets/url_checksums</c>: mnist, fashion_mnist, cifar10). For the labels of Fashion-MNIST they were compared with the files in the
/// publisher's repository. The SHA-256 of MNIST's content was taken from files whose MD5 are the known ones of the four files, unpacked.
/// </remarks>
internal static class RemoteFiles
{
    private static readonly Seq<string> MnistMirrors = Seq(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/");

    // The address in the dataset's paper answers no HTTPS; the publisher's repository and the bucket behind that address do.
    private static readonly Seq<string> FashionMirrors = Seq(
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        "https://fashion-mnist.s3.eu-central-1.amazonaws.com/");

    private static readonly Seq<string> CifarMirrors = Seq1("https://www.cs.toronto.edu/~kriz/");

    private static readonly Seq<RemoteFile> Mnist = Seq(
        At(
            "train-images-idx3-ubyte.gz",
            9_912_422,
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            new UnpackedContent(47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            MnistMirrors),
        At(
            "train-labels-idx1-ubyte.gz",
            28_881,
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            new UnpackedContent(60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            MnistMirrors),
        At(
            "t10k-images-idx3-ubyte.gz",
            1_648_877,
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            new UnpackedContent(7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            MnistMirrors),
        At(
            "t10k-labels-idx1-ubyte.gz",
            4_542,
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
            new UnpackedContent(10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
            MnistMirrors));

    private static readonly Seq<RemoteFile> FashionMnist = Seq(
        At("train-images-idx3-ubyte.gz", 26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84", None, FashionMirrors),
        At("train-labels-idx1-ubyte.gz", 29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845", None, FashionMirrors),
        At("t10k-images-idx3-ubyte.gz", 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073", None, FashionMirrors),
        At("t10k-labels-idx1-ubyte.gz", 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5", None, FashionMirrors));

    private static readonly Seq<RemoteFile> Cifar10 = Seq1(
        At("cifar-10-binary.tar.gz", 170_052_171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd", None, CifarMirrors));

    /// <summary>The files of a dataset.</summary>
    internal static Seq<RemoteFile> Of(DatasetDefinition dataset) => dataset.Name switch
    {
        "mnist" => Mnist,
        "fashion-mnist" => FashionMnist,
        _ => Cifar10,
    };

    private static RemoteFile At(string name, long bytes, string sha256, Option<UnpackedContent> unpacked, Seq<string> mirrors)
        => new(name, bytes, sha256, unpacked, mirrors.Map(mirror => new Uri(mirror + name)).Strict());
}
