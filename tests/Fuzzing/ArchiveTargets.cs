using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using LanguageExt;
using LossNav.Adapters.Datasets;
using LossNav.Adapters.Records;
using LossNav.Application.Training;
using LossNav.Domain.Inference.Records;

namespace LossNav.Fuzzing;

/// <summary>What reads files of other programs: archives of images, recorded runs.</summary>
internal static class ArchiveTargets
{
    private const int CifarImage = 3073;
    private const int MnistImage = 784;

    /// <summary>CIFAR-10 in a tar: the packed bytes are changed, or what is packed is.</summary>
    public static Target Cifar(string scratch)
    {
        var tar = Tar(("data_batch_1.bin", Labelled(4, CifarImage)), ("readme", new byte[100]), ("test_batch.bin", Labelled(2, CifarImage)));
        var packed = Packed(tar);
        return Dataset("archives", scratch, DatasetCatalogue.Cifar10, random => [("cifar-10-binary.tar.gz", random.Next(4) == 0 ? Mutator.Change(random, packed) : Packed(Mutator.Change(random, tar)))]);
    }

    /// <summary>The four files of MNIST, one of them changed, plain or packed.</summary>
    public static Target Mnist(string scratch)
    {
        var files = new[]
        {
            ("train-images-idx3-ubyte", Idx(4, MnistImage)), ("train-labels-idx1-ubyte", Idx(4, 1)), ("t10k-images-idx3-ubyte", Idx(2, MnistImage)), ("t10k-labels-idx1-ubyte", Idx(2, 1)),
        };
        return Dataset("images", scratch, DatasetCatalogue.Mnist, random =>
        {
            var (chosen, pack) = (random.Next(files.Length), random.Next(2) == 0);
            return files.Select((file, index) =>
            {
                var content = index == chosen ? Mutator.Change(random, file.Item2) : file.Item2;
                return index == chosen && pack ? (file.Item1 + ".gz", Packed(content)) : (file.Item1, content);
            });
        });
    }

    /// <summary>Runs that PyTorch recorded, changed. An archive carries a checksum of each array.</summary>
    public static Target Runs(string folder, string scratch)
    {
        var seeds = Directory.GetFiles(folder, "*.npz").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        var path = Path.Combine(scratch, "run.npz");
        var originals = seeds.Select(seed => Read(path, seed)!).ToArray();
        return new Target("runs", random =>
        {
            var chosen = random.Next(seeds.Length);
            return Read(path, Mutator.Change(random, seeds[chosen])) switch
            {
                null => Outcome.Refused,
                var read => Same(originals[chosen], read) ? Outcome.Understood : Outcome.Fooled,
            };
        });
    }

    private static RunRecord? Read(string path, byte[] content)
    {
        File.WriteAllBytes(path, content);
        return new FileRecordSource().Read(path).Match(Succ: Prelude.Some, Fail: _ => Option<RunRecord>.None).MatchUnsafe(run => run, () => null);
    }

    private static bool Same(RunRecord one, RunRecord other)
        => one.Dimension == other.Dimension && one.Steps == other.Steps
            && Enumerable.Range(0, one.Steps).All(t => one.Theta(t).SequenceEqual(other.Theta(t)) && one.Gradient(t).SequenceEqual(other.Gradient(t)));

    private static Target Dataset(string name, string scratch, DatasetDefinition dataset, Func<Random, IEnumerable<(string Name, byte[] Content)>> make)
        => new(name, random =>
        {
            var folder = Path.Combine(scratch, name);
            Directory.CreateDirectory(folder);
            foreach (var old in Directory.GetFiles(folder))
            {
                File.Delete(old);
            }

            foreach (var (file, content) in make(random))
            {
                File.WriteAllBytes(Path.Combine(folder, file), content);
            }

            return new FolderDatasetSource(folder).Load(dataset).IsRight ? Outcome.Understood : Outcome.Refused;
        });

    private static byte[] Labelled(int count, int size) => [.. Enumerable.Range(0, count * size).Select(i => (byte)(i % size == 0 ? i / size : i))];

    private static byte[] Idx(int count, int size)
    {
        int[] head = size == 1 ? [0x801, count] : [0x803, count, 28, 28];
        var bytes = new byte[(head.Length * sizeof(int)) + (count * size)];
        for (var i = 0; i < head.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(i * sizeof(int)), head[i]);
        }

        return bytes;
    }

    private static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "cifar-10-batches-bin/" + name) { DataStream = new MemoryStream(content) });
            }
        }

        return stream.ToArray();
    }

    private static byte[] Packed(byte[] content)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return stream.ToArray();
    }
}
