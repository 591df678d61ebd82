using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files;

/// <summary>A result store that is a folder.</summary>
/// <remarks>
/// A file is written under a temporary name beside its own, flushed to the disk and only then renamed, so a killed run leaves the old file or the new one.
/// The files of one call are all on the disk before the first of them is renamed, so a full disk leaves every one of them as it was.
/// The temporary name is fixed (<c>.name.tmp</c>): what a killed run left is overwritten by the next, and two runs cannot write one file at once.
/// </remarks>
public sealed class FileResultStore : IResultStore
{
    private readonly string _folder;
    private readonly Func<string, Stream> _create;

    /// <summary>Opens a folder, which is made when the first file is written.</summary>
    /// <param name="folder">Its path, absolute or relative to the working directory.</param>
    public FileResultStore(string folder)
        : this(folder, TemporaryFile.Create)
    {
    }

    internal FileResultStore(string folder, Func<string, Stream> create)
        => (_folder, _create) = (Path.GetFullPath(folder), create);

    /// <inheritdoc/>
    public Either<JobError, Option<ReadOnlyMemory<byte>>> Read(string name)
        => Locate(name).Bind(path => FileFault
            .Try(path, () => Some<ReadOnlyMemory<byte>>(File.ReadAllBytes(path)))
            .Match(
                Right: Right<JobError, Option<ReadOnlyMemory<byte>>>,
                Left: fault => fault.IsAbsence
                    ? Right<JobError, Option<ReadOnlyMemory<byte>>>(None)
                    : Left<JobError, Option<ReadOnlyMemory<byte>>>(new JobError.NotReadable(fault.Path, fault.Reason))));

    /// <inheritdoc/>
    public Either<JobError, Unit> Write(Seq<RenderedFile> files)
        => files
            .Map(file => Locate(file.Name).Map(path => new TemporaryFile(path, file.Content, _create)))
            .Sequence()
            .Bind(all => WriteAll(all.ToArray()));

    private Either<JobError, Unit> WriteAll(IReadOnlyList<TemporaryFile> files)
    {
        var fault = FirstFault(files, file => file.Write()) || FirstFault(files, file => file.Rename());
        fault.Iter(_ => files.Iter(file => file.Delete()));
        return fault.Match(Some: error => Left<JobError, Unit>(Explain(error)), None: () => Right<JobError, Unit>(unit));
    }

    private static Option<FileFault> FirstFault(IReadOnlyList<TemporaryFile> files, Func<TemporaryFile, Option<FileFault>> step)
    {
        foreach (var file in files)
        {
            if (step(file) is { IsSome: true } fault)
            {
                return fault;
            }
        }

        return None;
    }

    // A full disk is told once for the folder, not for each file: whoever reports it can see that all jobs failed for one reason.
    private JobError Explain(FileFault fault)
        => fault.IsFullDisk ? new JobError.DiskFull(_folder) : new JobError.NotWritable(fault.Path, fault.Reason);

    // A name is data from a renderer or a manifest: it must not reach outside the folder.
    private Either<JobError, string> Locate(string name)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, name));
        return name.Length > 0 && path.StartsWith(_folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : new JobError.FileOutsideResults(name);
    }
}
