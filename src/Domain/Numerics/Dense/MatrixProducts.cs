using System.Numerics;

namespace LossNav.Domain.Numerics.Dense;

/// <summary>Products of matrices that lie row by row in spans, added to a third: several rows at once, for layers of hundreds of rows and columns.</summary>
internal static class MatrixProducts
{
    /// <summary>target += A B, with A rows x inner and B inner x columns.</summary>
    public static void Add(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target, int rows, int inner, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            var row = target.Slice(i * columns, columns);
            var k = 0;
            for (; k <= inner - 4; k += 4)
            {
                FourRows.AddScaled(a.Slice((i * inner) + k, 4), b.Slice(k * columns, 4 * columns), row);
            }

            for (; k < inner; k++)
            {
                Rows.AddScaled(a[(i * inner) + k], b.Slice(k * columns, columns), row);
            }
        }
    }

    /// <summary>target += Aᵀ B, with A inner x rows and B inner x columns.</summary>
    public static void AddTransposed(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target, int rows, int inner, int columns)
    {
        Span<double> factors = stackalloc double[4];
        var k = 0;
        for (; k <= inner - 4; k += 4)
        {
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < 4; j++)
                {
                    factors[j] = a[((k + j) * rows) + i];
                }

                FourRows.AddScaled(factors, b.Slice(k * columns, 4 * columns), target.Slice(i * columns, columns));
            }
        }

        for (; k < inner; k++)
        {
            for (var i = 0; i < rows; i++)
            {
                Rows.AddScaled(a[(k * rows) + i], b.Slice(k * columns, columns), target.Slice(i * columns, columns));
            }
        }
    }

    /// <summary>target += A Bᵀ, with A rows x inner and B columns x inner.</summary>
    public static void AddTimesTransposed(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target, int rows, int inner, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            var (left, sums, j) = (i * inner, i * columns, 0);
            for (; j <= columns - 4; j += 4)
            {
                AddFourDots(a.Slice(left, inner), b.Slice(j * inner, 4 * inner), target.Slice(sums + j, 4));
            }

            for (; j < columns; j++)
            {
                target[sums + j] += Rows.Dot(a.Slice(left, inner), b.Slice(j * inner, inner));
            }
        }
    }

    private static void AddFourDots(ReadOnlySpan<double> left, ReadOnlySpan<double> rows, Span<double> sums)
    {
        var n = left.Length;
        var first = rows[..n];
        var second = rows.Slice(n, n);
        var third = rows.Slice(2 * n, n);
        var fourth = rows.Slice(3 * n, n);
        var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i <= n - Vector<double>.Count; i += Vector<double>.Count)
        {
            var x = new Vector<double>(left[i..]);
            a += x * new Vector<double>(first[i..]);
            b += x * new Vector<double>(second[i..]);
            c += x * new Vector<double>(third[i..]);
            d += x * new Vector<double>(fourth[i..]);
        }

        sums[0] += Vector.Sum(a);
        sums[1] += Vector.Sum(b);
        sums[2] += Vector.Sum(c);
        sums[3] += Vector.Sum(d);
        for (; i < n; i++)
        {
            sums[0] += left[i] * first[i];
            sums[1] += left[i] * second[i];
            sums[2] += left[i] * third[i];
            sums[3] += left[i] * fourth[i];
        }
    }
}
