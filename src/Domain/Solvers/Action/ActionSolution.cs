using LossNav.Domain.Navigation;

namespace LossNav.Domain.Solvers.Action;

/// <summary>A path that makes the discrete action stationary, with what speaks for it.</summary>
/// <param name="Problem">The problem that this answers.</param>
/// <param name="Path">The path: N points x D.</param>
/// <param name="Action">S, the discrete action: a mean over the steps (section 2 of the theory notes).</param>
/// <param name="Objective">J ≈ T·S, the cost of the path; its error falls with the step as the rule says.</param>
/// <param name="Statistics">How the solver got there.</param>
public sealed record ActionSolution(
    NavigationProblem Problem,
    Trajectory Path,
    double Action,
    double Objective,
    ActionStatistics Statistics);
