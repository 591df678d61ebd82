using LanguageExt;
using LossNav.Application.Training;
using Xunit;

namespace LossNav.Adapters.Datasets.Tests;

public sealed class FolderDatasetSourceTests
{
    // The folder that lies beside the repository, where it does.
    private static readonly string Shared = Path.GetFullPath(Path.Combine(RepositoryRoot(), "..", "shared", "data"));

    [Fact]
    public void The_first_images_of_mnist_are_a_5_a_0_a_4_and_a_1()
    {
        var data = Load(new FolderDatasetSource(Folder.Fixtures), DatasetCatalogue.Mnist);
        Assert.Equal((256, 128), (data.Train.Count, data.Test.Count));
        Assert.Equal([5, 0, 4, 1], data.Train.Labels[..4].ToArray());
        Assert.Equal([7, 2, 1, 0], data.Test.Labels[..4].ToArray());
        Assert.Equal(256 * 784, data.Train.Images.Length);

        // Row 5, columns 12 to 17 of the first image, read off the original file.
        Assert.Equal(new byte[] { 3, 18, 18, 18, 126, 136 }, data.Train.Images.Slice((5 * 28) + 12, 6).ToArray());
    }

    [Fact]
    public void Packed_and_plain_files_give_the_same_data_and_hash()
    {
        using var plain = Folder.WithMnist();
        Assert.Equal(
            Load(new FolderDatasetSource(Folder.Fixtures), DatasetCatalogue.Mnist).Sha256,
            Load(new FolderDatasetSource(plain.Path), DatasetCatalogue.Mnist).Sha256);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public void An_archive_and_a_folder_give_the_same_data_and_hash()
    {
        using var plain = Folder.WithCifar();
        var data = Load(new FolderDatasetSource(plain.Path), DatasetCatalogue.Cifar10);
        Assert.Equal((64, 32), (data.Train.Count, data.Test.Count));
        Assert.Equal(Load(new FolderDatasetSource(Folder.Fixtures), DatasetCatalogue.Cifar10).Sha256, data.Sha256);
    }

    [Fact]
    public void Batches_are_joined_in_their_order()
    {
        using var folder = Folder.WithCifar();
        var once = Load(new FolderDatasetSource(folder.Path), DatasetCatalogue.Cifar10);
        File.Copy(folder["data_batch_1.bin"], folder["data_batch_3.bin"]);
        var twice = Load(new FolderDatasetSource(folder.Path), DatasetCatalogue.Cifar10);
        Assert.Equal(128, twice.Train.Count);
        Assert.Equal(once.Train.Images.ToArray(), twice.Train.Images[(64 * 3072)..].ToArray());
        Assert.Equal("other", twice.Edition.Name);
    }

    [Fact]
    public void Without_files_the_message_names_them_and_the_folder()
    {
        using var folder = new Folder();
        var error = Assert.IsType<TrainingError.MissingData>(folder.Load(DatasetCatalogue.Mnist).Case);
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("t10k-labels-idx1-ubyte[.gz]", error.Message, StringComparison.Ordinal);
        Assert.Contains("fetch the dataset", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_complete_mnist_is_known_by_its_hash()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Shared, "mnist", "train-images-idx3-ubyte.gz")), "the complete MNIST is not here");
        var data = Load(new FolderDatasetSource(Shared), DatasetCatalogue.Mnist);
        Assert.Equal((60_000, 10_000), (data.Train.Count, data.Test.Count));
        Assert.Equal("complete", data.Edition.Name);
    }

    [Fact]
    public void The_subset_of_cifar10_is_known_by_its_hash_and_called_what_it_is()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Shared, "cifar10", "cifar-10-subset-binary.tar.gz")), "the subset of CIFAR-10 is not here");
        var data = Load(new FolderDatasetSource(Shared), DatasetCatalogue.Cifar10);
        Assert.Equal((10_000, 2_000), (data.Train.Count, data.Test.Count));
        Assert.Contains("JPEG", data.Edition.Description, StringComparison.Ordinal);
    }

    private static Dataset Load(FolderDatasetSource source, DatasetDefinition dataset)
        => source.Load(dataset).IfLeft(error => throw new InvalidOperationException(error.Message));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LossNav.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
