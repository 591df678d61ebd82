using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics.Blocks;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Action;

/// <summary>
/// Finds the path of least discrete action over a finite horizon, on any landscape, with constant metric and linear drift (section 2 of the theory notes).
/// Time and memory grow linearly with the number of points.
/// </summary>
public static class ActionSolver
{
    /// <summary>Minimises the discrete action, starting from the straight line between the ends (from rest, where the end is free).</summary>
    /// <param name="settings">Mesh, rule and tolerance.</param>
    /// <param name="problem">A problem with a finite horizon.</param>
    /// <returns>A stationary path and its statistics, or why there is none.</returns>
    public static Validation<NavigationError, ActionSolution> Solve(ActionSettings settings, NavigationProblem problem)
        => settings.Check() is { IsEmpty: false } errors
            ? Fail<NavigationError, ActionSolution>(errors)
            : problem.Horizon.Match(
                _ => Fail<NavigationError, ActionSolution>(new NavigationError.WrongHorizon("the action solver", "a finite horizon")),
                horizon => DiscreteAction.Of(problem, horizon, settings)
                    .Map(action => Minimise(problem, action, settings))
                    .IfNone(() => Left<NavigationError, ActionSolution>(new NavigationError.NotSupported(
                        "the action solver", "a metric or a drift that bends from point to point", "use the collocation solver")))
                    .ToValidation());

    private static Either<NavigationError, ActionSolution> Minimise(NavigationProblem problem, DiscreteAction action, ActionSettings settings)
        => problem.Dimension switch
        {
            1 => NewtonIteration<Block1, Vector1>.Run(problem, action, settings),
            2 => NewtonIteration<Block2, Vector2>.Run(problem, action, settings),
            _ => NewtonIteration<BlockN, VectorN>.Run(problem, action, settings),
        };
}
