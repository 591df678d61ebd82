namespace LossNav.Domain.Solvers.Policies;

/// <summary>Solves small symmetric positive definite systems in place, without allocating.</summary>
internal static class SmallCholesky
{
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
