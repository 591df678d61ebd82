using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Action.Curved;

/// <summary>The positive semidefinite part of a symmetric matrix.</summary>
internal static class Convex
{
    public static double[] Part(double[] matrix, int n)
    {
        if (n == 1)
        {
            return [Math.Max(matrix[0], 0)];
        }

        if (Array.TrueForAll(matrix, entry => entry == 0) || !Array.TrueForAll(matrix, double.IsFinite))
        {
            return matrix;
        }

        var eigen = SymmetricEigen.Of(Mat.Copy(n, n, matrix));
        return eigen.Values[0] >= 0 ? matrix : eigen.Apply(value => Math.Max(value, 0)).Span.ToArray();
    }
}
