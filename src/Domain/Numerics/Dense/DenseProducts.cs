namespace LossNav.Domain.Numerics.Dense;

/// <summary>Sums of products of matrices that lie row by row in spans: no allocation, vectorised along rows.</summary>
internal static class DenseProducts
{
    /// <summary>target += factor · A B, with A rows x inner and B inner x columns.</summary>
    public static void Add(double factor, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target, int rows, int inner, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            var row = target.Slice(i * columns, columns);
            for (var j = 0; j < inner; j++)
            {
                Rows.AddScaled(factor * a[(i * inner) + j], b.Slice(j * columns, columns), row);
            }
        }
    }

    /// <summary>target += factor · Aᵀ B, with A inner x rows and B inner x columns.</summary>
    public static void AddTransposed(
        double factor, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target, int rows, int inner, int columns)
    {
        for (var j = 0; j < inner; j++)
        {
            var row = b.Slice(j * columns, columns);
            for (var i = 0; i < rows; i++)
            {
                Rows.AddScaled(factor * a[(j * rows) + i], row, target.Slice(i * columns, columns));
            }
        }
    }

    /// <summary>target += factor · A x, with A rows x columns.</summary>
    public static void AddVector(double factor, ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> target, int rows, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            target[i] += factor * Rows.Dot(a.Slice(i * columns, columns), x);
        }
    }

    /// <summary>target += factor · Aᵀ x, with A rows x columns.</summary>
    public static void AddTransposedVector(double factor, ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> target, int rows, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            Rows.AddScaled(factor * x[i], a.Slice(i * columns, columns), target);
        }
    }

    /// <summary>Replaces a square matrix by the mean of itself and its transpose.</summary>
    public static void Symmetrise(Span<double> a, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                a[(i * n) + j] = a[(j * n) + i] = 0.5 * (a[(i * n) + j] + a[(j * n) + i]);
            }
        }
    }
}
