using LossNav.Domain.Numerics;

namespace LossNav.Domain.ChangingTasks;

/// <summary>What is kept of a task that is over.</summary>
/// <param name="Optimum">θ_i, where it was solved: D numbers.</param>
/// <param name="Curvature">H_i, the Hessian of its loss there: D x D, positive semidefinite; the precision of the belief about the weights.</param>
public sealed record PastTask(Vec Optimum, Mat Curvature);
