namespace LossNav.Domain.Numerics;

/// <summary>Points spread evenly over the unit cube, the same every time: Halton's sequence.</summary>
internal static class Halton
{
    private static readonly int[] _primes = Primes(200);

    /// <summary>A coordinate of a point: the digits of its number in a prime base, mirrored at the point. Axes beyond the list of primes share them.</summary>
    /// <param name="number">Which point, from 1.</param>
    /// <param name="axis">From 0.</param>
    /// <returns>From 0 to 1.</returns>
    public static double At(int number, int axis)
    {
        var (b, value, digit) = (_primes[axis % _primes.Length], 0.0, 1.0);
        for (var rest = number + (axis / _primes.Length); rest > 0; rest /= b)
        {
            digit /= b;
            value += digit * (rest % b);
        }

        return value;
    }

    /// <summary>A point of a box.</summary>
    /// <param name="number">Which point, from 1.</param>
    /// <param name="low">The lower corner, D numbers.</param>
    /// <param name="high">The upper corner, D numbers.</param>
    public static Vec Within(int number, Vec low, Vec high)
        => Vec.Generate(low.Dimension, axis => low[axis] + ((high[axis] - low[axis]) * At(number, axis)));

    private static int[] Primes(int count)
        => [.. Enumerable.Range(2, 2000).Where(n => Enumerable.Range(2, (int)Math.Sqrt(n)).All(k => k >= n || n % k != 0)).Take(count)];
}
