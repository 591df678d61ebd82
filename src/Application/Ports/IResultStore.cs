using LanguageExt;
using LossNav.Application.Results;

namespace LossNav.Application.Ports;

/// <summary>Where results stand, by name: a folder, memory, an archive, a database, a store of objects.</summary>
/// <remarks>
/// What is promised is what each of them can keep. For one name: whoever looks at it, at any moment and after any crash, sees the old content or the new
/// one, never a part of one. For several names nothing: a run that ends between two of them leaves one new and one old.
/// Errors are values. One instance may be called from several threads at once, and several instances, in several processes, may share one store.
/// A cancelled token ends a call as cancelled; a name that was being written then shows its old content or its new one.
/// A name is a path with forward slashes below the store; one that would lie outside is <see cref="JobError.FileOutsideResults"/>.
/// </remarks>
public interface IResultStore
{
    /// <summary>Reads what stands under a name.</summary>
    /// <returns>Its bytes, nothing if there is no such name, or why it cannot be read.</returns>
    Task<Either<JobError, Option<ReadOnlyMemory<byte>>>> ReadAsync(string name, CancellationToken cancellation);

    /// <summary>Writes under a name, in place of what stood there.</summary>
    /// <returns>Nothing: the new content stands, and lasts. Or why it could not be written: what stood there stands, unless only its lasting is in doubt.</returns>
    Task<Either<JobError, Unit>> WriteAsync(RenderedFile file, CancellationToken cancellation);

    /// <summary>Reads, changes and writes under a name, as one step among all who update it, in whatever process.</summary>
    /// <param name="name">The name.</param>
    /// <param name="change">What is to stand there instead of what stands there now; none leaves it. Pure: a store may call it again when somebody came before it.</param>
    /// <param name="cancellation">Ends the waiting for others.</param>
    Task<Either<JobError, Unit>> UpdateAsync(
        string name, Func<Option<ReadOnlyMemory<byte>>, Either<JobError, Option<ReadOnlyMemory<byte>>>> change, CancellationToken cancellation);

    /// <summary>Lists names.</summary>
    /// <param name="prefix">With what they begin; empty for every name.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The names, in the order of their UTF-16 units.</returns>
    Task<Either<JobError, Seq<string>>> ListAsync(string prefix, CancellationToken cancellation);

    /// <summary>Deletes what stands under a name; it is no error if nothing does.</summary>
    Task<Either<JobError, Unit>> DeleteAsync(string name, CancellationToken cancellation);
}
