using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action.Curved;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>Paths of state and costate from which Newton's method starts.</summary>
internal static class FirstGuess
{
    // Enough to see which way round a hill a path goes.
    private const int CoarseIntervals = 64;

    // The mesh of the action is halved to at least this many intervals before the path goes to collocation, which thins it again.
    private const int FineIntervals = 512;

    // In natural times: over longer steps Newton's method starts too far off.
    private const double LongestStep = 4;

    // What a step must promise to take off the action to be taken.
    private const double Worthwhile = 1e-14;

    // The second-order rule: loss at both ends of a step, motion in its middle.
    private const double Middle = 0.5;

    // A guess need not be more exact than its mesh allows.
    private static readonly CurvedLimits _limits = new(1e-7, 60, Worthwhile);

    /// <summary>Guesses to try in turn: the path of least action; where it is none, the straight line between the ends, or rest where the end is free.</summary>
    public static Seq<ExtremalPath> Of(CollocationSettings settings, BoundaryProblem boundary, Horizon.Finite horizon)
    {
        var start = boundary.Start;
        var goal = horizon.End is EndCondition.Fixed end ? end.Position : start;
        var line = Trajectory.Sample([0, horizon.Duration], time => start + (time / horizon.Duration * (goal - start)));
        return Least(boundary, horizon.End, line).ToSeq().Bind(path => Thinned(settings, boundary, path)) + Seq1(From(settings, boundary, line));
    }

    /// <summary>The path of least action that a guess leads to, thinned to several meshes, the coarsest first; empty where there is none.</summary>
    public static Seq<ExtremalPath> Minimised(CollocationSettings settings, BoundaryProblem boundary, EndCondition end, Trajectory guess)
        => OnFineMesh(boundary, end, guess).ToSeq().Bind(path => Thinned(settings, boundary, path));

    /// <summary>The path of least action on a given mesh, or nothing where there is none.</summary>
    public static Option<ExtremalPath> OnMesh(BoundaryProblem boundary, EndCondition end, double[] times, Func<double, Vec> guess)
        => boundary.Problem.Metric.IsSingular(boundary.Dimension)
            ? None
            : Minimise(boundary, end, times, [.. times.SelectMany(time => guess(time).ToArray())]).Map(path => Lift(boundary, times, path.Positions));

    // A line that lies on a mirror of the problem stays there, though lower paths leave it: try beside it, too.
    private static Option<ActionPath> Least(BoundaryProblem boundary, EndCondition end, Trajectory line)
    {
        var straight = OnFineMesh(boundary, end, line);
        var bent = line.Dimension > 1 ? OnFineMesh(boundary, end, Bent(line)) : None;
        return straight.Match(
            first => bent.Filter(second => second.Objective < first.Objective - (1e-6 * Math.Abs(first.Objective))).IfNone(first),
            () => bent);
    }

    /// <summary>A path of positions, with the costate that its velocity asks for.</summary>
    public static ExtremalPath From(CollocationSettings settings, BoundaryProblem boundary, Trajectory positions)
    {
        var times = Mesh(boundary, positions, settings.LeastIntervals);
        double[] path = [.. times.SelectMany(time => positions.Between(time).ToArray())];
        return Lift(boundary, times, path);
    }

    private static Option<ActionPath> OnFineMesh(BoundaryProblem boundary, EndCondition end, Trajectory guess)
    {
        if (boundary.Problem.Metric.IsSingular(boundary.Dimension))
        {
            return None;
        }

        var times = Mesh(boundary, guess, CoarseIntervals);
        var path = Minimise(boundary, end, times, [.. times.SelectMany(time => guess.Between(time).ToArray())]);
        while (times.Length <= FineIntervals && path.IsSome)
        {
            var (coarse, fine) = (times, MeshSelection.Halve(times));
            path = path.Bind(known => Minimise(boundary, end, fine, Onto(fine, coarse, known.Positions)));
            times = fine;
        }

        return path;
    }

    private static Option<ActionPath> Minimise(BoundaryProblem boundary, EndCondition end, double[] times, double[] guess)
        => CurvedNewton.Descend(_limits, new CurvedAction(boundary.Lookout, boundary.Problem, end, Middle, times), boundary.Problem, times, guess)
            .Map(result => new ActionPath(times, result.Path, result.Objective));

    private static Seq<ExtremalPath> Thinned(CollocationSettings settings, BoundaryProblem boundary, ActionPath path)
    {
        // No coarser than a step of a few natural times, lest Newton's method starts far from anything.
        var steps = path.Times.Length - 1;
        var known = Trajectory.Own(path.Times, path.Positions);
        var perNaturalTime = steps * Natural(boundary, known) / known.Times[^1];
        var first = 1 << (int)Math.Clamp(Math.Log2(Math.Min(steps / (double)settings.LeastIntervals, Math.Max(8, LongestStep * perNaturalTime))), 0, 6);
        var lifted = Lift(boundary, path.Times, path.Positions);
        return toSeq(new[] { first, 8, 4, 2 }).Filter(every => every <= first).Distinct().Map(every => Thinned(lifted, every));
    }

    private static double[] Onto(double[] fine, double[] coarse, double[] path)
    {
        var known = Trajectory.Own(coarse, path);
        return [.. fine.SelectMany(time => known.Between(time).ToArray())];
    }

    private static ExtremalPath Thinned(ExtremalPath path, int every)
        => path.Resample([.. Enumerable.Range(0, path.Count).Where(i => i % every == 0 && i + (every / 2) < path.Count - 1).Select(i => path.Times[i]), path.Duration]);

    // By another amount along each axis.
    private static Trajectory Bent(Trajectory line)
    {
        var (duration, size) = (line.Times[^1], 0.01 * (line.End - line.Start).Norm);
        return Trajectory.Sample(
            Trajectory.UniformTimes(duration, CoarseIntervals + 1),
            time => line.Between(time) + (Math.Sin(Math.PI * time / duration) * size * Vec.Generate(line.Dimension, i => Math.Pow(-0.8, i))));
    }

    private static double[] Mesh(BoundaryProblem boundary, Trajectory positions, int intervals)
        => FirstMesh.Of(positions.Times[^1], Natural(boundary, positions), intervals);

    private static double Natural(BoundaryProblem boundary, Trajectory positions)
        => Math.Min(NaturalTime(boundary, positions.Start, 0), NaturalTime(boundary, positions.End, positions.Times[^1]));

    // Singular authority leaves the costate open: it starts from zero.
    private static ExtremalPath Lift(BoundaryProblem boundary, double[] times, double[] path)
    {
        var costates = boundary.Problem.Metric.IsSingular(boundary.Dimension) ? new double[path.Length] : new CurvedAction(boundary.Lookout, boundary.Problem, EndCondition.Anywhere, Middle, times).Costates(path);
        return Join(times, path, costates, boundary.Dimension);
    }

    private static double NaturalTime(BoundaryProblem boundary, Vec position, double time)
        => FirstMesh.NaturalTime(boundary.Flow, time, (double[])[.. position.Span, .. new double[position.Dimension]]);

    private static ExtremalPath Join(double[] times, double[] positions, double[] costates, int d)
    {
        var nodes = new double[times.Length * 2 * d];
        for (var i = 0; i < times.Length; i++)
        {
            positions.AsSpan(i * d, d).CopyTo(nodes.AsSpan(i * 2 * d));
            costates.AsSpan(i * d, d).CopyTo(nodes.AsSpan((i * 2 * d) + d));
        }

        var perInterval = GaussScheme.Stages * 2 * d;
        var slopes = new double[(times.Length - 1) * perInterval];
        for (var j = 0; j < slopes.Length; j++)
        {
            var (interval, component) = (j / perInterval, j % (2 * d));
            slopes[j] = (nodes[((interval + 1) * 2 * d) + component] - nodes[(interval * 2 * d) + component]) / (times[interval + 1] - times[interval]);
        }

        return new ExtremalPath(times, nodes, slopes);
    }

    // A path of least action: N times, N x D positions, J.
    private sealed record ActionPath(double[] Times, double[] Positions, double Objective);
}
