using LossNav.Application.Ports;

namespace LossNav.Adapters.Files.Tests;

public sealed class MemoryResultStoreTests : ResultStoreContract
{
    protected override IResultStore Store { get; } = new Memory.MemoryResultStore();
}
