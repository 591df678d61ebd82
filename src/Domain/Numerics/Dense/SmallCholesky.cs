namespace LossNav.Domain.Numerics.Dense;

/// <summary>Solves small symmetric positive definite systems in place, without allocating.</summary>
internal static class SmallCholesky
{
    /// <summary>Writes the inverse of a matrix.</summary>
    /// <returns>Whether the matrix is positive definite; only then is there an inverse.</returns>
    public static bool Invert(ReadOnlySpan<double> matrix, Span<double> inverse)
    {
        var n = (int)Math.Round(Math.Sqrt(matrix.Length));
        Span<double> copy = stackalloc double[9];
        Span<double> column = stackalloc double[3];
        for (var j = 0; j < n; j++)
        {
            matrix.CopyTo(copy);
            column.Clear();
            column[j] = 1;
            Solve(copy[..(n * n)], column[..n]);
            for (var i = 0; i < n; i++)
            {
                inverse[(i * n) + j] = column[i];
                if (!double.IsFinite(column[i]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Replaces the right side by the solution; the matrix is overwritten.</summary>
    public static void Solve(Span<double> matrix, Span<double> right)
    {
        var n = right.Length;
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++)
            {
                for (var i = j; i < n; i++)
                {
                    matrix[(i * n) + j] -= matrix[(i * n) + k] * matrix[(j * n) + k];
                }
            }

            var pivot = Math.Sqrt(matrix[(j * n) + j]);
            for (var i = j; i < n; i++)
            {
                matrix[(i * n) + j] /= pivot;
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                right[i] -= matrix[(i * n) + k] * right[k];
            }

            right[i] /= matrix[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                right[i] -= matrix[(k * n) + i] * right[k];
            }

            right[i] /= matrix[(i * n) + i];
        }
    }
}
