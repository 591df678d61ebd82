using System.Numerics;

namespace LossNav.Domain.Numerics.Dense;

/// <summary>Four rows of a product of matrices at once: what they are added to is read and written a quarter as often.</summary>
internal static class FourRows
{
    /// <summary>Adds four rows, each with its factor, to a target.</summary>
    /// <param name="factors">4 numbers.</param>
    /// <param name="rows">4 rows of the target's length, one after the other.</param>
    /// <param name="target">Changed in place.</param>
    public static void AddScaled(ReadOnlySpan<double> factors, ReadOnlySpan<double> rows, Span<double> target)
    {
        var n = target.Length;
        var first = rows[..n];
        var second = rows.Slice(n, n);
        var third = rows.Slice(2 * n, n);
        var fourth = rows.Slice(3 * n, n);
        var (a, b, c, d) = (factors[0], factors[1], factors[2], factors[3]);
        var i = 0;
        for (; i <= n - Vector<double>.Count; i += Vector<double>.Count)
        {
            var two = (a * new Vector<double>(first[i..])) + (b * new Vector<double>(second[i..]));
            var four = two + (c * new Vector<double>(third[i..])) + (d * new Vector<double>(fourth[i..]));
            (four + new Vector<double>(target[i..])).CopyTo(target[i..]);
        }

        for (; i < n; i++)
        {
            target[i] += (a * first[i]) + (b * second[i]) + (c * third[i]) + (d * fourth[i]);
        }
    }
}
