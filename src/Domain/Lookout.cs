using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain;

/// <summary>
/// One run of a solver under a <see cref="Watch"/>: loops tell it how far they are and end as soon as it says so, with whatever they have, for the run as a whole then
/// gives <see cref="NavigationError.Stopped"/>. Once asked to stop it stays so, lest a second try follows the first.
/// </summary>
/// <remarks>Where a long phase runs shorter ones inside, only the outermost is told; the others ask again with what was told last.</remarks>
internal sealed class Lookout
{
    // A few milliseconds of work, even where each piece evaluates a long formula.
    private const int PiecesBetweenQuestions = 1024;

    private readonly Run _run;
    private readonly bool _isInner;

    private Lookout(Run run, bool isInner) => (_run, _isInner) = (run, isInner);

    /// <summary>Nobody looks on.</summary>
    public static Lookout None { get; } = new(new Run(Watch.Nothing), false);

    /// <summary>Runs a piece of work under a watch.</summary>
    public static Validation<NavigationError, T> Over<T>(Watch watch, Func<Lookout, Validation<NavigationError, T>> work)
    {
        var run = new Run(watch);
        var answer = work(new Lookout(run, false));
        return run.IsStopped ? Fail<NavigationError, T>(new NavigationError.Stopped(run.Last.Phase, run.Last.Done)) : answer;
    }

    /// <summary>Tells the progress, unless a phase further out has told its own; asks whether to stop.</summary>
    public bool Tell(string phase, int done, int most) => _isInner ? Ask() : _run.Tell(phase, done, most);

    /// <summary>Asks whether to stop, in the midst of a piece of work.</summary>
    public bool Ask() => _run.Ask();

    /// <summary>Asks whether to stop, once in many short pieces of work.</summary>
    /// <param name="piece">Which piece comes next, from 0.</param>
    public bool AskNowAndThen(int piece) => piece % PiecesBetweenQuestions == 0 && Ask();

    /// <summary>Tells the progress of an outer phase.</summary>
    /// <returns>The lookout for what runs inside it.</returns>
    public Lookout Inside(string phase, int done, int most)
    {
        Tell(phase, done, most);
        return new Lookout(_run, true);
    }

    // Changes while it runs, and is seen by nobody but its run.
    private sealed class Run(Watch watch)
    {
        public Progress Last { get; private set; } = new("pieces of work", 0, 0);

        public bool IsStopped { get; private set; }

        public bool Tell(string phase, int done, int most)
        {
            if (ReferenceEquals(watch, Watch.Nothing))
            {
                return false;
            }

            Last = new Progress(phase, done, most);
            return Ask();
        }

        public bool Ask()
        {
            if (!ReferenceEquals(watch, Watch.Nothing))
            {
                IsStopped = IsStopped || watch.Stops(Last);
            }

            return IsStopped;
        }
    }
}
