using System.Runtime.InteropServices;

namespace LossNav.Host.Work;

/// <summary>Turns Ctrl-C and a request to terminate into a cancellation, so that work ends between two steps and says where it stopped.</summary>
/// <remarks>The only listener, from the start of the program to its end: the generic host has a <see cref="DeafLifetime"/>. Before and after, a signal ends the process at once.</remarks>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    // Signals and timers are handled by threads of the pool. Work that keeps all of them busy would make them wait for the pool to grow, which takes half a second a thread.
    private const int SpareThreads = 4;

    private StopSignals(CancellationToken outer)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + SpareThreads), ports);
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Cancelled when a signal comes, or when the outer token is; further signals change nothing.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="outer">Cancels too.</param>
    public static StopSignals Listen(CancellationToken outer) => new(outer);

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    // The process ends by its own exit code, not by the signal.
    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        try
        {
            _source.Cancel();
        }
        catch (Exception late) when (late is ObjectDisposedException or AggregateException)
        {
            // The signal came when the work was done, or some of it was: nobody is left who could be told.
        }
    }
}
