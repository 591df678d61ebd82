using System.Collections.Concurrent;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using static LanguageExt.Prelude;

namespace LossNav.Testing;

/// <summary>The in-memory twin of the file store; it can be told to be full.</summary>
public sealed class MemoryResultStore : IResultStore
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _written = new();

    /// <summary>Names for which there is no space, as a full disk would have it.</summary>
    public Func<string, bool> IsFullFor { get; init; } = _ => false;

    /// <summary>What stands in the store, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>The names of files in the order in which they were written.</summary>
    public IReadOnlyCollection<string> Written => _written;

    /// <summary>Puts a file into the store as an earlier run would have.</summary>
    public MemoryResultStore With(string name, byte[] content)
    {
        _files[name] = content;
        return this;
    }

    /// <summary>Takes a file out of the store as somebody who deletes it would.</summary>
    public MemoryResultStore Without(string name)
    {
        _files.TryRemove(name, out _);
        return this;
    }

    /// <inheritdoc/>
    public Either<JobError, Option<ReadOnlyMemory<byte>>> Read(string name)
        => Inside(name).Map(_ => _files.TryGetValue(name, out var content) ? Some<ReadOnlyMemory<byte>>(content.ToArray()) : None);

    /// <inheritdoc/>
    public Either<JobError, Unit> Write(Seq<RenderedFile> files)
        => files.Map(file => Inside(file.Name)).Sequence().Bind(_ => files.Exists(file => IsFullFor(file.Name))
            ? Left<JobError, Unit>(new JobError.DiskFull("memory"))
            : PutAll(files));

    private Unit PutAll(Seq<RenderedFile> files)
    {
        foreach (var file in files)
        {
            _files[file.Name] = file.Content.ToArray();
            _written.Enqueue(file.Name);
        }

        return unit;
    }

    private static Either<JobError, Unit> Inside(string name)
        => name.Length > 0 && !Path.IsPathRooted(name) && !name.Split('/').Contains("..")
            ? unit
            : new JobError.FileOutsideResults(name);
}
