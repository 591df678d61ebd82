namespace LossNav.Domain.Numerics;

/// <summary>Random numbers as a pure function of a seed and two counters: the same arguments always give the same number, in any order.</summary>
/// <remarks>The mixing function is that of SplitMix64 (Steele, Lea, Flood 2014), applied to each argument in turn.</remarks>
public static class CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A number that is uniform between 0 and 1, never 0 or 1.</summary>
    /// <param name="seed">Which sequence.</param>
    /// <param name="first">First counter, for example a step.</param>
    /// <param name="second">Second counter, for example a coordinate.</param>
    public static double Uniform(long seed, long first, long second) => ToUnit(Bits(seed, first, second));

    /// <summary>A number that is normal with mean 0 and variance 1 (Box and Muller 1958).</summary>
    /// <param name="seed">Which sequence.</param>
    /// <param name="first">First counter, for example a step.</param>
    /// <param name="second">Second counter, for example a coordinate.</param>
    public static double Normal(long seed, long first, long second)
    {
        var bits = Bits(seed, first, second);
        return Math.Sqrt(-2 * Math.Log(ToUnit(bits))) * Math.Cos(2 * Math.PI * ToUnit(Mix(bits + Golden)));
    }

    private static ulong Bits(long seed, long first, long second)
        => Mix(Mix(Mix((ulong)seed + Golden) + ((ulong)first * Golden) + 1) + ((ulong)second * Golden) + 2);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static double ToUnit(ulong bits) => ((bits >> 11) + 0.5) / (1UL << 53);
}
