using Microsoft.Extensions.Hosting;

namespace LossNav.Host.Work;

/// <summary>A lifetime of the generic host that hears no signals: <see cref="StopSignals"/> does for the whole process.</summary>
internal sealed class DeafLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
