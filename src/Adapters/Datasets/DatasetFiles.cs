using System.Formats.Tar;
using System.IO.Compression;
using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets;

/// <summary>Reads files of a dataset, packed or not.</summary>
internal static class DatasetFiles
{
    /// <summary>No file of a dataset is larger, unpacked; a packed file that claims to be is not ours.</summary>
    private const int MostBytes = 512 * 1024 * 1024;

    /// <summary>Reads a file, or the file of that name with <c>.gz</c> behind it.</summary>
    /// <returns>The path that was read, and its bytes, unpacked.</returns>
    internal static Either<TrainingError, (string Path, ReadOnlyMemory<byte> Content)> Read(string path)
        => Guard(path, () =>
        {
            var packed = path + ".gz";
            if (!File.Exists(packed))
            {
                return (path, (ReadOnlyMemory<byte>)File.ReadAllBytes(path));
            }

            using var file = File.OpenRead(packed);
            using var gzip = new GZipStream(file, CompressionMode.Decompress);
            return (packed, ReadAll(gzip));
        });

    /// <summary>Reads every file of a <c>.tar.gz</c>.</summary>
    /// <returns>Their bytes, by their name without folders.</returns>
    internal static Either<TrainingError, Map<string, ReadOnlyMemory<byte>>> ReadArchive(string path)
        => Guard(path, () =>
        {
            using var file = File.OpenRead(path);
            using var gzip = new GZipStream(file, CompressionMode.Decompress);
            using var tar = new TarReader(gzip);
            var files = Map<string, ReadOnlyMemory<byte>>();
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.DataStream is { } data)
                {
                    files = files.AddOrUpdate(Path.GetFileName(entry.Name), ReadAll(data));
                }
            }

            // A tar's reader stops at its end mark; the checksum of the gzip around it is checked only by reading on.
            gzip.CopyTo(Stream.Null);
            return files;
        });

    private static ReadOnlyMemory<byte> ReadAll(Stream stream)
    {
        using var buffer = new MemoryStream();
        var block = new byte[1 << 16];
        int read;
        while ((read = stream.Read(block)) > 0)
        {
            buffer.Write(block, 0, read);
            if (buffer.Length > MostBytes)
            {
                throw new InvalidDataException(FormattableString.Invariant($"it is larger than {MostBytes:N0} bytes when unpacked"));
            }
        }

        return buffer.ToArray();
    }

    private static Either<TrainingError, T> Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or FormatException)
        {
            return new TrainingError.BadData(path, $"it cannot be unpacked ({damaged.Message.TrimEnd('.')})");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new TrainingError.FileTrouble(path, trouble.Message.TrimEnd('.'));
        }
    }
}
