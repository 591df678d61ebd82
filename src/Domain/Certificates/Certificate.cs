using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Certificates;

/// <summary>What a path of state and costate was found to be when it was checked against the conditions of section 2 of the theory notes.</summary>
/// <param name="EulerLagrange">Largest amount by which state and costate miss their equations over one step, relative to their largest size.</param>
/// <param name="Transversality">Amount by which start and end miss their conditions, relative to the size of the path.</param>
/// <param name="HamiltonianBalance">Largest miss of e^{−γt}H(t) − H(0) = γJ(0..t) + ∫e^{−γs}∂H/∂s ds, relative to the largest |H| and cost.</param>
/// <param name="CostateMismatch">Largest difference between λ(0) and −∂V/∂θ₀ by differences of the least cost, relative to |λ|; none where it was not asked for or
/// a neighbour could not be solved.</param>
/// <param name="PathError">Estimated distance to the nearest exact extremal path, relative to the size of the path: a Newton step on a finer mesh.</param>
/// <param name="Objective">J of the path.</param>
/// <param name="Verdict">Minimum, saddle or undecided.</param>
/// <param name="Tolerance">What the four misses were held against.</param>
public sealed record Certificate(
    double EulerLagrange,
    double Transversality,
    double HamiltonianBalance,
    Option<double> CostateMismatch,
    double PathError,
    double Objective,
    SecondOrderVerdict Verdict,
    double Tolerance)
{
    /// <summary>Whether the path is an extremal to the tolerance: none of the misses is larger. The costate is known by differences to about 1e-6 only.</summary>
    public bool IsExtremal
        => EulerLagrange <= Tolerance
            && Transversality <= Tolerance
            && HamiltonianBalance <= Tolerance
            && CostateMismatch.ForAll(mismatch => mismatch <= Math.Max(Tolerance, 1e-6));

    /// <summary>Whether the path is proved to be a strict local minimum to the tolerance.</summary>
    public bool IsLocalMinimum => IsExtremal && Verdict is SecondOrderVerdict.Minimum;
}

/// <summary>How strictly a path is checked.</summary>
/// <param name="Tolerance">Largest relative miss of a condition, &gt; 0.</param>
/// <param name="ChecksCostate">Whether to solve neighbouring problems for −∂V/∂θ₀: four for each parameter.</param>
public sealed record CertificateSettings(double Tolerance, bool ChecksCostate)
{
    /// <summary>A tolerance of 1e-6, with the costate checked.</summary>
    public static CertificateSettings Default { get; } = new(1e-6, true);

    internal Seq<NavigationError> Check() => Checks.Positive("the tolerance", Tolerance);
}
