using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Solvers.Action.Curved;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Action;

/// <summary>
/// Finds the path of least discrete action over a finite horizon, on any landscape, with any invertible metric and any drift (section 2 of the theory notes).
/// Time and memory grow linearly with the number of points.
/// </summary>
public static class ActionSolver
{
    /// <summary>Minimises the discrete action, starting from the straight line between the ends (from rest, where the end is free).</summary>
    /// <param name="settings">Mesh, rule and tolerance.</param>
    /// <param name="problem">A problem with a finite horizon.</param>
    /// <returns>A stationary path and its statistics, or why there is none.</returns>
    public static Validation<NavigationError, ActionSolution> Solve(ActionSettings settings, NavigationProblem problem)
        => SolveWatched(Watch.Nothing, settings, problem);

    /// <summary>As <see cref="Solve(ActionSettings, NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, ActionSolution> SolveWatched(Watch watch, ActionSettings settings, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Solve(lookout, settings, problem));

    internal static Validation<NavigationError, ActionSolution> Solve(Lookout lookout, ActionSettings settings, NavigationProblem problem)
        => (settings.Check() + Blocks(settings, problem)) is { IsEmpty: false } errors
            ? Fail<NavigationError, ActionSolution>(errors)
            : problem.Horizon.Match(
                _ => Fail<NavigationError, ActionSolution>(new NavigationError.WrongHorizon("the action solver", "a finite horizon")),
                horizon => Minimise(lookout, settings, problem, horizon).ToValidation());

    private static Seq<NavigationError> Blocks(ActionSettings settings, NavigationProblem problem)
        => Checks.Table("the second derivatives of the action, D x D for each of N points,", (double)settings.Points * problem.Dimension * problem.Dimension);

    // Constant metric and linear drift have a faster way. It leaves out negative curvature where it must, and creeps where a path is almost free to shift in
    // time, which only its small negative curvature can move: the slower way keeps that.
    private static Either<NavigationError, ActionSolution> Minimise(
        Lookout lookout, ActionSettings settings, NavigationProblem problem, Horizon.Finite horizon)
        => DiscreteAction.Of(lookout, problem, horizon, settings).Match(
            action => Minimise(problem, action, settings).Match(
                Right<NavigationError, ActionSolution>,
                error => error is NavigationError.NotConverged
                    ? CurvedSolver.Minimise(lookout, settings, problem, horizon).MapLeft(_ => error)
                    : Left<NavigationError, ActionSolution>(error)),
            () => problem.Metric.IsSingular(problem.Dimension)
                ? Left<NavigationError, ActionSolution>(new NavigationError.NotSupported(
                    "the action solver", "a learner that cannot push every parameter", "use the collocation solver"))
                : CurvedSolver.Minimise(lookout, settings, problem, horizon));

    private static Either<NavigationError, ActionSolution> Minimise(NavigationProblem problem, DiscreteAction action, ActionSettings settings)
        => problem.Dimension switch
        {
            1 => NestedMeshes<Block1, Vector1>.Run(problem, action, settings),
            2 => NestedMeshes<Block2, Vector2>.Run(problem, action, settings),
            _ => NestedMeshes<BlockN, VectorN>.Run(problem, action, settings),
        };
}
