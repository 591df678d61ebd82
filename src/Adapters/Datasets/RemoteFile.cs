using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets;

/// <summary>A published file of a dataset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Md5">Its published MD5, lower-case hexadecimal.</param>
/// <param name="OfUnpacked">Whether the MD5 is that of the unpacked content.</param>
/// <param name="Mirrors">Where it is published, the first choice first.</param>
internal sealed record RemoteFile(string Name, string Md5, bool OfUnpacked, Seq<Uri> Mirrors);

/// <summary>Where datasets are published: one row for each file.</summary>
internal static class RemoteFiles
{
    private static readonly Seq<string> MnistMirrors = Seq(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/");

    private static readonly Seq<string> FashionMirrors = Seq1("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

    private static readonly Seq<string> CifarMirrors = Seq1("https://www.cs.toronto.edu/~kriz/");

    /// <summary>The files of a dataset.</summary>
    internal static Seq<RemoteFile> Of(DatasetDefinition dataset) => dataset.Name switch
    {
        "mnist" => Seq(
            Unpacked("train-images-idx3-ubyte.gz", "6bbc9ace898e44ae57da46a324031adb"),
            Unpacked("train-labels-idx1-ubyte.gz", "a25bea736e30d166cdddb491f175f624"),
            Unpacked("t10k-images-idx3-ubyte.gz", "2646ac647ad5339dbf082846283269ea"),
            Unpacked("t10k-labels-idx1-ubyte.gz", "27ae3e4e09519cfbb04c329615203637")),
        "fashion-mnist" => Seq(
            Packed("train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d", FashionMirrors),
            Packed("train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe", FashionMirrors),
            Packed("t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79", FashionMirrors),
            Packed("t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310", FashionMirrors)),
        _ => Seq1(Packed("cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530", CifarMirrors)),
    };

    private static RemoteFile Unpacked(string name, string md5) => new(name, md5, true, At(name, MnistMirrors));

    private static RemoteFile Packed(string name, string md5, Seq<string> mirrors) => new(name, md5, false, At(name, mirrors));

    private static Seq<Uri> At(string name, Seq<string> mirrors) => mirrors.Map(mirror => new Uri(mirror + name)).Strict();
}
