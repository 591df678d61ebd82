namespace LossNav.Domain;

/// <summary>How far a long computation has come.</summary>
/// <param name="Phase">What it is doing, in a few words: "rounds of sweeps", "starts". A phase may run inside another; each tells its own numbers.</param>
/// <param name="Done">Pieces of work of this phase that are behind it, from 0.</param>
/// <param name="Most">How many pieces there are at most; an iteration that converges ends before.</param>
public sealed record Progress(string Phase, int Done, int Most);

/// <summary>
/// Who looks on while a solver works: told between two pieces of work how far it has come, and asked whether it shall go on. A solver that is told to stop gives
/// <see cref="NavigationError.Stopped"/>; looking on never changes an answer.
/// </summary>
/// <remarks>Pieces are short (well below a second), so that a request to stop is heard soon. The function is called from one thread at a time.</remarks>
public sealed class Watch
{
    private readonly Func<Progress, bool> _goesOn;

    private Watch(Func<Progress, bool> goesOn) => _goesOn = goesOn;

    /// <summary>Nobody looks on, and nothing stops.</summary>
    public static Watch Nothing { get; } = new(_ => true);

    /// <summary>Looks on by a function of the progress.</summary>
    /// <param name="goesOn">Whether to go on; must not throw.</param>
    public static Watch Of(Func<Progress, bool> goesOn) => new(goesOn);

    /// <summary>Tells the progress; asked by solvers, also by those outside this library.</summary>
    /// <returns>Whether to stop.</returns>
    public bool Stops(Progress progress) => !_goesOn(progress);
}
