using System.Collections.Concurrent;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Testing;

/// <summary>The program's store in memory, watched; it can be told to be full.</summary>
public sealed class MemoryResultStore : IResultStore
{
    private readonly Adapters.Memory.MemoryResultStore _inner = new();
    private readonly ConcurrentQueue<string> _written = new();

    /// <summary>Names for which there is no space, as a full disk would have it.</summary>
    public Func<string, bool> IsFullFor { get; init; } = _ => false;

    /// <summary>What stands in the store, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _inner.Files.Pairs.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);

    /// <summary>The names of files in the order in which they were written.</summary>
    public IReadOnlyCollection<string> Written => _written;

    /// <summary>Puts a file into the store as an earlier run would have.</summary>
    public MemoryResultStore With(string name, byte[] content)
    {
        _inner.WriteAsync(new RenderedFile(name, content), CancellationToken.None).GetAwaiter().GetResult();
        return this;
    }

    /// <summary>Takes a file out of the store as somebody who deletes it would.</summary>
    public MemoryResultStore Without(string name)
    {
        _inner.DeleteAsync(name, CancellationToken.None).GetAwaiter().GetResult();
        return this;
    }

    /// <inheritdoc/>
    public Task<Either<JobError, Option<ReadOnlyMemory<byte>>>> ReadAsync(string name, CancellationToken cancellation)
        => _inner.ReadAsync(name, cancellation);

    /// <inheritdoc/>
    public async Task<Either<JobError, Unit>> WriteAsync(RenderedFile file, CancellationToken cancellation)
    {
        if (IsFullFor(file.Name))
        {
            return new JobError.DiskFull("memory");
        }

        _written.Enqueue(file.Name);
        return await _inner.WriteAsync(file, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Either<JobError, Unit>> UpdateAsync(
        string name, Func<Option<ReadOnlyMemory<byte>>, Either<JobError, Option<ReadOnlyMemory<byte>>>> change, CancellationToken cancellation)
        => IsFullFor(name)
            ? Task.FromResult<Either<JobError, Unit>>(new JobError.DiskFull("memory"))
            : _inner.UpdateAsync(name, content => change(content).Map(changed => changed.Do(_ => _written.Enqueue(name))), cancellation);

    /// <inheritdoc/>
    public Task<Either<JobError, Seq<string>>> ListAsync(string prefix, CancellationToken cancellation) => _inner.ListAsync(prefix, cancellation);

    /// <inheritdoc/>
    public Task<Either<JobError, Unit>> DeleteAsync(string name, CancellationToken cancellation) => _inner.DeleteAsync(name, cancellation);
}
