namespace LossNav.Domain.Numerics.Dense;

/// <summary>The inverse of a symmetric positive definite matrix through its Cholesky factor, in vectorised rows.</summary>
internal static class CholeskyInverse
{
    /// <summary>Replaces a symmetric n x n matrix by its inverse; false, and the matrix is spoilt, where it is not positive definite.</summary>
    public static bool InPlace(Span<double> matrix, int n)
    {
        if (!Factor(matrix, n))
        {
            return false;
        }

        var inverse = InvertLower(matrix, n);
        Multiply(inverse, matrix, n);
        return true;
    }

    // A = LLᵀ, row by row: L takes the lower triangle.
    private static bool Factor(Span<double> a, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var row = a.Slice(i * n, n);
            for (var j = 0; j < i; j++)
            {
                row[j] = (row[j] - Rows.Dot(row[..j], a.Slice(j * n, j))) / a[(j * n) + j];
            }

            var pivot = row[i] - Rows.Dot(row[..i], row[..i]);
            if (!(pivot > 0))
            {
                return false;
            }

            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    // Row i of L⁻¹ is (e_i − Σ_j<i L_ij row j)/L_ii.
    private static double[] InvertLower(ReadOnlySpan<double> l, int n)
    {
        var inverse = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            var row = inverse.AsSpan(i * n, i + 1);
            for (var j = 0; j < i; j++)
            {
                Rows.AddScaled(-l[(i * n) + j], inverse.AsSpan(j * n, j + 1), row[..(j + 1)]);
            }

            var scale = 1 / l[(i * n) + i];
            for (var j = 0; j < i; j++)
            {
                row[j] *= scale;
            }

            row[i] = scale;
        }

        return inverse;
    }

    // A⁻¹ = L⁻ᵀL⁻¹, as a sum of outer products of the rows of L⁻¹; the two triangles are made equal.
    private static void Multiply(ReadOnlySpan<double> lower, Span<double> target, int n)
    {
        target.Clear();
        for (var k = 0; k < n; k++)
        {
            var row = lower.Slice(k * n, k + 1);
            for (var i = 0; i <= k; i++)
            {
                Rows.AddScaled(row[i], row[..(i + 1)], target.Slice(i * n, i + 1));
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                target[(j * n) + i] = target[(i * n) + j];
            }
        }
    }
}
