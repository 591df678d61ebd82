
namespace LossNav.Domain.Certificates;

/// <summary>What a path of the discrete action was found to be.</summary>
/// <param name="Stationarity">Largest coordinate of the Newton step that would mend the path, relative to 1 + its largest coordinate: what Euler and Lagrange's
/// discrete equations and, where the end is free, transversality are missed by.</param>
/// <param name="AtEnds">How far the first point is from the start, and the last from the end where that is fixed, relative to 1 + the size of the path.</param>
/// <param name="HamiltonianBalance">Largest miss of e^{−γt}H(t) − H(0) = γJ(0..t) along the path, relative to the largest term: falls with the step as the rule says.</param>
/// <param name="Objective">J of the path.</param>
/// <param name="ObjectiveError">Estimated error of J against the continuous problem, from half as many steps; +∞ where those have no answer.</param>
/// <param name="Verdict">Minimum, saddle or undecided, by the inertia of the Hessian of the discrete action.</param>
/// <param name="Tolerance">What the misses of the discrete equations were held against.</param>
public sealed record ActionCertificate(
    double Stationarity,
    double AtEnds,
    double HamiltonianBalance,
    double Objective,
    double ObjectiveError,
    SecondOrderVerdict Verdict,
    double Tolerance)
{
    /// <summary>Whether the path is stationary to the tolerance.</summary>
    public bool IsExtremal => Stationarity <= Tolerance && AtEnds <= Tolerance;

    /// <summary>Whether the path is proved to be a strict local minimum of the discrete action.</summary>
    public bool IsLocalMinimum => IsExtremal && Verdict is SecondOrderVerdict.Minimum;
}
