using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain.Solvers.Extremals;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Continuation;
using LossNav.Domain.Solvers.Flow;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Policies;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Application.Answers;

/// <summary>Solves a problem with the solver that was chosen, or with the one that fits. Pure.</summary>
public static class Solvers
{
    private const int SampledPoints = 401;
    private const double LongestSample = 1e6;
    private const double AtRest = 1e-6;

    /// <summary>The answers to a problem, the best one first, or why there is none.</summary>
    /// <param name="watch">Who looks on and may ask to stop.</param>
    /// <param name="choice">Which solver.</param>
    /// <param name="problem">The problem.</param>
    public static Validation<NavigationError, Seq<SolvedProblem>> Solve(Watch watch, SolverChoice choice, NavigationProblem problem)
        => choice.Match(
                _ => Fitting(watch, problem),
                _ => Quadratic(problem),
                action => ByAction(watch, action.Settings, problem),
                collocation => CollocationSolver.SolveWatched(watch, collocation.Settings, problem).Map(ByCollocation).Map(Seq1),
                infinite => ByManifold(watch, infinite.Settings, problem),
                several => MultiStart.SolveWatched(watch, several.Settings, problem).Map(all => all.Map(ByCollocation)),
                policy => ByPolicy(watch, policy.Settings, problem))
            .Map(all => all.Map(solved => solved with { Descent = Descent(solved) }).Strict());

    private static Validation<NavigationError, Seq<SolvedProblem>> Fitting(Watch watch, NavigationProblem problem)
        => problem.Horizon.Match(
            _ => problem.Landscape is QuadraticLandscape && problem.Drift is not Drift.Field && problem.Metric is not Metric.Field
                ? Quadratic(problem)
                : ByManifold(watch, InfiniteSettings.Default, problem),
            _ => CollocationSolver.SolveWatched(watch, CollocationSettings.Default, problem).Map(ByCollocation).Map(Seq1));

    private static Validation<NavigationError, Seq<SolvedProblem>> Quadratic(NavigationProblem problem)
        => QuadraticSolver.Solve(problem).Map(solution =>
        {
            var path = solution.PathAt(Trajectory.UniformTimes(RestTime(solution), SampledPoints));
            return Seq1(new SolvedProblem(
                problem,
                "quadratic",
                new SolvedPath(
                    path,
                    PathMotion.Along(path, i => solution.Velocity(path.PositionAt(i))),
                    PathMotion.Along(path, i => solution.Costate(path.PositionAt(i)))),
                solution.Value(problem.Start),
                None,
                None,
                Seq1(new Fact("riccati-residual", "what is left of the Riccati equation, relative", solution.RelativeResidual)),
                None,
                None));
        });

    private static Validation<NavigationError, Seq<SolvedProblem>> ByAction(Watch watch, ActionSettings settings, NavigationProblem problem)
        => ActionSolver.SolveWatched(watch, settings, problem).Map(solution =>
        {
            var certificate = solution.Certificate;
            return Seq1(new SolvedProblem(
                problem,
                "action",
                PathMotion.Of(problem, solution.Path) with { Costates = solution.Costates },
                solution.Objective,
                certificate.ObjectiveError,
                PathCertificate.Of(certificate),
                Seq(
                    new Fact("points", "points of the path", solution.Path.Count),
                    new Fact("action", "S, the discrete action", solution.Action),
                    new Fact("iterations", "Newton steps on the mesh of the answer", solution.Statistics.Iterations),
                    new Fact("work", "Newton steps on coarser meshes as well, each counted by its share of the points", solution.Statistics.Work),
                    new Fact("last-step", "largest coordinate of the last Newton step", solution.Statistics.LastStep)),
                None,
                None));
        });

    private static SolvedProblem ByCollocation(CollocationSolution solution)
        => new(
            solution.Problem,
            "collocation",
            Sampled(solution.Path),
            solution.Objective,
            solution.ObjectiveError,
            PathCertificate.Of(solution.Certificate),
            Facts(solution.PathError, solution.Statistics),
            None,
            None);

    private static Validation<NavigationError, Seq<SolvedProblem>> ByManifold(Watch watch, InfiniteSettings settings, NavigationProblem problem)
        => InfiniteSolver.SolveAllWatched(watch, settings, problem).Map(all => all.Map(solution => new SolvedProblem(
            problem,
            "infinite",
            Sampled(solution.Path),
            solution.Objective,
            solution.ObjectiveError,
            PathCertificate.Of(solution.Certificate),
            Facts(solution.PathError, solution.Statistics)
                .Add(new Fact("tail-bound", "what the path pays or earns from the cut on is in size not more than this", solution.TailBound)),
            None,
            None)));

    private static Validation<NavigationError, Seq<SolvedProblem>> ByPolicy(Watch watch, PolicySettings settings, NavigationProblem problem)
        => PolicySolver.SolveWatched(watch, settings, problem).Bind(solution => solution.Value(problem.Start)
            .ToValidation((NavigationError)new NavigationError.StartOffGrid(problem.Start.ToString()))
            .Map(value => Seq1(new SolvedProblem(
                problem,
                "policy",
                PathMotion.Of(problem, PolicyPath.From(problem.Start, solution)),
                value,
                solution.ErrorEstimate(problem.Start),
                None,
                Seq(
                    new Fact("nodes", "nodes of the grid", solution.Grid.Count),
                    new Fact("rounds", "rounds of sweeps", solution.Statistics.Rounds),
                    new Fact("mean-error", "mean over the grid of the estimated error of V", solution.Statistics.MeanError),
                    new Fact("largest-error", "largest estimated error of V, at a kink if there is one", solution.Statistics.LargestError)),
                Some(solution),
                None))));

    private static Seq<Fact> Facts(double pathError, CollocationStatistics statistics)
        => Seq(
            new Fact("path-error", "estimated largest error of θ and λ, relative", pathError),
            new Fact("intervals", "intervals of the last mesh", statistics.Intervals),
            new Fact("meshes", "meshes solved on", statistics.Meshes),
            new Fact("iterations", "Newton steps on all meshes", statistics.Iterations));

    // The points of the mesh, and as many between them as make the path smooth to look at: a mesh is fine only where the path bends.
    private static SolvedPath Sampled(ExtremalPath path)
    {
        var times = path.Times.ToArray();
        var pieces = Math.Max(1, SampledPoints / times.Length);
        double[] dense =
        [
            .. times.Zip(times.Skip(1), (from, to) => Enumerable.Range(0, pieces).Select(i => from + ((to - from) * i / pieces))).SelectMany(piece => piece),
            times[^1],
        ];
        return new SolvedPath(path.PathAt(dense), Trajectory.Sample(dense, path.VelocityAt), Trajectory.Sample(dense, path.CostateAt));
    }

    // How long the path of a closed form is shown: until it has come to rest.
    private static double RestTime(QuadraticSolution solution)
    {
        var time = 1.0;
        var size = solution.Problem.Start.Norm;
        while (time < LongestSample && (solution.PositionAt(2 * time) - solution.PositionAt(time)).Norm > AtRest * (1 + size))
        {
            time *= 2;
        }

        return time;
    }

    private static Option<Trajectory> Descent(SolvedProblem solved)
    {
        var times = solved.Path.Positions.Times.ToArray();
        return GradientFlow.Solve(FlowSettings.Default, solved.Problem.Landscape, solved.Problem.Start, times[^1])
            .Map(flow => Trajectory.Sample(times, flow.PositionAt))
            .ToOption();
    }
}
