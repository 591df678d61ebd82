using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Numerics;

/// <summary>The Lyapunov equation AᵀX + XA + Q = 0.</summary>
public static class Lyapunov
{
    /// <summary>The solution X for a stable A (every eigenvalue left of the imaginary axis), or none where A is not stable.</summary>
    /// <param name="a">Square matrix A, D x D.</param>
    /// <param name="q">Symmetric matrix Q, D x D.</param>
    /// <remarks>Read off the sign of [[A, 0], [Q, −Aᵀ]] = [[−I, 0], [2X, I]] (Roberts 1980).</remarks>
    public static Option<Mat> Solve(Mat a, Mat q)
    {
        var n = a.Rows;
        var hamiltonian = Mat.Generate(2 * n, 2 * n, (i, j) =>
            i < n ? (j < n ? a[i, j] : 0) : (j < n ? q[i - n, j] : -a[j - n, i - n]));
        return MatrixSign.Of(hamiltonian).Bind(sign =>
            (sign.Block(0, 0, n, n) + Mat.Identity(n)).FrobeniusNorm < 1e-6 * n
                ? Some(0.25 * (sign.Block(n, 0, n, n) + sign.Block(n, 0, n, n).Transpose))
                : None);
    }
}
