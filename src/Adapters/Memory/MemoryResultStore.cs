using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Memory;

/// <summary>A result store in memory, gone with its process: for trying something out, and for programs that take the results themselves.</summary>
public sealed class MemoryResultStore : IResultStore
{
    private readonly Lock _gate = new();
    private Map<string, ReadOnlyMemory<byte>> _files = Map<string, ReadOnlyMemory<byte>>();

    /// <summary>What stands in it now, by name.</summary>
    public Map<string, ReadOnlyMemory<byte>> Files
    {
        get
        {
            lock (_gate)
            {
                return _files;
            }
        }
    }

    /// <inheritdoc/>
    public Task<Either<JobError, Option<ReadOnlyMemory<byte>>>> ReadAsync(string name, CancellationToken cancellation)
        => Locked(() => Inside(name).Map(_ => _files.Find(name)), cancellation);

    /// <inheritdoc/>
    public Task<Either<JobError, Unit>> WriteAsync(RenderedFile file, CancellationToken cancellation)
        => Locked(() => Inside(file.Name).Map(_ => Put(file.Name, file.Content)), cancellation);

    /// <inheritdoc/>
    public Task<Either<JobError, Unit>> UpdateAsync(
        string name, Func<Option<ReadOnlyMemory<byte>>, Either<JobError, Option<ReadOnlyMemory<byte>>>> change, CancellationToken cancellation)
        => Locked(() => Inside(name)
            .Bind(_ => change(_files.Find(name)))
            .Map(changed => changed.Match(Some: content => Put(name, content), None: () => unit)), cancellation);

    /// <inheritdoc/>
    public Task<Either<JobError, Seq<string>>> ListAsync(string prefix, CancellationToken cancellation)
        => Locked(() => Inside(prefix + "x").Map(_ => _files.Keys
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToSeq()
            .Strict()), cancellation);

    /// <inheritdoc/>
    public Task<Either<JobError, Unit>> DeleteAsync(string name, CancellationToken cancellation)
        => Locked(() => Inside(name).Map(_ =>
        {
            _files = _files.Remove(name);
            return unit;
        }), cancellation);

    // A copy: whoever wrote may go on with its own bytes.
    private Unit Put(string name, ReadOnlyMemory<byte> content)
    {
        _files = _files.AddOrUpdate(name, content.ToArray());
        return unit;
    }

    private Task<Either<JobError, T>> Locked<T>(Func<Either<JobError, T>> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<Either<JobError, T>>(cancellation);
        }

        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }

    private static Either<JobError, Unit> Inside(string name)
        => name.Length > 0 && !name.Contains('\0', StringComparison.Ordinal) && !Path.IsPathRooted(name) && !name.Split('/').Contains("..")
            ? unit
            : new JobError.FileOutsideResults(name);
}
