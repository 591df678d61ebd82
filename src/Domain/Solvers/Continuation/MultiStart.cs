using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Continuation;

/// <summary>Finds several extremal paths of one problem by starting from many guesses.</summary>
public static class MultiStart
{
    // Times at which two paths are compared: two that agree at so many are one.
    private const int Samples = 65;

    /// <summary>The distinct extremal paths that were found, the one of least objective first; their certificates tell minima from saddles.</summary>
    /// <param name="settings">How many guesses, how far they bend, how each is solved.</param>
    /// <param name="problem">A problem with a finite horizon.</param>
    /// <returns>At least one path, or why there is none.</returns>
    /// <remarks>Each guess is solved twice: as it is, which finds saddles too, and after descending to a path of least action. No list is complete for certain.</remarks>
    public static Validation<NavigationError, Seq<CollocationSolution>> Solve(MultiStartSettings settings, NavigationProblem problem)
        => SolveWatched(Watch.Nothing, settings, problem);

    /// <summary>As <see cref="Solve(MultiStartSettings, NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, Seq<CollocationSolution>> SolveWatched(
        Watch watch, MultiStartSettings settings, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Solve(lookout, settings, problem));

    private static Validation<NavigationError, Seq<CollocationSolution>> Solve(Lookout lookout, MultiStartSettings settings, NavigationProblem problem)
        => (settings.Check(), problem.Horizon) switch
        {
            ({ IsEmpty: false } errors, _) => Fail<NavigationError, Seq<CollocationSolution>>(errors),
            (_, Horizon.Finite horizon) => Distinct(lookout, settings, problem, horizon),
            _ => Fail<NavigationError, Seq<CollocationSolution>>(new NavigationError.WrongHorizon("multi-start", "a finite horizon")),
        };

    private static Validation<NavigationError, Seq<CollocationSolution>> Distinct(
        Lookout lookout, MultiStartSettings settings, NavigationProblem problem, Horizon.Finite horizon)
    {
        var tried = toSeq(BentLines.Of(settings, problem, horizon).SelectMany((guess, number) =>
        {
            var inner = lookout.Inside("starts", number, settings.Starts + 1);
            return new[]
            {
                CollocationSolver.SolveFrom(inner, settings.Collocation, guess, problem),
                CollocationSolver.DescendFrom(inner, settings.Collocation, guess, problem),
            };
        })).Strict();
        var found = toSeq(tried.Bind(answer => answer.Match(Seq1, _ => LanguageExt.Seq<CollocationSolution>.Empty)).OrderBy(solution => solution.Objective))
            .Fold(Seq<CollocationSolution>(), (known, next) => known.Exists(old => IsSame(settings, old, next)) ? known : known.Add(next));
        return found.IsEmpty ? tried.Head.Map(_ => found) : Success<NavigationError, Seq<CollocationSolution>>(found);
    }

    private static bool IsSame(MultiStartSettings settings, CollocationSolution first, CollocationSolution second)
    {
        var size = Scales.Of(first.Path).State;
        return Trajectory.UniformTimes(first.Path.Duration, Samples)
            .All(time => (first.Path.PositionAt(time) - second.Path.PositionAt(time)).Norm <= settings.SameDistance * size);
    }
}
