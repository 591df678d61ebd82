using System.IO.Compression;
using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets.Reading;

/// <summary>Opens files of a dataset: regular files of a size that the dataset can have.</summary>
internal static class DataFile
{
    private const string Packed = ".gz";
    private const string Empty = "it is empty, or no regular file";

    /// <summary>Whether anything stands under a name, packed or not.</summary>
    /// <remarks>A folder counts too: that it is no file is said when it is read.</remarks>
    internal static bool Exists(string path) => Path.Exists(path) || Path.Exists(path + Packed);

    /// <summary>Reads a file, or the file of that name with <c>.gz</c> behind it.</summary>
    /// <param name="path">The name without <c>.gz</c>.</param>
    /// <param name="most">Bytes that it may have, unpacked.</param>
    /// <param name="read">Gets the path that is read and its content, unpacked; must read to the end, where a checksum is compared.</param>
    internal static Either<TrainingError, T> Read<T>(string path, long most, Func<string, Stream, Either<TrainingError, T>> read)
    {
        var packed = path + Packed;
        return Path.Exists(packed)
            ? Open(packed, MostPacked(most), file =>
            {
                using var gzip = new GZipStream(file, CompressionMode.Decompress);
                return read(packed, gzip);
            })
            : Open(path, most, file => read(path, file));
    }

    /// <summary>Reads a file as it is.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="most">Bytes that it may have.</param>
    /// <param name="read">Gets its content.</param>
    /// <param name="empty">What is said of one without bytes.</param>
    internal static Either<TrainingError, T> Open<T>(
        string path, long most, Func<FileStream, Either<TrainingError, T>> read, string empty = Empty)
        => Faults.Guard(path, () => ProblemWith(path, most, empty).Match<Either<TrainingError, T>>(
            Some: problem => new TrainingError.BadData(path, problem),
            None: () =>
            {
                using var file = File.OpenRead(path);
                return file.CanSeek ? read(file) : new TrainingError.BadData(path, "it is no regular file");
            }));

    /// <summary>Bytes that a gzip file can have whose content has this many: what cannot be packed grows by a few bytes in each block.</summary>
    internal static long MostPacked(long bytes) => bytes + (bytes / 100) + (1 << 16);

    /// <summary>What makes a path no file of a dataset, found out without opening it: opening a pipe waits for whoever writes into it.</summary>
    internal static Option<string> ProblemWith(string path, long most, string empty = Empty)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var file = new FileInfo(target);
        return Directory.Exists(target) ? "it is a folder, not a file"
            : !file.Exists ? None
            : file.Length == 0 ? empty
            : file.Length > most ? FormattableString.Invariant($"it has {file.Length:N0} bytes, but no more than {most:N0} can belong to the dataset")
            : Option<string>.None;
    }
}
