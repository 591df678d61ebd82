using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Convexity;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Infinite;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Global;

/// <summary>
/// Looks for the optimum over an infinite horizon: one path to each rest point, where rest points are looked for at minima of the loss, where the drift or steepest
/// descent end, and from points spread over a box.
/// </summary>
public static class EndlessSearch
{
    // How long drift and descent are followed, in units of the slowest thing that is known of a problem: its discounting, or 1 where there is none.
    private const double LongestTimes = 60;

    // Rest points nearer than this share of their size are one.
    private const double SameRest = 1e-6;

    /// <summary>Solves from every rest point that is found.</summary>
    /// <param name="settings">How widely to look; its collocation counts for the tolerance.</param>
    /// <param name="problem">A problem with an infinite horizon.</param>
    /// <returns>The best path and the others that were met, or why there is none.</returns>
    public static Validation<NavigationError, GlobalSolution<InfiniteSolution>> Solve(GlobalSettings settings, NavigationProblem problem)
        => SolveWatched(Watch.Nothing, settings, problem);

    /// <summary>As <see cref="Solve(GlobalSettings, NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, GlobalSolution<InfiniteSolution>> SolveWatched(Watch watch, GlobalSettings settings, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Checks.Then(settings.Check() + InfiniteSolver.Applies(problem), () => problem).Bind(_ => Search(lookout, settings, problem)));

    private static Validation<NavigationError, GlobalSolution<InfiniteSolution>> Search(Lookout lookout, GlobalSettings settings, NavigationProblem problem)
    {
        var infinite = InfiniteSettings.Default with { Collocation = settings.Collocation };
        var first = InfiniteSolver.SolveAll(lookout, infinite, problem)
            .Bind(solutions => GlobalSolution.Judged(lookout, solutions.Head).Map(best => best.Cons(solutions.Tail)));
        var known = first.IfFail(Seq<InfiniteSolution>());
        if (known.HeadOrNone().Exists(best => best.Optimality is Optimality.Proven))
        {
            return first.Map(solutions => GlobalSolution.Of(solutions.Count, solutions));
        }

        var rests = Rests(lookout, settings, problem).Filter(rest => !known.Exists(old => IsSame(old.Rest.Position, rest.Position))).Strict();
        var others = toSeq(rests.SelectMany((rest, number) =>
            InfiniteSolver.Toward(lookout.Inside("rest points", number, rests.Count), rest, infinite, problem).ToSeq())).Strict();
        var all = toSeq((known + others).Where(solution => double.IsFinite(solution.Objective)).OrderBy(solution => solution.Objective)).Strict();
        return all.IsEmpty
            ? first.Map(solutions => GlobalSolution.Of(solutions.Count, solutions))
            : Success<NavigationError, GlobalSolution<InfiniteSolution>>(GlobalSolution.Of(known.Count + rests.Count, all));
    }

    private static Seq<RestPoint> Rests(Lookout lookout, GlobalSettings settings, NavigationProblem problem)
    {
        var duration = LongestTimes / (problem.DiscountRate > 0 ? Math.Min(1, problem.DiscountRate) : 1);
        var known = KnownPoints.Of(settings.Seeds, duration, problem);
        var ends = (known.Drifting.ToSeq() + known.Descending.ToSeq()).Map(path => path.End);
        var spread = Range(1, settings.Seeds / 2).Map(i => Halton.Within(i, known.Box.Low, known.Box.High)).ToSeq();
        return (known.Minima + ends + spread)
            .Filter(_ => !lookout.Ask())
            .Bind(guess => RestPointSearch.Near(guess, problem).ToSeq())
            .Filter(rest => problem.DiscountRate > 0 || rest.CostPerTime == 0)
            .Fold(Seq<RestPoint>(), (found, rest) => found.Exists(old => IsSame(old.Position, rest.Position)) ? found : found.Add(rest));
    }

    private static bool IsSame(Vec first, Vec second) => (first - second).Norm <= SameRest * (1 + second.Norm);
}
