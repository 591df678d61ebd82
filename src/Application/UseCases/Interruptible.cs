namespace LossNav.Application.UseCases;

/// <summary>Long computations that somebody may want to stop, though they do not listen, or only now and then.</summary>
public static class Interruptible
{
    // Who presses Ctrl-C waits for a second without a thought. What ends by itself in half of it need not be given up.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs a computation on another thread.</summary>
    /// <param name="work">The computation. It must not have effects that would hurt if it were given up in the middle, since it may go on unseen.</param>
    /// <param name="cancellation">When it is cancelled, the computation has half a second to end by itself; then the call ends as cancelled.</param>
    public static async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        using var givenUp = new CancellationTokenSource();
        await using var asked = cancellation.Register(() => givenUp.CancelAfter(Grace)).ConfigureAwait(false);

        // A thread of its own: the timers and signals that end it early need those of the pool.
        return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(givenUp.Token).ConfigureAwait(false);
    }
}
