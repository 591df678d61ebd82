using LossNav.Application.Ports;
using LossNav.Testing;

namespace LossNav.Adapters.Files.Tests;

public sealed class MemoryResultStoreTests : ResultStoreContract
{
    protected override IResultStore Store { get; } = new MemoryResultStore();
}
