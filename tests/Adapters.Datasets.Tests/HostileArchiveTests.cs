using System.Formats.Tar;
using System.IO.Compression;
using LossNav.Application.Training;
using Xunit;

namespace LossNav.Adapters.Datasets.Tests;

public sealed class HostileArchiveTests
{
    private const string Archive = "cifar-10-binary.tar.gz";
    private const int Mutations = 3_000;
    private const long MostBytesAllocated = 64L << 20;

    [Theory]
    [InlineData(124, "7777777777777777777")]
    [InlineData(124, "-0000000001")]
    [InlineData(136, "99999999999")]
    [InlineData(156, "S")]
    [InlineData(156, "x")]
    [InlineData(156, "L")]
    public void A_tar_with_a_senseless_head_is_refused(int at, string text)
    {
        using var folder = new Folder();
        var tar = Tar(("data_batch_1.bin", Images(2)), ("test_batch.bin", Images(1)));
        System.Text.Encoding.ASCII.GetBytes(text).CopyTo(tar, at);
        WithChecksum(tar);
        Assert.DoesNotContain('\n', Refusal(folder, tar));
    }

    // 180 MB of zeros pack into 180 kB.
    [Fact]
    public void A_batch_with_more_images_than_the_dataset_is_refused_before_it_is_read()
    {
        using var folder = new Folder();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = Refusal(folder, ("data_batch_1.bin", 50_001 * 3073L), ("test_batch.bin", 3073));
        Assert.Contains("it has 50,001 images, but CIFAR-10 has room for 50,000 more", message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesAllocated);
    }

    [Fact]
    public void Batches_that_are_too_much_together_are_refused()
    {
        using var folder = new Folder();
        var message = Refusal(folder, ("data_batch_1.bin", 30_000 * 3073L), ("data_batch_2.bin", 20_001 * 3073L), ("test_batch.bin", 3073));
        Assert.Contains("it has 20,001 images, but CIFAR-10 has room for 20,000 more", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_beside_the_batches_is_refused()
    {
        using var folder = new Folder();
        var message = Refusal(folder, ("readme", 210_000_000), ("data_batch_1.bin", 3073), ("test_batch.bin", 3073));
        Assert.Contains("bytes come out of it, but CIFAR-10 has no more", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_that_is_there_twice_is_refused()
    {
        using var folder = new Folder();
        Assert.Contains("it is there twice", Refusal(folder, ("data_batch_1.bin", 3073), ("a/data_batch_1.bin", 3073), ("test_batch.bin", 3073)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_the_end_of_the_archive_is_refused()
    {
        using var folder = new Folder();
        Assert.Contains(
            "something follows its end",
            Refusal(folder, [.. Tar(("data_batch_1.bin", Images(1)), ("test_batch.bin", Images(1))), 1]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_idx_file_that_unpacks_without_end_is_not_unpacked()
    {
        using var folder = new Folder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder.Fixtures, "mnist"), "*.gz"))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        var images = folder["train-images-idx3-ubyte.gz"];
        using (var gzip = new GZipStream(File.Create(images), CompressionLevel.Fastest))
        {
            gzip.Write([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28]);
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 600; i++)
            {
                gzip.Write(zeros);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.IsType<TrainingError.BadData>(folder.Load(DatasetCatalogue.Mnist).Case);
        Assert.Contains("something follows its data", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesAllocated);
    }

    // Whatever is changed in an archive: data or one line, never an exception, and no image that was not there.
    [Fact]
    [Trait("Lane", "Slow")]
    public void No_change_of_an_archive_makes_the_reader_throw()
    {
        using var folder = new Folder();
        var random = new Random(20_261_124);
        var tar = Tar(("data_batch_1.bin", Images(2)), ("readme", new byte[100]), ("test_batch.bin", Images(1)));
        var packed = Packed(tar);
        var refused = 0;
        for (var i = 0; i < Mutations; i++)
        {
            // Half of the changes hit the heads inside, with their checksum made good; the others hit the gzip file.
            var isInside = i % 2 == 0;
            var changed = (byte[])(isInside ? tar : packed).Clone();
            var end = isInside ? 512 : changed.Length;
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                changed[random.Next(end)] = (byte)random.Next(256);
            }

            if (isInside)
            {
                WithChecksum(changed);
            }

            File.WriteAllBytes(folder[Archive], isInside ? Packed(changed) : changed);
            folder.Load(DatasetCatalogue.Cifar10).Match(
                Right: data => Assert.Equal((2, 1), (data.Train.Count, data.Test.Count)),
                Left: error =>
                {
                    refused++;
                    Assert.IsType<TrainingError.BadData>(error);
                    Assert.DoesNotContain('\n', error.Message);
                });
        }

        Assert.InRange(refused, Mutations / 4, Mutations);
    }

    [Theory]
    [InlineData("t10k-labels-idx1-ubyte")]
    [InlineData("train-images-idx3-ubyte")]
    public void A_folder_under_the_name_of_a_file_is_called_one(string name)
    {
        using var folder = Folder.WithMnist();
        File.Delete(folder[name]);
        Directory.CreateDirectory(folder[name]);
        var error = Assert.IsType<TrainingError.BadData>(folder.Load(DatasetCatalogue.Mnist).Case);
        Assert.Contains($"{name}: it is a folder, not a file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train-labels-idx1-ubyte", "/dev/zero")]
    [InlineData("train-labels-idx1-ubyte", "pipe")]
    public async Task Devices_and_pipes_are_refused_without_waiting(string name, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such files on Windows");
        using var folder = Folder.WithMnist();
        File.Delete(folder[name]);
        if (target == "pipe")
        {
            using var make = System.Diagnostics.Process.Start("mkfifo", folder["pipe"]);
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        File.CreateSymbolicLink(folder[name], target == "pipe" ? folder["pipe"] : target);
        var load = Task.Run(() => folder.Load(DatasetCatalogue.Mnist), TestContext.Current.CancellationToken);
        var loaded = await load.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Contains("it is empty, or no regular file", Assert.IsType<TrainingError.BadData>(loaded.Case).Message, StringComparison.Ordinal);
    }

    private static string Refusal(Folder folder, params (string Name, long Length)[] files)
    {
        using (var gzip = new GZipStream(File.Create(folder[Archive]), CompressionLevel.Fastest))
        {
            Write(gzip, files.Select(file => (file.Name, (Stream)new Zeros(file.Length))));
        }

        return Assert.IsType<TrainingError.BadData>(folder.Load(DatasetCatalogue.Cifar10).Case).Message;
    }

    private static string Refusal(Folder folder, byte[] tar)
    {
        File.WriteAllBytes(folder[Archive], Packed(tar));
        return Assert.IsType<TrainingError.BadData>(folder.Load(DatasetCatalogue.Cifar10).Case).Message;
    }

    private static byte[] Images(int count) => new byte[count * 3073];

    private static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var all = new MemoryStream();
        Write(all, files.Select(file => (file.Name, (Stream)new MemoryStream(file.Content))));
        return all.ToArray();
    }

    private static void Write(Stream target, IEnumerable<(string Name, Stream Content)> files)
    {
        using var tar = new TarWriter(target, TarEntryFormat.Ustar, leaveOpen: true);
        foreach (var (name, content) in files)
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content });
        }
    }

    private static byte[] Packed(byte[] content)
    {
        using var all = new MemoryStream();
        using (var gzip = new GZipStream(all, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return all.ToArray();
    }

    /// <summary>Makes the checksum of the first head good: the sum of its bytes, its own eight counted as spaces.</summary>
    private static void WithChecksum(byte[] tar)
    {
        tar.AsSpan(148, 8).Fill((byte)' ');
        var sum = tar[..512].Sum(each => each);
        System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, 148);
    }

    /// <summary>So many zeros, in no memory.</summary>
    private sealed class Zeros(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            buffer.AsSpan(offset, read).Clear();
            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
