using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Continuation;

/// <summary>Follows an extremal path while any parameter of its problem changes, around folds too (pseudo-arclength continuation after Keller).</summary>
public static class Continuation
{
    // Newton's corrector that needs more has left the branch.
    private const int MostCorrections = 12;

    // A share of the whole way: a branch that asks for shorter steps is lost.
    private const double LeastStep = 1e-5;

    /// <summary>Follows a branch of extremal paths from one value of the parameter towards another.</summary>
    /// <param name="settings">Accuracy and steps.</param>
    /// <param name="family">The problem for each value of the parameter; finite horizon, of one dimension throughout.</param>
    /// <param name="from">Where the branch starts.</param>
    /// <param name="to">Where to go; must differ.</param>
    /// <returns>
    /// The points in the order in which they were met; the last lies at <paramref name="to"/>, or at <paramref name="from"/> again where the branch turned round at a
    /// fold, or it is where the most points allowed were reached. An error where the first point has no solution or the branch is lost.
    /// </returns>
    public static Validation<NavigationError, Seq<BranchPoint>> Follow(
        ContinuationSettings settings, Func<double, ProblemStatement> family, double from, double to)
        => FollowWatched(Watch.Nothing, settings, family, from, to);

    /// <summary>As <see cref="Follow(ContinuationSettings, Func{double, ProblemStatement}, double, double)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, Seq<BranchPoint>> FollowWatched(
        Watch watch, ContinuationSettings settings, Func<double, ProblemStatement> family, double from, double to)
        => Lookout.Over(watch, lookout => Follow(lookout, settings, family, from, to));

    private static Validation<NavigationError, Seq<BranchPoint>> Follow(
        Lookout lookout, ContinuationSettings settings, Func<double, ProblemStatement> family, double from, double to)
    {
        var errors = settings.Check() + Checks.Finite("the first parameter", from) + Checks.Finite("the last parameter", to)
            + Checks.When(from == to, () => new NavigationError.OutOfRange("the last parameter", to, "different from the first"));
        return errors.IsEmpty
            ? First(lookout, settings, family, from).Bind(first => Walk(lookout, settings, new Family(lookout, family, from, to), first))
            : Fail<NavigationError, Seq<BranchPoint>>(errors);
    }

    private static Validation<NavigationError, BranchPoint> First(
        Lookout lookout, ContinuationSettings settings, Func<double, ProblemStatement> family, double from)
        => NavigationProblem.Create(family(from))
            .Bind(problem => CollocationSolver.Solve(lookout, settings.Collocation, problem))
            .Map(solution => new BranchPoint(from, solution));

    private static Validation<NavigationError, Seq<BranchPoint>> Walk(
        Lookout lookout, ContinuationSettings settings, Family family, BranchPoint first)
    {
        var points = new List<BranchPoint> { first };
        var at = new Arc(first.Solution.Path, 0, None);
        var length = settings.FirstStep;
        while (points.Count < settings.MostPoints)
        {
            var inner = lookout.Inside("points of the branch", points.Count, settings.MostPoints);
            if (inner.Ask())
            {
                break;
            }

            var reached =
                from arc in at.Advance(family, length, MostCorrections)
                let last = arc.Share >= 1 ? Some(1.0) : arc.Share <= 0 && points.Count > 1 ? Some(0.0) : None
                from point in Polish(inner, settings, family, last.IfNone(arc.Share), arc.Path)
                select new Advance(arc, point, last.IsSome);
            if (reached.Case is not Advance next)
            {
                length /= 2;
                if (length < LeastStep)
                {
                    return Fail<NavigationError, Seq<BranchPoint>>(new NavigationError.BranchLost(family.Parameter(at.Share), points.Count));
                }

                continue;
            }

            points.Add(next.Point);
            if (next.IsLast)
            {
                break;
            }

            at = next.Arc;
            length = Math.Min(length * (at.Corrections <= 4 ? 1.5 : 0.8), 2 * settings.FirstStep);
        }

        return Success<NavigationError, Seq<BranchPoint>>(toSeq(points).Strict());
    }

    private static Option<BranchPoint> Polish(
        Lookout lookout, ContinuationSettings settings, Family family, double share, ExtremalPath path)
        => family.At(share)
            .Bind(boundary => CollocationSolver.SolveFrom(lookout, settings.Collocation, path, boundary.Problem).ToOption())
            .Map(solution => new BranchPoint(family.Parameter(share), solution));

    private sealed record Advance(Arc Arc, BranchPoint Point, bool IsLast);
}

/// <summary>The problems of a branch by the share of the way from the first to the last parameter.</summary>
/// <param name="lookout">Who looks on while they are solved.</param>
/// <param name="family">The problem for each value of the parameter.</param>
/// <param name="from">The first parameter.</param>
/// <param name="to">The last parameter.</param>
internal sealed class Family(Lookout lookout, Func<double, ProblemStatement> family, double from, double to)
{
    public double Parameter(double share) => share == 1 ? to : from + (share * (to - from));

    public Option<BoundaryProblem> At(double share)
        => NavigationProblem.Create(family(Parameter(share))).ToOption()
            .Bind(problem => problem.Horizon is Horizon.Finite horizon ? Some(new BoundaryProblem(lookout, problem, EndRule.Of(horizon))) : None);
}
