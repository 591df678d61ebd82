using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Infinite;

/// <summary>
/// Solves problems with an infinite horizon: collocation up to a cut, where the path must lie on the stable manifold of a rest point (section 2 of the theory
/// notes: for T = ∞ the optimal path is that manifold). Any metric, singular authority, any drift; nothing may depend on time.
/// </summary>
public static class InfiniteSolver
{
    // By 1.5 each: the cut is moved out to eleven times what the linear flow asks for.
    private const int MostExtensions = 6;

    /// <summary>The best path over all rest points that the settings allow.</summary>
    /// <param name="settings">Tolerance, reach and target.</param>
    /// <param name="problem">A problem with an infinite horizon.</param>
    /// <returns>The path of least objective, or why there is none.</returns>
    public static Validation<NavigationError, InfiniteSolution> Solve(InfiniteSettings settings, NavigationProblem problem)
        => SolveWatched(Watch.Nothing, settings, problem);

    /// <summary>As <see cref="Solve(InfiniteSettings, NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, InfiniteSolution> SolveWatched(Watch watch, InfiniteSettings settings, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Solve(lookout, settings, problem));

    /// <summary>One path for each rest point that can be reached, the one of least objective first.</summary>
    /// <param name="settings">Tolerance, reach and target.</param>
    /// <param name="problem">A problem with an infinite horizon.</param>
    /// <returns>At least one path, or why there is none.</returns>
    public static Validation<NavigationError, Seq<InfiniteSolution>> SolveAll(InfiniteSettings settings, NavigationProblem problem)
        => SolveAllWatched(Watch.Nothing, settings, problem);

    /// <summary>As <see cref="SolveAll(InfiniteSettings, NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, Seq<InfiniteSolution>> SolveAllWatched(Watch watch, InfiniteSettings settings, NavigationProblem problem)
        => Lookout.Over(watch, lookout => SolveAll(lookout, settings, problem));

    internal static Validation<NavigationError, InfiniteSolution> Solve(Lookout lookout, InfiniteSettings settings, NavigationProblem problem)
        => SolveAll(lookout, settings, problem).Map(solutions => solutions.Head);

    internal static Validation<NavigationError, Seq<InfiniteSolution>> SolveAll(Lookout lookout, InfiniteSettings settings, NavigationProblem problem)
    {
        var errors = settings.Check() + Applies(problem);
        if (!errors.IsEmpty)
        {
            return Fail<NavigationError, Seq<InfiniteSolution>>(errors);
        }

        var rests = settings.Target.Match(
            target => Seq1(RestPointSearch.Near(target, problem)),
            () => RestPointSearch.All(problem).Map(Right<NavigationError, RestPoint>));
        var tried = toSeq(rests.Select((found, number) => found.Bind(rest => Toward(lookout.Inside("rest points", number, rests.Count), rest, settings, problem)))).Strict();
        var solved = toSeq(tried.Bind(answer => answer.ToSeq()).OrderBy(solution => solution.Objective)).Strict();
        return solved.IsEmpty
            ? tried.Bind(answer => answer.LeftToSeq()).HeadOrNone().IfNone(new NavigationError.NoRestPoint(problem.Start.ToString()))
            : Success<NavigationError, Seq<InfiniteSolution>>(solved);
    }

    internal static Seq<NavigationError> Applies(NavigationProblem problem)
        => Checks.When(problem.Horizon is Horizon.Finite, () => new NavigationError.WrongHorizon("the infinite-horizon solver", "an infinite horizon"))
            + Checks.When(
                problem.DependsOnTime,
                () => new NavigationError.NotSupported("the infinite-horizon solver", "what depends on time", "take a finite horizon"));

    /// <summary>The path to a rest point that is known.</summary>
    internal static Either<NavigationError, InfiniteSolution> Toward(
        Lookout lookout, RestPoint rest, InfiniteSettings settings, NavigationProblem problem)
    {
        if (problem.DiscountRate == 0 && rest.CostPerTime != 0)
        {
            return Left((NavigationError)new NavigationError.RestCosts(rest.CostPerTime));
        }

        var boundary = RestBoundary.Of(lookout, problem, rest);
        var size = RestBoundary.Way(problem, rest);
        var duration = Math.Log(10 / settings.Reach) / rest.SlowestRate;
        var (answer, distance) = (Left<NavigationError, RefinedPath>(new NavigationError.NoRestPoint(rest.Position.ToString())), size);
        for (var extension = 0; extension < MostExtensions; extension++)
        {
            answer = MeshRefinement.SolveFirst(boundary, settings.Collocation, ManifoldGuess.Of(settings.Collocation, boundary, rest, duration));
            distance = answer.Map(refined => (refined.Path.PositionAt(duration) - rest.Position).Norm).IfLeft(size);
            if (answer.IsLeft || lookout.Ask() || distance <= settings.Reach * size)
            {
                break;
            }

            duration *= 1.5;
        }

        return answer.Bind(refined => distance <= settings.Reach * size
            ? Right<NavigationError, InfiniteSolution>(new InfiniteSolution(boundary, rest, refined, Tail.Of(boundary, rest, refined.Path)))
            : Left((NavigationError)new NavigationError.RestNotReached(distance, duration)));
    }
}
