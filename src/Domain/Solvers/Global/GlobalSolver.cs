using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Convexity;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Global;

/// <summary>
/// Looks for the optimum over a finite horizon and says what it knows of it: where the objective is convex in the path, or as low as it can be, one path is proof;
/// elsewhere it is the best of many starts, among them the valleys of a coarse value function (up to three parameters), the drift, steepest descent, ways by the
/// minima, and bent lines.
/// </summary>
public static class GlobalSolver
{
    // Times at which two paths are compared.
    private const int Comparisons = 33;

    // Steps of the paths that starts are first relaxed to, on a mesh that shows which way round a path goes.
    private const int RelaxedSteps = 96;

    // Relaxed paths nearer than this share of their size lead to one optimum: only one of them is followed.
    private const double SameRelaxed = 0.02;

    /// <summary>Solves with every preset.</summary>
    /// <param name="settings">How widely to look.</param>
    /// <param name="problem">A problem with a finite horizon.</param>
    /// <returns>The best optimum and the others that were met, or why there is none.</returns>
    public static Validation<NavigationError, GlobalSolution<CollocationSolution>> Solve(GlobalSettings settings, NavigationProblem problem)
        => SolveWatched(Watch.Nothing, settings, problem);

    /// <summary>As <see cref="Solve(GlobalSettings, NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, GlobalSolution<CollocationSolution>> SolveWatched(Watch watch, GlobalSettings settings, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Solve(lookout, settings, problem));

    private static Validation<NavigationError, GlobalSolution<CollocationSolution>> Solve(Lookout lookout, GlobalSettings settings, NavigationProblem problem)
        => (settings.Check(), problem.Horizon) switch
        {
            ({ IsEmpty: false } errors, _) => Fail<NavigationError, GlobalSolution<CollocationSolution>>(errors),
            (_, Horizon.Finite horizon) => Search(lookout, settings, problem, horizon),
            _ => Fail<NavigationError, GlobalSolution<CollocationSolution>>(new NavigationError.WrongHorizon("the search over paths", "a finite horizon")),
        };

    private static Validation<NavigationError, GlobalSolution<CollocationSolution>> Search(
        Lookout lookout, GlobalSettings settings, NavigationProblem problem, Horizon.Finite horizon)
    {
        var first = CollocationSolver.Solve(lookout, settings.Collocation, problem).Bind(solution => GlobalSolution.Judged(lookout, solution));
        if (first.ToOption().Exists(solution => solution.Optimality is Optimality.Proven))
        {
            return first.Map(solution => GlobalSolution.Of(1, Seq1(solution)));
        }

        var starts = StartingPaths.Of(lookout, settings, problem, horizon);
        var others = Relaxed(lookout, starts, problem, horizon)
            .SelectMany((guess, number) => CollocationSolver.DescendFrom(lookout.Inside("starts", number, starts.Count), settings.Collocation, guess, problem)
                .Match(Seq1, _ => Seq<CollocationSolution>()));
        var different = Different(settings, first.ToOption().ToSeq(), others);
        return different.IsEmpty
            ? first.Map(solution => GlobalSolution.Of(1, Seq1(solution)))
            : Success<NavigationError, GlobalSolution<CollocationSolution>>(GlobalSolution.Of(1 + starts.Count, different));
    }

    // Each start as a path of least action on a coarse mesh, one for each that lies apart; a start that finds no such path is followed as it is.
    private static IEnumerable<Trajectory> Relaxed(Lookout lookout, Seq<Trajectory> starts, NavigationProblem problem, Horizon.Finite horizon)
    {
        var boundary = new BoundaryProblem(lookout, problem, EndRule.Of(horizon));
        var times = Trajectory.UniformTimes(horizon.Duration, RelaxedSteps + 1);
        var known = new List<Trajectory>();
        foreach (var start in starts)
        {
            var relaxed = FirstGuess.OnMesh(boundary, horizon.End, times, start.Between).Map(path => Trajectory.Sample(times, path.PositionAt)).IfNone(start);
            if (!known.Exists(other => AreSame(SameRelaxed, other.Between, relaxed.Between, horizon.Duration)))
            {
                known.Add(relaxed);
                yield return relaxed;
            }
        }
    }

    // Of those that are the same the first stays, that of the solver's own guess before all.
    private static Seq<CollocationSolution> Different(GlobalSettings settings, Seq<CollocationSolution> first, IEnumerable<CollocationSolution> others)
        => toSeq(toSeq(first.Concat(others).Where(solution => double.IsFinite(solution.Objective)))
            .Fold(Seq<CollocationSolution>(), (known, next) => known.Exists(old => IsSame(settings, old, next)) ? known : known.Add(next))
            .OrderBy(solution => solution.Objective)).Strict();

    private static bool IsSame(GlobalSettings settings, CollocationSolution first, CollocationSolution second)
        => AreSame(settings.SameDistance, first.Path.PositionAt, second.Path.PositionAt, first.Path.Duration);

    private static bool AreSame(double share, Func<double, Vec> first, Func<double, Vec> second, double duration)
    {
        var times = Trajectory.UniformTimes(duration, Comparisons);
        var size = times.Max(time => (first(time) - first(0)).Norm) + (1e-9 * (1 + first(0).Norm));
        return times.All(time => (first(time) - second(time)).Norm <= share * size);
    }
}
