namespace LossNav.Domain.Solvers.Action;

/// <summary>The path on which Newton's method converged on one mesh.</summary>
/// <param name="Path">N points.</param>
/// <param name="Action">S of the path.</param>
/// <param name="Iterations">Newton steps taken on this mesh.</param>
/// <param name="LastStep">Largest coordinate of the last of them.</param>
/// <param name="Decrement">gᵀH⁻¹g before the last step.</param>
/// <param name="IsLocalMinimum">Whether the true Hessian was positive definite.</param>
internal sealed record ConvergedPath<TVector>(
    TVector[] Path, double Action, int Iterations, double LastStep, double Decrement, bool IsLocalMinimum);
