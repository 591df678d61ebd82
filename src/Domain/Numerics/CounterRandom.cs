namespace LossNav.Domain.Numerics;

/// <summary>Random numbers as a pure function of a seed and a place: the output of SplitMix64 (Steele, Lea, Flood 2014) at that place. Nothing is remembered between calls.</summary>
public static class CounterRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>64 random bits: number <paramref name="index"/>, counted from 0, of the generator with this seed.</summary>
    public static ulong Bits(ulong seed, ulong index) => Mix(seed + ((index + 1) * Step));

    /// <summary>A seed that has nothing to do with its neighbours: one for each part of a simulation.</summary>
    public static ulong Branch(ulong seed, ulong index) => Mix(Bits(seed, index) ^ Step);

    /// <summary>Evenly spread between 0 and 1, both excluded, in steps of 2⁻⁵².</summary>
    public static double Uniform(ulong seed, ulong index) => ((Bits(seed, index) >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>The time to the next event of a Poisson process: exponential with mean 1/<paramref name="rate"/>, which is &gt; 0.</summary>
    public static double Exponential(double rate, ulong seed, ulong index) => -Math.Log(Uniform(seed, index)) / rate;

    /// <summary>Normal with mean 0 and variance 1 (Box, Muller 1958), from the bits at twice the index and after it.</summary>
    public static double Normal(ulong seed, ulong index)
        => Math.Sqrt(-2 * Math.Log(Uniform(seed, 2 * index))) * Math.Cos(2 * Math.PI * Uniform(seed, (2 * index) + 1));

    /// <summary>A normal number of a table: the one in a row, for example a step, and a column, for example a coordinate.</summary>
    public static double NormalAt(ulong seed, long row, long column) => Normal(Branch(seed, (ulong)row), (ulong)column);

    /// <summary>Independent normal numbers with mean 0 and variance 1.</summary>
    public static Vec Normals(int dimension, ulong seed) => Vec.Generate(dimension, i => Normal(seed, (ulong)i));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
