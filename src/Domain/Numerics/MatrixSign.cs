using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Numerics;

/// <summary>The sign of a matrix: the same eigenvectors, with every eigenvalue replaced by the sign of its real part.</summary>
internal static class MatrixSign
{
    // The iteration converges quadratically after scaling; more means that an eigenvalue lies on the axis.
    private const int MostIterations = 100;

    /// <summary>The sign of a square matrix, or none if an eigenvalue lies on the imaginary axis (or too near to tell).</summary>
    /// <remarks>Newton's iteration S ← (μS + (μS)⁻¹)/2 with determinantal scaling μ (Byers 1987); defective eigenvalues do it no harm.</remarks>
    public static Option<Mat> Of(Mat matrix) => Of(Lookout.None, matrix);

    /// <summary>As <see cref="Of(Mat)"/>; none also where somebody asks to stop.</summary>
    public static Option<Mat> Of(Lookout lookout, Mat matrix)
    {
        var sign = matrix;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var inverse = lookout.Tell("iterations for the sign of a matrix", iteration, MostIterations) ? None : LinearAlgebra.Inverse(sign);
            if (inverse.IsNone)
            {
                return None;
            }

            var far = iteration < 4 || (inverse.IfNone(sign) - sign).FrobeniusNorm > 1e-2 * sign.FrobeniusNorm;
            var scale = far ? Math.Pow(LinearAlgebra.AbsoluteDeterminant(sign), -1.0 / sign.Rows) : 1.0;
            if (!double.IsFinite(scale) || scale == 0)
            {
                return None;
            }

            var next = 0.5 * ((scale * sign) + ((1 / scale) * inverse.IfNone(sign)));
            var change = (next - sign).FrobeniusNorm / next.FrobeniusNorm;
            sign = next;
            if (scale == 1.0 && change < 1e-8)
            {
                // Quadratic convergence: one more step would change the last digits only.
                return LinearAlgebra.Inverse(sign).Map(last => 0.5 * (sign + last));
            }
        }

        return None;
    }
}
