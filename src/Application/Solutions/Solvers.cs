using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Flow;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Application.Solutions;

/// <summary>Solves a problem with the solver that was chosen, or with the one that fits. Pure.</summary>
public static class Solvers
{
    private const int SampledPoints = 401;
    private const double LongestSample = 1e6;
    private const double AtRest = 1e-6;

    /// <summary>The answer to a problem, or why there is none.</summary>
    /// <param name="choice">Which solver.</param>
    /// <param name="problem">The problem.</param>
    public static Validation<NavigationError, SolvedProblem> Solve(SolverChoice choice, NavigationProblem problem)
        => choice.Match(
                _ => Fitting(problem),
                _ => Quadratic(problem),
                action => ByAction(action.Settings, problem),
                collocation => ByCollocation(collocation.Settings, problem))
            .Map(solved => solved with { Descent = Descent(solved) });

    private static Validation<NavigationError, SolvedProblem> Fitting(NavigationProblem problem)
        => problem.Horizon.Match(
            _ => Quadratic(problem),
            _ => ByCollocation(CollocationSettings.Default, problem));

    private static Validation<NavigationError, SolvedProblem> Quadratic(NavigationProblem problem)
        => QuadraticSolver.Solve(problem).Map(solution =>
        {
            var path = solution.PathAt(Trajectory.UniformTimes(RestTime(solution), SampledPoints));
            return new SolvedProblem(
                problem,
                "quadratic",
                new SolvedPath(
                    path,
                    PathMotion.Along(path, i => solution.Velocity(path.PositionAt(i))),
                    PathMotion.Along(path, i => solution.Costate(path.PositionAt(i)))),
                solution.Value(problem.Start),
                None,
                Seq1(new Fact("riccati-residual", "what is left of the Riccati equation, relative", solution.RelativeResidual)),
                None);
        });

    private static Validation<NavigationError, SolvedProblem> ByAction(ActionSettings settings, NavigationProblem problem)
        => ActionSolver.Solve(settings, problem).Map(solution => new SolvedProblem(
            problem,
            "action",
            PathMotion.Of(problem, solution.Path),
            solution.Objective,
            None,
            Seq(
                new Fact("points", "points of the path", solution.Path.Count),
                new Fact("action", "S, the discrete action", solution.Action),
                new Fact("iterations", "Newton steps", solution.Statistics.Iterations),
                new Fact("last-step", "largest coordinate of the last Newton step", solution.Statistics.LastStep),
                new Fact("local-minimum", "whether the Hessian of the action is positive definite (1) or not (0)", solution.Statistics.IsLocalMinimum ? 1 : 0)),
            None));

    private static Validation<NavigationError, SolvedProblem> ByCollocation(CollocationSettings settings, NavigationProblem problem)
        => CollocationSolver.Solve(settings, problem).Map(solution => new SolvedProblem(
            problem,
            "collocation",
            new SolvedPath(
                solution.Path.Positions,
                PathMotion.Along(solution.Path.Positions, i => solution.Path.VelocityAt(solution.Path.Times[i])),
                solution.Path.Costates),
            solution.Objective,
            solution.ObjectiveError,
            Seq(
                new Fact("path-error", "estimated largest error of θ and λ, relative", solution.PathError),
                new Fact("intervals", "intervals of the last mesh", solution.Statistics.Intervals),
                new Fact("meshes", "meshes solved on", solution.Statistics.Meshes),
                new Fact("iterations", "Newton steps on all meshes", solution.Statistics.Iterations)),
            None));

    // How long the path of an infinite horizon is shown: until it has come to rest.
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
