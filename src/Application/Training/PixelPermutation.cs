using System.Collections.Immutable;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Training;

/// <summary>The order in which a task of a stream shows the pixels of every image (Goodfellow et al. 2013; Kirkpatrick et al. 2017).</summary>
public static class PixelPermutation
{
    /// <summary>Which pixel of the original image stands at each place.</summary>
    /// <remarks>Pixels are sorted by a random number each. The sort is stable, so even equal numbers would give a permutation.</remarks>
    /// <param name="seed">The run's seed: all rules of a seed see the same tasks.</param>
    /// <param name="task">Counted from 1; the first task shows the images as they are.</param>
    /// <param name="pixels">Values per image, at least 0.</param>
    /// <returns>The numbers from 0 to <paramref name="pixels"/> − 1, each once.</returns>
    public static ImmutableArray<int> Of(long seed, int task, int pixels)
    {
        var stream = CounterRandom.Bits(CounterRandom.Bits((ulong)seed, 0) + (ulong)task, 0);
        var places = Enumerable.Range(0, pixels);
        return [.. task == 1 ? places : places.OrderBy(pixel => CounterRandom.Bits(stream + (ulong)pixel, 0))];
    }
}
