using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Global;

/// <summary>Points that a search starts from and paths that the problem itself suggests.</summary>
/// <param name="Box">The box around all of them.</param>
/// <param name="Minima">Minima of the loss, and of what the end costs, that are known or were found in the box; the lowest first.</param>
/// <param name="Drifting">The path of the drift alone, where it can be followed.</param>
/// <param name="Descending">The path of steepest descent with drift, θ̇ = f − ηkG⁻¹∇L, where it can be followed.</param>
internal sealed record KnownPoints(SearchBox Box, Seq<Vec> Minima, Option<DensePath> Drifting, Option<DensePath> Descending)
{
    // Points of a path that make the box.
    private const int Samples = 9;

    // A path that runs off further than this many sizes of the problem says nothing of where to look.
    private const double Farthest = 20;

    private static readonly FlowSettings _rough = new(1e-6, 1e-6, 1e5);

    /// <summary>Looks for them.</summary>
    /// <param name="seeds">Points from which minima are looked for.</param>
    /// <param name="duration">How long the suggested paths are followed.</param>
    /// <param name="problem">The problem.</param>
    public static KnownPoints Of(int seeds, double duration, NavigationProblem problem)
    {
        var drifting = problem.Drift is Drift.None ? None : Follow(problem.Drift.Velocity, duration, problem);
        var descending = problem.LossWeight == 0 ? None : Follow(Descent(problem), duration, problem);
        var end = problem.Horizon is Horizon.Finite { End: EndCondition.Fixed goal } ? Seq1(goal.Position) : Empty;
        var places = problem.Start.Cons(end + Known(problem) + Along(drifting, duration) + Along(descending, duration));
        var size = 1 + places.Take(1 + end.Count).Max(place => place.Norm) + (end.IsEmpty ? 0 : (end.Head - problem.Start).Norm);
        var near = places.Filter(place => (place - problem.Start).Norm <= Farthest * size).Strict();
        var box = SearchBox.Around([.. near]);
        var minima = Lowest(seeds, box, problem);
        var within = minima.Filter(place => (place - box.Center).Norm <= 2 * box.HalfWidth * Math.Sqrt(problem.Dimension));
        return new KnownPoints(SearchBox.Around([.. near, .. within]), minima, drifting, descending);
    }

    private static Seq<Vec> Known(NavigationProblem problem) => problem.Landscape.Minima.Map(minimum => minimum.Position);

    private static Seq<Vec> Lowest(int seeds, SearchBox box, NavigationProblem problem)
        => Landscapes(problem)
            .Bind(landscape => landscape.Minima.IsEmpty && landscape.Dimension <= 10
                ? SurveyedLandscape.Around(box.Center, 1.5 * box.HalfWidth, seeds, landscape).Match(found => found.Minima, _ => Seq<CriticalPoint>())
                : landscape.Minima)
            .Map(minimum => minimum.Position)
            .Strict();

    private static Seq<DenseLandscape> Landscapes(NavigationProblem problem)
        => (problem.LossWeight == 0 ? Seq<DenseLandscape>() : Seq1(problem.Landscape))
            + (problem.Horizon is Horizon.Finite { End: EndCondition.TerminalCost end } ? Seq1(end.Cost) : Seq<DenseLandscape>());

    private static Func<double, Vec, Vec> Descent(NavigationProblem problem)
    {
        var authority = problem.Metric.InverseTensor(problem.Dimension);
        var strength = problem.LearningRate * problem.LossWeight;
        return (time, position) =>
        {
            var slope = problem.Landscape.At(time, position).Gradient;
            var push = authority.Match(inverse => Some(inverse * slope), () => LinearAlgebra.Solve(problem.Metric.TensorAt(time, position), slope));
            return problem.Drift.Velocity(time, position) - (strength * push.IfNone(slope));
        };
    }

    private static Option<DensePath> Follow(Func<double, Vec, Vec> velocity, double duration, NavigationProblem problem)
        => DormandPrince.Integrate(_rough, (time, position, result) => velocity(time, Vec.Copy(position)).Span.CopyTo(result), problem.Start, duration)
            .ToOption()
            .Filter(path => path.End.IsFinite);

    private static Seq<Vec> Along(Option<DensePath> path, double duration)
        => path.ToSeq().Bind(known => toSeq(Trajectory.UniformTimes(duration, Samples)).Map(known.PositionAt));
}
