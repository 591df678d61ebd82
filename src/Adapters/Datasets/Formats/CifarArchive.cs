using System.Formats.Tar;
using System.IO.Compression;
using LanguageExt;
using LossNav.Adapters.Datasets.Reading;
using LossNav.Application.Training;

namespace LossNav.Adapters.Datasets.Formats;

/// <summary>CIFAR-10's batches in a <c>.tar.gz</c>, read as they come out of it.</summary>
/// <remarks>Whatever the archive claims, no more is read than the dataset's images and a little beside them (a readme, the names of the classes).</remarks>
internal static class CifarArchive
{
    private const long BytesBeside = 16 << 20;

    // Long names and other attributes stand in blocks of a size that the archive chooses, and its reader keeps them in memory.
    private const long BytesBetweenFiles = 1 << 20;

    /// <summary>Reads the batches.</summary>
    internal static Either<TrainingError, CifarBatches> Read(string path, DatasetDefinition dataset)
    {
        var most = ((long)(dataset.TrainImages + dataset.TestImages) * CifarReader.BytesEach(dataset)) + BytesBeside;
        return DataFile.Open(path, DataFile.MostPacked(most), file =>
        {
            using var gzip = new GZipStream(file, CompressionMode.Decompress);
            using var all = new BoundedStream(gzip, FormattableString.Invariant($"more than {most:N0} bytes come out of it, but {dataset.Title} has no more"))
            {
                Allowance = most,
            };
            using var between = new BoundedStream(all, "a name or an attribute in it is too long") { Allowance = 0 };
            using var tar = new TarReader(between, leaveOpen: true);
            Either<TrainingError, CifarBatches> batches = CifarBatches.None;
            while (batches.IsRight && Next(tar, between) is { } entry)
            {
                batches = batches.Bind(so => Add(so, path, entry, dataset));
            }

            return batches.Bind(found => End(path, all).Map(_ => found));
        });
    }

    private static TarEntry? Next(TarReader tar, BoundedStream between)
    {
        between.Allowance = BytesBetweenFiles;
        try
        {
            var entry = tar.GetNextEntry();
            between.Allowance = long.MaxValue - 1;
            return entry;
        }
        catch (Exception damaged) when (damaged is not (IOException or InvalidDataException))
        {
            // A number that makes no sense may end in any exception there: overflow, format, argument, not supported, out of memory.
            throw new InvalidDataException(damaged.Message, damaged);
        }
    }

    private static Either<TrainingError, CifarBatches> Add(CifarBatches batches, string path, TarEntry entry, DatasetDefinition dataset)
    {
        if (entry.DataStream is not { } content)
        {
            return batches;
        }

        var name = Path.GetFileName(entry.Name);
        if (CifarBatches.Names.Contains(name))
        {
            return batches.With(Path.Combine(path, name), name, content, entry.Length, dataset);
        }

        // The rest is read here, so that what comes before the next file is only its head.
        content.CopyTo(Stream.Null);
        return batches;
    }

    /// <summary>Reads to the end, where gzip compares its checksum. The reader stops at the end mark of the tar, which is filled up with zeros.</summary>
    private static Either<TrainingError, Unit> End(string path, BoundedStream rest)
    {
        var block = new byte[1 << 16];
        while (rest.Read(block) is > 0 and var read)
        {
            if (block.AsSpan(0, read).ContainsAnyExcept((byte)0))
            {
                return new TrainingError.BadData(path, "something follows its end");
            }
        }

        return Unit.Default;
    }
}
