using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>
/// Solves the two-point boundary value problem of state and costate over a finite horizon (section 2 of the theory notes) by collocation at four Gauss
/// points, order 8, on a mesh that is refined until the estimated error is as small as asked. Any metric, singular authority, any drift.
/// </summary>
public static class CollocationSolver
{
    /// <summary>Finds the extremal path that the first guess leads to.</summary>
    /// <param name="settings">Tolerance and limits.</param>
    /// <param name="problem">A problem with a finite horizon.</param>
    /// <returns>The path with its error estimates, or why there is none.</returns>
    public static Validation<NavigationError, CollocationSolution> Solve(CollocationSettings settings, NavigationProblem problem)
        => SolveWatched(Watch.Nothing, settings, problem);

    /// <summary>As <see cref="Solve(CollocationSettings, NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, CollocationSolution> SolveWatched(Watch watch, CollocationSettings settings, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Solve(lookout, settings, problem));

    /// <summary>Finds the extremal path that a guess of the path leads to: a saddle of the action as well as a minimum.</summary>
    /// <param name="settings">Tolerance and limits.</param>
    /// <param name="guess">Positions at two or more times from 0 to T.</param>
    /// <param name="problem">A problem with a finite horizon.</param>
    /// <returns>The path with its error estimates, or why there is none.</returns>
    public static Validation<NavigationError, CollocationSolution> SolveFrom(CollocationSettings settings, Trajectory guess, NavigationProblem problem)
        => SolveFrom(Lookout.None, settings, guess, problem);

    internal static Validation<NavigationError, CollocationSolution> Solve(Lookout lookout, CollocationSettings settings, NavigationProblem problem)
        => Run(lookout, settings, problem, boundary => FirstGuess.Of(settings, boundary, Horizon(problem)));

    internal static Validation<NavigationError, CollocationSolution> SolveFrom(
        Lookout lookout, CollocationSettings settings, Trajectory guess, NavigationProblem problem)
        => Run(lookout, settings, problem, boundary => Seq1(FirstGuess.From(settings, boundary, guess)));

    /// <summary>Descends from a guess to a path of least action first, then solves from there.</summary>
    internal static Validation<NavigationError, CollocationSolution> DescendFrom(
        Lookout lookout, CollocationSettings settings, Trajectory guess, NavigationProblem problem)
        => Run(lookout, settings, problem, boundary => FirstGuess.Minimised(settings, boundary, Horizon(problem).End, guess));

    /// <summary>Solves from a path of state and costate.</summary>
    internal static Validation<NavigationError, CollocationSolution> SolveFrom(
        Lookout lookout, CollocationSettings settings, ExtremalPath guess, NavigationProblem problem)
        => Run(lookout, settings, problem, _ => Seq1(guess));

    private static Validation<NavigationError, CollocationSolution> Run(
        Lookout lookout, CollocationSettings settings, NavigationProblem problem, Func<BoundaryProblem, Seq<ExtremalPath>> guesses)
        => (settings.Check() + Tables(settings, problem), problem.Horizon) switch
        {
            ({ IsEmpty: false } errors, _) => Fail<NavigationError, CollocationSolution>(errors),
            (_, Horizon.Finite horizon) => Refine(settings, problem, new BoundaryProblem(lookout, problem, EndRule.Of(horizon)), guesses).ToValidation(),
            _ => Fail<NavigationError, CollocationSolution>(new NavigationError.WrongHorizon("the collocation solver", "a finite horizon")),
        };

    // The equations of one interval before its stages are eliminated, and what is left of each.
    private static Seq<NavigationError> Tables(CollocationSettings settings, NavigationProblem problem)
    {
        var n = 2.0 * problem.Dimension;
        var stages = GaussScheme.Stages * n;
        return Checks.Table("the equations of one interval", stages * (stages + n + 1))
            + Checks.Table("the equations of the first mesh", settings.LeastIntervals * n * (n + 1));
    }

    private static Either<NavigationError, CollocationSolution> Refine(
        CollocationSettings settings, NavigationProblem problem, BoundaryProblem boundary, Func<BoundaryProblem, Seq<ExtremalPath>> guesses)
        => MeshRefinement.SolveFirst(boundary, settings, guesses(boundary)).Map(refined => new CollocationSolution(boundary, problem.Horizon is Horizon.Finite { End: EndCondition.Fixed }, refined));

    private static Horizon.Finite Horizon(NavigationProblem problem) => (Horizon.Finite)problem.Horizon;
}
