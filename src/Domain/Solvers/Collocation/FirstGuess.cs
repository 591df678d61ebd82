using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Action.Curved;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>Paths of state and costate from which Newton's method starts.</summary>
internal static class FirstGuess
{
    // Points of the coarse mesh on which the action is minimised first.
    private const int CoarseIntervals = 64;

    private static readonly ActionSettings _coarse = ActionSettings.Of(CoarseIntervals + 1, ActionRule.Trapezoid) with { StepTolerance = 1e-5 };

    /// <summary>The path of least action on a coarse mesh; where there is none, the straight line between the ends, or rest where the end is free.</summary>
    public static ExtremalPath Of(CollocationSettings settings, BoundaryProblem boundary, Horizon.Finite horizon)
    {
        var start = boundary.Start;
        var goal = horizon.End is EndCondition.Fixed end ? end.Position : start;
        var line = Trajectory.Sample([0, horizon.Duration], time => start + (time / horizon.Duration * (goal - start)));
        return Minimised(boundary, horizon.End, Bent(line)).IfNone(() => From(settings, boundary, line));
    }

    /// <summary>A path of positions, with the costate that its velocity asks for.</summary>
    public static ExtremalPath From(CollocationSettings settings, BoundaryProblem boundary, Trajectory positions)
    {
        var times = Mesh(boundary, positions, settings.LeastIntervals);
        double[] path = [.. times.SelectMany(time => Linear(positions, time))];
        return Lift(boundary, times, path);
    }

    /// <summary>The path of least action that a guess leads to, on a coarse mesh.</summary>
    public static Option<ExtremalPath> Minimised(BoundaryProblem boundary, EndCondition end, Trajectory guess)
    {
        if (boundary.Problem.Metric.Tensor(boundary.Dimension).IsNone && boundary.Problem.Metric is not Metric.Field)
        {
            return None;
        }

        var times = Mesh(boundary, guess, CoarseIntervals);
        var action = new CurvedAction(boundary.Problem, end, ActionRule.Trapezoid, times);
        return CurvedNewton.Run(action, _coarse, boundary.Problem, times, [.. times.SelectMany(time => Linear(guess, time))])
            .ToOption()
            .Map(result => Lift(boundary, times, result.Path));
    }

    // A line that lies on a mirror of the problem would stay there, though lower paths leave it: bend it a little, by another amount along each axis.
    private static Trajectory Bent(Trajectory line)
    {
        var (duration, size) = (line.Times[^1], 0.01 * (line.End - line.Start).Norm);
        return Trajectory.Sample(
            Trajectory.UniformTimes(duration, CoarseIntervals + 1),
            time => Vec.From(Linear(line, time)) + (Math.Sin(Math.PI * time / duration) * size * Vec.Generate(line.Dimension, i => Math.Pow(-0.8, i))));
    }

    private static double[] Mesh(BoundaryProblem boundary, Trajectory positions, int intervals)
    {
        var natural = Math.Min(NaturalTime(boundary, positions.Start, 0), NaturalTime(boundary, positions.End, positions.Times[^1]));
        return FirstMesh.Of(positions.Times[^1], natural, intervals);
    }

    // Singular authority leaves the costate open: it starts from zero.
    private static ExtremalPath Lift(BoundaryProblem boundary, double[] times, double[] path)
    {
        var isSingular = boundary.Problem.Metric is Metric.Authority && boundary.Problem.Metric.Tensor(boundary.Dimension).IsNone;
        var costates = isSingular ? new double[path.Length] : new CurvedAction(boundary.Problem, EndCondition.Anywhere, ActionRule.Trapezoid, times).Costates(path);
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

    private static double[] Linear(Trajectory path, double time)
    {
        var found = path.Times.BinarySearch(time);
        var i = Math.Clamp(found >= 0 ? found : ~found - 1, 0, path.Count - 2);
        var share = (time - path.Times[i]) / (path.Times[i + 1] - path.Times[i]);
        return ((1 - share) * path.PositionAt(i) + (share * path.PositionAt(i + 1))).ToArray();
    }
}
