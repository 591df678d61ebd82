using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers.Policies;

namespace LossNav.Application.Answers;

/// <summary>A problem with its answer and what speaks for it.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Solver">Which solver answered: its name in problem files.</param>
/// <param name="Path">The optimal path.</param>
/// <param name="Objective">J; infinite where γ = 0 and resting costs something.</param>
/// <param name="ObjectiveError">Estimated error of J, where the solver gives one.</param>
/// <param name="Certificate">The conditions of an optimum, checked on the path; none for the closed form, which its residual speaks for.</param>
/// <param name="Facts">How the solver got there.</param>
/// <param name="Policy">Value function and policy of every start, where the solver gives them.</param>
/// <param name="Descent">The gradient-descent path from the same start at the same times, where it can be had.</param>
public sealed record SolvedProblem(
    NavigationProblem Problem,
    string Solver,
    SolvedPath Path,
    double Objective,
    Option<double> ObjectiveError,
    Option<PathCertificate> Certificate,
    Seq<Fact> Facts,
    Option<PolicySolution> Policy,
    Option<Trajectory> Descent);

/// <summary>A path with its motion, all at the same N times.</summary>
/// <param name="Positions">θ, N points x D.</param>
/// <param name="Velocities">θ̇, N points x D.</param>
/// <param name="Costates">λ = −∂V/∂θ, N points x D.</param>
public sealed record SolvedPath(Trajectory Positions, Trajectory Velocities, Trajectory Costates);

/// <summary>A number that the answer comes with.</summary>
/// <param name="Name">Lower case with hyphens, as in the certificate.</param>
/// <param name="Meaning">One line for people.</param>
/// <param name="Value">The number; whole numbers and truths are numbers too (1 for true).</param>
public sealed record Fact(string Name, string Meaning, double Value);
