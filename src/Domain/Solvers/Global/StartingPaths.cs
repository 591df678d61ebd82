using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Continuation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Global;

/// <summary>Paths over a finite horizon from which optima are looked for, besides the solver's own first guess.</summary>
internal static class StartingPaths
{
    private const int Samples = 65;

    // A grid that the best route leaves is made wider, not more often than this.
    private const int MostWidenings = 3;

    // Minima beyond so many are less promising than bent lines.
    private const int MostMinima = 8;

    public static Seq<Trajectory> Of(Lookout lookout, GlobalSettings settings, NavigationProblem problem, Horizon.Finite horizon)
    {
        var known = KnownPoints.Of(settings.Seeds, horizon.Duration, problem);
        return (Routes(lookout, settings.Routes, known.Box, problem, horizon)
            + Suggested(known, problem, horizon)
            + toSeq(known.Minima.Take(MostMinima)).Bind(minimum => Through(minimum, problem, horizon))
            + Bent(settings, known, problem, horizon)).Strict();
    }

    private static Seq<Trajectory> Routes(Lookout lookout, int most, SearchBox box, NavigationProblem problem, Horizon.Finite horizon)
    {
        if (most == 0 || problem.Dimension > SpaceTimeGrid.MostParameters || problem.Metric.IsSingular(problem.Dimension))
        {
            return Empty;
        }

        var (routes, isInside) = SpaceTimeGrid.Search(lookout, box, problem, horizon, most);
        for (var widening = 0; !isInside && widening < MostWidenings && !lookout.Ask(); widening++)
        {
            box = box.Wider(0.5);
            (routes, isInside) = SpaceTimeGrid.Search(lookout, box, problem, horizon, most);
        }

        return toSeq(routes);
    }

    // The drift alone, steepest descent, and steepest descent backwards: how a hill is climbed that the drift runs down.
    private static Seq<Trajectory> Suggested(KnownPoints known, NavigationProblem problem, Horizon.Finite horizon)
        => (known.Drifting.ToSeq() + known.Descending.ToSeq())
            .Map(path => Joined(path.PositionAt, problem, horizon))
            + known.Descending.ToSeq().Map(path => Joined(time => path.PositionAt(horizon.Duration - time), problem, horizon));

    // To a point and on: half of the time for each, or soon there to stay where the end is open.
    private static Seq<Trajectory> Through(Vec point, NavigationProblem problem, Horizon.Finite horizon)
    {
        var (start, t) = (problem.Start, horizon.Duration);
        Trajectory Path(double arrival, Vec end) => Sampled(horizon, time => time <= arrival
            ? start + (time / arrival * (point - start))
            : point + ((time - arrival) / (t - arrival) * (end - point)));
        return horizon.End is EndCondition.Fixed goal
            ? Seq1(Path(0.5 * t, goal.Position))
            : Seq(Path(0.25 * t, point), Path(0.99 * t, point));
    }

    private static Seq<Trajectory> Bent(GlobalSettings settings, KnownPoints known, NavigationProblem problem, Horizon.Finite horizon)
    {
        var way = horizon.End is EndCondition.Fixed end ? (end.Position - problem.Start).Norm : 0;
        var lines = new MultiStartSettings(settings.Collocation, settings.BentLines, known.Box.HalfWidth / Math.Max(1, way), settings.SameDistance);
        return toSeq(BentLines.Of(lines, problem, horizon).Skip(1));
    }

    // Moved by a part that grows evenly, so that the ends are where they must be.
    private static Trajectory Joined(Func<double, Vec> path, NavigationProblem problem, Horizon.Finite horizon)
    {
        var atStart = problem.Start - path(0);
        var atEnd = horizon.End is EndCondition.Fixed goal ? goal.Position - path(horizon.Duration) : atStart;
        return Sampled(horizon, time => path(time) + atStart + (time / horizon.Duration * (atEnd - atStart)));
    }

    private static Trajectory Sampled(Horizon.Finite horizon, Func<double, Vec> path) => Trajectory.Sample(Trajectory.UniformTimes(horizon.Duration, Samples), path);
}
