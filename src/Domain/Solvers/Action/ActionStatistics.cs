namespace LossNav.Domain.Solvers.Action;

/// <summary>How Newton's method on the discrete action went.</summary>
/// <param name="Iterations">Newton steps taken on the mesh of the answer.</param>
/// <param name="LastStep">Largest coordinate of the last step; the error left is about its square.</param>
/// <param name="NewtonDecrement">Half of it is what the last step still promised to take off the action.</param>
/// <param name="IsLocalMinimum">
/// Whether the action's true Hessian is positive definite at the answer, which proves a strict local minimum; where not, the path is a saddle or the proof failed.
/// </param>
/// <param name="Work">
/// Newton steps taken on this mesh and on the coarser ones that gave its first guess, each counted by its share of this mesh's points; equal to the iterations
/// where the first guess was the straight line.
/// </param>
public sealed record ActionStatistics(int Iterations, double LastStep, double NewtonDecrement, bool IsLocalMinimum, double Work);
