namespace LossNav.Application.Training;

/// <summary>Turns numbers that stand close together, like seeds and epochs, into numbers that have nothing to do with each other.</summary>
public static class SplitMix64
{
    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection of the 64-bit numbers.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            var z = value + 0x9e3779b97f4a7c15;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            return z ^ (z >> 31);
        }
    }
}
