namespace LossNav.Domain.Solvers.Action;

/// <summary>The discount factors e^{−ri} of all points, as products of two: one exponential and eight bytes for every 64th point instead of every point.</summary>
internal sealed class Discounts
{
    // The square root of a usual number of points: both tables stay in the cache.
    private const int Block = 64;

    private readonly double[] _ofBlock;
    private readonly double[] _inBlock;

    /// <summary>All factors from 0 to the last.</summary>
    /// <param name="rate">r, what one step takes off the logarithm.</param>
    /// <param name="last">The largest i.</param>
    public Discounts(double rate, int last)
    {
        _ofBlock = Powers(rate * Block, (last / Block) + 1);
        _inBlock = Powers(rate, Block);
    }

    public double this[int index] => _ofBlock[index / Block] * _inBlock[index % Block];

    private static double[] Powers(double rate, int count)
    {
        var powers = new double[count];
        for (var i = 0; i < count; i++)
        {
            powers[i] = Math.Exp(-rate * i);
        }

        return powers;
    }
}
