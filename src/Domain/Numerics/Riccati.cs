using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Numerics;

/// <summary>The algebraic Riccati equation FᵀP + PF − PSP + Q = 0.</summary>
public static class Riccati
{
    // Each squares the relative error of what the sign iteration leaves; the third would be below rounding.
    private const int Refinements = 2;

    /// <summary>The symmetric solution P for which F − SP is stable, or none if there is none.</summary>
    /// <param name="f">Square matrix F, D x D.</param>
    /// <param name="s">Symmetric positive semidefinite matrix S, D x D.</param>
    /// <param name="q">Symmetric matrix Q, D x D.</param>
    /// <remarks>
    /// The stable invariant subspace of [[F, −S], [−Q, −Fᵀ]] (section 3 of the theory notes), found by the matrix sign function, which
    /// unlike eigenvectors does not mind a defective eigenvalue; then Newton steps (Kleinman 1968) take off the rounding error.
    /// </remarks>
    public static Option<Mat> Solve(Mat f, Mat s, Mat q) => Solve(Lookout.None, f, s, q);

    /// <summary>As <see cref="Solve(Mat, Mat, Mat)"/>; none also where somebody asks to stop.</summary>
    internal static Option<Mat> Solve(Lookout lookout, Mat f, Mat s, Mat q)
    {
        var n = f.Rows;
        var hamiltonian = Mat.Generate(2 * n, 2 * n, (i, j) => (i < n, j < n) switch
        {
            (true, true) => f[i, j],
            (true, false) => -s[i, j - n],
            (false, true) => -q[i - n, j],
            (false, false) => -f[j - n, i - n],
        });
        return MatrixSign.Of(lookout, hamiltonian)
            .Bind(sign => FromSign(sign, n))
            .Map(start => Enumerable.Range(0, Refinements).Aggregate(start, (p, _) => lookout.Ask() ? p : Refine(f, s, q, p)))
            .Filter(p => p.IsFinite);
    }

    /// <summary>What is left of the equation for a given P, relative to its largest term.</summary>
    public static double RelativeResidual(Mat f, Mat s, Mat q, Mat p)
    {
        var scale = Math.Max((p * s * p).FrobeniusNorm, Math.Max((p * f).FrobeniusNorm, q.FrobeniusNorm));
        return scale == 0 ? 0 : Residual(f, s, q, p).FrobeniusNorm / scale;
    }

    private static Mat Residual(Mat f, Mat s, Mat q, Mat p) => (f.Transpose * p) + (p * f) - (p * s * p) + q;

    // (sign + I) annihilates the stable subspace spanned by the columns of [I; P].
    private static Option<Mat> FromSign(Mat sign, int n)
    {
        var left = Mat.Generate(2 * n, n, (i, j) => sign[i, n + j] + (i == n + j ? 1 : 0));
        var right = Mat.Generate(2 * n, n, (i, j) => -sign[i, j] - (i == j ? 1 : 0));
        return LinearAlgebra.SolveLeastSquares(left, right).Map(p => 0.5 * (p + p.Transpose));
    }

    private static Mat Refine(Mat f, Mat s, Mat q, Mat p)
    {
        var residual = Residual(f, s, q, p);
        return Lyapunov.Solve(f - (s * p), residual)
            .Map(step => p + step)
            .Filter(next => Residual(f, s, q, next).FrobeniusNorm < residual.FrobeniusNorm)
            .IfNone(p);
    }
}
