using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
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
        => Run(settings, problem, boundary => FirstGuess.Of(settings, boundary, Horizon(problem)));

    /// <summary>Finds the extremal path that a guess of the path leads to: a saddle of the action as well as a minimum.</summary>
    /// <param name="settings">Tolerance and limits.</param>
    /// <param name="guess">Positions at two or more times from 0 to T.</param>
    /// <param name="problem">A problem with a finite horizon.</param>
    /// <returns>The path with its error estimates, or why there is none.</returns>
    public static Validation<NavigationError, CollocationSolution> SolveFrom(CollocationSettings settings, Trajectory guess, NavigationProblem problem)
        => Run(settings, problem, boundary => Seq1(FirstGuess.From(settings, boundary, guess)));

    /// <summary>Descends from a guess to a path of least action first, then solves from there.</summary>
    internal static Validation<NavigationError, CollocationSolution> DescendFrom(CollocationSettings settings, Trajectory guess, NavigationProblem problem)
        => Run(settings, problem, boundary => FirstGuess.Minimised(settings, boundary, Horizon(problem).End, guess));

    /// <summary>Solves from a path of state and costate.</summary>
    internal static Validation<NavigationError, CollocationSolution> SolveFrom(CollocationSettings settings, ExtremalPath guess, NavigationProblem problem)
        => Run(settings, problem, _ => Seq1(guess));

    private static Validation<NavigationError, CollocationSolution> Run(
        CollocationSettings settings, NavigationProblem problem, Func<BoundaryProblem, Seq<ExtremalPath>> guesses)
        => (settings.Check(), problem.Horizon) switch
        {
            ({ IsEmpty: false } errors, _) => Fail<NavigationError, CollocationSolution>(errors),
            (_, Horizon.Finite horizon) => Refine(settings, problem, new BoundaryProblem(problem, EndRule.Of(horizon)), guesses).ToValidation(),
            _ => Fail<NavigationError, CollocationSolution>(new NavigationError.WrongHorizon("the collocation solver", "a finite horizon")),
        };

    private static Either<NavigationError, CollocationSolution> Refine(
        CollocationSettings settings, NavigationProblem problem, BoundaryProblem boundary, Func<BoundaryProblem, Seq<ExtremalPath>> guesses)
        => MeshRefinement.SolveFirst(boundary, settings, guesses(boundary)).Map(refined => new CollocationSolution(boundary, problem.Horizon is Horizon.Finite { End: EndCondition.Fixed }, refined));

    private static Horizon.Finite Horizon(NavigationProblem problem) => (Horizon.Finite)problem.Horizon;
}
