using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Certificates;

/// <summary>What a path was found to be when it was checked, whichever equations it must satisfy: those of the continuous problem or of the discrete action.</summary>
/// <param name="Verdict">Minimum, saddle or undecided.</param>
/// <param name="IsExtremal">Whether the first-order conditions hold to the tolerance.</param>
/// <param name="IsLocalMinimum">Whether the path is proved to be a strict local minimum.</param>
/// <param name="Tolerance">What the misses were held against.</param>
/// <param name="Misses">By how much each condition is missed.</param>
public sealed record PathCertificate(SecondOrderVerdict Verdict, bool IsExtremal, bool IsLocalMinimum, double Tolerance, Seq<Fact> Misses)
{
    /// <summary>Of a path of state and costate.</summary>
    public static PathCertificate Of(Certificate certificate)
        => new(
            certificate.Verdict,
            certificate.IsExtremal,
            certificate.IsLocalMinimum,
            certificate.Tolerance,
            Seq(
                new Fact("euler-lagrange", "state and costate against their equations, relative", certificate.EulerLagrange),
                new Fact("transversality", "start and end against their conditions, relative", certificate.Transversality),
                new Fact("hamiltonian-balance", "the balance of the Hamiltonian, relative", certificate.HamiltonianBalance))
                + certificate.CostateMismatch.ToSeq().Map(mismatch => new Fact("costate-mismatch", "λ against −∂V/∂θ by differences, relative", mismatch))
                + Seq1(new Fact("distance", "estimated distance to the nearest extremal, relative", certificate.PathError)));

    /// <summary>Of a path of the discrete action.</summary>
    public static PathCertificate Of(ActionCertificate certificate)
        => new(
            certificate.Verdict,
            certificate.IsExtremal,
            certificate.IsLocalMinimum,
            certificate.Tolerance,
            Seq(
                new Fact("stationarity", "the Newton step that would mend the path, relative", certificate.Stationarity),
                new Fact("at-ends", "start and end against their conditions, relative", certificate.AtEnds),
                new Fact("hamiltonian-balance", "the balance of the Hamiltonian, relative; falls with the step", certificate.HamiltonianBalance)));
}
