using LanguageExt;

namespace LossNav.Domain.Certificates;

/// <summary>What a path of very many parameters was found to be, without any matrix.</summary>
/// <param name="RelativeGradient">|∇J| relative to its two parts, what moves and what the costate asks for: 0 at an extremal path of the discrete J.</param>
/// <param name="EulerLagrange">Largest miss of the discrete equations of Euler and Lagrange at one node, relative to their largest term at a node.</param>
/// <param name="LowestEigenvalues">The lowest eigenvalues that were found of the Hessian of J, in units in which the kinetic part alone has 1: rising. Each lies within its error of an eigenvalue; of several that lie within 1e-4 of each other not every one need be told.</param>
/// <param name="Verdict">Minimum, saddle or undecided.</param>
/// <param name="FailureProbability">
/// A bound on the probability, over the random first vector of Lanczos' iteration, that some eigenvalue is not positive beyond those that were found negative (Kuczyński and
/// Woźniakowski 1992); 1 where nothing is known of the second order.
/// </param>
/// <param name="Tolerance">What the misses of first order were held against.</param>
public sealed record MatrixFreeCertificate(
    double RelativeGradient,
    double EulerLagrange,
    Seq<EigenvalueEstimate> LowestEigenvalues,
    SecondOrderVerdict Verdict,
    double FailureProbability,
    double Tolerance)
{
    /// <summary>
    /// Whether the path is stationary: the relative gradient is at most the tolerance, and no single node misses its equation by more than the root of it; there differences of
    /// momentum stand, which are known about N times less well than momentum.
    /// </summary>
    public bool IsExtremal => RelativeGradient <= Tolerance && EulerLagrange <= Math.Sqrt(Tolerance);

    /// <summary>Whether the path is a strict local minimum of the discrete J, but for the failure probability.</summary>
    public bool IsLocalMinimum => IsExtremal && Verdict is SecondOrderVerdict.Minimum;
}

/// <summary>An eigenvalue as Lanczos' iteration knows it.</summary>
/// <param name="Value">The Ritz value: never below the lowest eigenvalue.</param>
/// <param name="Error">An eigenvalue lies as near as this.</param>
public sealed record EigenvalueEstimate(double Value, double Error);
