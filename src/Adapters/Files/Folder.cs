using System.Collections.Concurrent;
using LanguageExt;
using LossNav.Application;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files;

/// <summary>Files by name below one folder, each written as a whole; what the stores of this project are made of.</summary>
internal sealed class Folder
{
    private readonly Func<string, Stream> _create;

    // Folders in which this run has looked for what killed runs left.
    private readonly ConcurrentDictionary<string, Unit> _swept = new(StringComparer.Ordinal);

    /// <summary>Opens a folder, which is made when the first file is written.</summary>
    /// <param name="path">Its path, absolute or relative to the working directory.</param>
    /// <param name="create">Makes a new file under a temporary name; a test gives one that fails.</param>
    public Folder(string path, Func<string, Stream> create) => (FullPath, _create) = (Path.GetFullPath(path), create);

    /// <summary>The absolute path of the folder.</summary>
    public string FullPath { get; }

    public Either<JobError, Option<ReadOnlyMemory<byte>>> Read(string name)
        => Locate(name).Bind(path => FileFault
            .Try(path, () => Some<ReadOnlyMemory<byte>>(File.ReadAllBytes(path)))
            .Match(
                Right: Right<JobError, Option<ReadOnlyMemory<byte>>>,
                Left: fault => fault.IsAbsence
                    ? Right<JobError, Option<ReadOnlyMemory<byte>>>(None)
                    : Left<JobError, Option<ReadOnlyMemory<byte>>>(Unreadable(fault))));

    public Either<JobError, Unit> Write(string name, ReadOnlyMemory<byte> content)
        => Locate(name).Bind(path => MakeFor(path).Bind(_ => FileFault
            .Try(path, () =>
            {
                AtomicWrite.Replace(path, content, _create);
                return unit;
            })
            .MapLeft(Explain)));

    public Either<JobError, Unit> Delete(string name)
        => Locate(name).Bind(path => FileFault
            .Try(path, () =>
            {
                File.Delete(path);
                Disk.MakeNamesLast(Path.GetDirectoryName(path)!);
                return unit;
            })
            .Match(
                Right: Right<JobError, Unit>,
                Left: fault => fault.IsAbsence ? Right<JobError, Unit>(unit) : Explain(fault)));

    public Either<JobError, Seq<string>> List(string prefix)
        => Locate(prefix + "x")
            .Map(path => Path.GetDirectoryName(path)!)
            .Bind(folder => FileFault.Try(folder, () => Directory.Exists(folder) ? Names(folder, prefix) : Seq<string>()).MapLeft(fault => (JobError)Unreadable(fault)));

    /// <summary>Makes the folder itself, so that it can be locked.</summary>
    public Either<JobError, Unit> Make() => MakeFor(Path.Combine(FullPath, "x"));

    /// <summary>An error of writing as the user should read it.</summary>
    /// <remarks>A full disk is told once for the folder, not for each file: whoever reports it can see that all jobs failed for one reason.</remarks>
    public JobError Explain(FileFault fault)
        => fault.IsFullDisk ? new JobError.DiskFull(FullPath) : new JobError.NotWritable(fault.Path, fault.Reason);

    private static JobError.NotReadable Unreadable(FileFault fault) => new(fault.Path, fault.Reason);

    private Either<JobError, Unit> MakeFor(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        return FileFault
            .Try(folder, () =>
            {
                Directory.CreateDirectory(folder);
                if (_swept.TryAdd(folder, unit))
                {
                    AtomicWrite.RemoveAbandoned(folder);
                }

                return unit;
            })
            .MapLeft(Explain);
    }

    private Seq<string> Names(string folder, string prefix)
        => Directory
            .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false })
            .Where(path => !AtomicWrite.IsTemporary(Path.GetFileName(path)))
            .Select(path => Path.GetRelativePath(FullPath, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToSeq()
            .Strict();

    // A name is data from a renderer or a manifest: it must not reach outside the folder.
    private Either<JobError, string> Locate(string name)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            return new JobError.FileOutsideResults(name);
        }

        var path = Path.GetFullPath(Path.Combine(FullPath, name));
        return path.StartsWith(FullPath.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : new JobError.FileOutsideResults(name);
    }
}
