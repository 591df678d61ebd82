using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using LossNav.Host.Wiring;

namespace LossNav.Host.Tests.Extensions;

/// <summary>A store: keeps what another keeps, and tells each name that was written. Every store passes the contract in <c>tests/Adapters.Files.Tests</c>.</summary>
internal sealed class OwnStore(IResultStore inner, Action<string> written) : IResultStore
{
    public static ResultStoreRow Row(IResultStore inner, Action<string> written)
        => new("own-store", "as another store, and tells what it writes", _ => new OwnStore(inner, written));

    public Task<Either<JobError, Option<ReadOnlyMemory<byte>>>> ReadAsync(string name, CancellationToken cancellation) => inner.ReadAsync(name, cancellation);

    public async Task<Either<JobError, Unit>> WriteAsync(RenderedFile file, CancellationToken cancellation)
    {
        var answer = await inner.WriteAsync(file, cancellation);
        answer.Iter(_ => written(file.Name));
        return answer;
    }

    public Task<Either<JobError, Unit>> UpdateAsync(
        string name, Func<Option<ReadOnlyMemory<byte>>, Either<JobError, Option<ReadOnlyMemory<byte>>>> change, CancellationToken cancellation)
        => inner.UpdateAsync(name, change, cancellation);

    public Task<Either<JobError, Seq<string>>> ListAsync(string prefix, CancellationToken cancellation) => inner.ListAsync(prefix, cancellation);

    public Task<Either<JobError, Unit>> DeleteAsync(string name, CancellationToken cancellation) => inner.DeleteAsync(name, cancellation);
}
