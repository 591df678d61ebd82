namespace LossNav.Domain.Numerics.Dense;

/// <summary>Gaussian elimination with row pivoting on rows that carry their right-hand sides with them.</summary>
internal static class GaussElimination
{
    /// <summary>Solves A X = B in place: each of the n rows holds n entries of A and then its right-hand sides, which become X.</summary>
    /// <returns>False where A is singular to working precision.</returns>
    public static bool Solve(Span<double> rows, int n, int width)
    {
        if (!Forward(rows, n, n, width))
        {
            return false;
        }

        Back(rows, n, width);
        return true;
    }

    /// <summary>Makes the first <paramref name="pivots"/> columns upper triangular by exchanging and combining rows.</summary>
    public static bool Forward(Span<double> rows, int count, int pivots, int width)
    {
        for (var k = 0; k < pivots; k++)
        {
            var best = Largest(rows, count, k, width);
            var pivot = rows[(best * width) + k];
            if (!(Math.Abs(pivot) > 1e-300) || !double.IsFinite(pivot))
            {
                return false;
            }

            Exchange(rows, best, k, width);
            var source = rows.Slice((k * width) + k + 1, width - k - 1);
            for (var i = k + 1; i < count; i++)
            {
                var factor = rows[(i * width) + k] / pivot;
                rows[(i * width) + k] = 0;
                if (factor != 0)
                {
                    Rows.AddScaled(-factor, source, rows.Slice((i * width) + k + 1, width - k - 1));
                }
            }
        }

        return true;
    }

    /// <summary>Back substitution after <see cref="Forward"/>: what stands right of the triangle becomes the solution.</summary>
    public static void Back(Span<double> rows, int n, int width)
    {
        for (var i = n - 1; i >= 0; i--)
        {
            var target = rows.Slice((i * width) + n, width - n);
            for (var j = i + 1; j < n; j++)
            {
                Rows.AddScaled(-rows[(i * width) + j], rows.Slice((j * width) + n, width - n), target);
            }

            var pivot = rows[(i * width) + i];
            foreach (ref var entry in target)
            {
                entry /= pivot;
            }
        }
    }

    private static int Largest(ReadOnlySpan<double> rows, int count, int column, int width)
    {
        var best = column;
        for (var i = column + 1; i < count; i++)
        {
            if (Math.Abs(rows[(i * width) + column]) > Math.Abs(rows[(best * width) + column]))
            {
                best = i;
            }
        }

        return best;
    }

    private static void Exchange(Span<double> rows, int first, int second, int width)
    {
        if (first == second)
        {
            return;
        }

        var a = rows.Slice(first * width, width);
        var b = rows.Slice(second * width, width);
        for (var i = 0; i < width; i++)
        {
            (a[i], b[i]) = (b[i], a[i]);
        }
    }
}
