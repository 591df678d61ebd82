namespace LossNav.Domain.Solvers.Action;

/// <summary>What one forward pass found.</summary>
/// <param name="Action">S of the path.</param>
/// <param name="Decrement">gᵀH⁻¹g: minus the slope of S along the Newton step.</param>
/// <param name="IsExact">Whether the Hessian was the true one, with all negative curvature of the loss.</param>
/// <param name="IsDefinite">Whether every pivot was positive definite.</param>
internal readonly record struct ForwardResult(double Action, double Decrement, bool IsExact, bool IsDefinite)
{
    public static ForwardResult Indefinite => new(double.NaN, double.NaN, false, false);
}
