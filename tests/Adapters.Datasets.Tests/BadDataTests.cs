using System.Buffers.Binary;
using CsCheck;
using LossNav.Adapters.Datasets.Formats;
using LossNav.Application.Training;
using Xunit;

namespace LossNav.Adapters.Datasets.Tests;

public sealed class BadDataTests
{
    private const string Images = "train-images-idx3-ubyte";
    private const string Labels = "train-labels-idx1-ubyte";
    private const string Batch = "data_batch_1.bin";

    [Fact]
    public void A_truncated_idx_file_is_refused() => AssertMnist(Images, bytes => bytes[..^1], "it is cut off");

    [Fact]
    public void An_oversized_idx_file_is_refused() => AssertMnist(Images, bytes => [.. bytes, 0], "something follows its data");

    [Fact]
    public void An_idx_file_shorter_than_its_head_is_refused() => AssertMnist(Images, bytes => bytes[..15], "less than the head");

    [Fact]
    public void An_idx_file_with_a_wrong_magic_number_is_refused()
        => AssertMnist(Images, bytes => With(bytes, 3, 2), "its magic number is 0x00000802, not 0x00000803");

    [Fact]
    public void Labels_in_place_of_images_are_refused() => AssertMnist(Labels, bytes => With(bytes, 3, 3), "its magic number is 0x00000803, not 0x00000801");

    [Fact]
    public void Images_of_another_size_are_refused() => AssertMnist(Images, bytes => With(bytes, 15, 27), "its images are 28 x 27, not 28 x 28");

    [Fact]
    public void Sizes_whose_product_is_beyond_any_integer_are_refused()
        => AssertMnist(Labels, bytes => [.. bytes[..4], 0xff, 0xff, 0xff, 0xff, .. bytes[8..]], "but its head says 4,294,967,303");

    [Fact]
    public void A_label_out_of_range_is_refused()
        => AssertMnist(Labels, bytes => With(bytes, 8 + 2, 10), "label 3 is 10, but there are 10 classes, 0 to 9");

    [Fact]
    public void Images_and_labels_of_different_counts_are_refused()
        => AssertMnist(
            Labels,
            bytes =>
            {
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), 255);
                return bytes[..^1];
            },
            "it has 255 labels, but there are 256 images");

    [Fact]
    public void A_dataset_without_images_is_refused()
    {
        using var folder = Folder.WithMnist();
        folder.Change(Images, bytes => [.. bytes[..4], 0, 0, 0, 0, .. bytes[8..16]]);
        folder.Change(Labels, bytes => [.. bytes[..4], 0, 0, 0, 0]);
        AssertBad(folder, DatasetCatalogue.Mnist, "there are no images");
    }

    [Fact]
    public void A_gzip_file_that_is_cut_off_or_damaged_is_refused()
    {
        using var folder = new Folder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder.Fixtures, "mnist"), "*.gz"))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        folder.Change(Images + ".gz", bytes => bytes[..(bytes.Length / 2)]);
        AssertBad(folder, DatasetCatalogue.Mnist, string.Empty);
        folder.Change(Images + ".gz", _ => "no gzip file at all"u8.ToArray());
        AssertBad(folder, DatasetCatalogue.Mnist, "it cannot be unpacked");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-196_672)]
    public void A_cifar_file_that_is_no_whole_number_of_images_is_refused(int more)
        => AssertCifar(bytes => more < 0 ? bytes[..^-more] : [.. bytes, 0], "which is no whole number of images (3,073 bytes each)");

    [Fact]
    public void A_cifar_label_out_of_range_is_refused()
        => AssertCifar(bytes => With(bytes, 3073 * 5, 11), "label 6 is 11");

    [Fact]
    public void An_archive_without_batches_or_cut_off_is_refused()
    {
        using var folder = new Folder();
        var archive = File.ReadAllBytes(Path.Combine(Folder.Fixtures, "cifar10", "cifar-10-sample-binary.tar.gz"));
        File.WriteAllBytes(folder["cifar-10-binary.tar.gz"], archive[..(archive.Length / 2)]);
        Assert.IsType<TrainingError.BadData>(folder.Load(DatasetCatalogue.Cifar10).Case);
        File.WriteAllBytes(folder["cifar-10-binary.tar.gz"], "something else"u8.ToArray());
        Assert.IsType<TrainingError.BadData>(folder.Load(DatasetCatalogue.Cifar10).Case);
    }

    // Whatever bytes stand in a file, reading it gives data or an error, and never throws.
    [Fact]
    public void Random_bytes_never_make_a_reader_throw()
        => Gen.Byte.Array[0, 200].Sample(
            bytes =>
            {
                var images = IdxReader.Images("file", new MemoryStream(bytes), DatasetCatalogue.Mnist, 60_000);
                var labels = IdxReader.Labels("file", new MemoryStream(bytes), DatasetCatalogue.Mnist, 60_000);
                var cifar = CifarReader.Read("file", new MemoryStream(bytes), bytes.Length, 50_000, DatasetCatalogue.Cifar10);
                return images.IsLeft && cifar.IsLeft && (labels.IsLeft || bytes.Length >= 8);
            },
            seed: "0000KPVnMqn2",
            iter: 10_000);

    private static void AssertMnist(string file, Func<byte[], byte[]> change, string expected)
    {
        using var folder = Folder.WithMnist();
        AssertBad(folder.Change(file, change), DatasetCatalogue.Mnist, expected, file);
    }

    private static void AssertCifar(Func<byte[], byte[]> change, string expected)
    {
        using var folder = Folder.WithCifar();
        AssertBad(folder.Change(Batch, change), DatasetCatalogue.Cifar10, expected, Batch);
    }

    private static void AssertBad(Folder folder, DatasetDefinition dataset, string expected, string file = "")
    {
        var error = Assert.IsType<TrainingError.BadData>(folder.Load(dataset).Case);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.File, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        bytes[at] = value;
        return bytes;
    }
}
