using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>The first command, run once in a process of its own: every figure in every format. All tests that look at its folder share it.</summary>
public sealed class WholeRun : IAsyncLifetime
{
    private readonly HostProcess _program = new();

    /// <summary>What it said.</summary>
    internal Finished Run { get; private set; } = new(-1, string.Empty, string.Empty);

    /// <summary>Where it ran; the results are below <c>results</c>.</summary>
    internal TemporaryFolder Folder => _program.Folder;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Run = await _program.RunAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _program.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The tests that share the run.</summary>
[CollectionDefinition]
public sealed class OnTheWholeRun : ICollectionFixture<WholeRun>;
