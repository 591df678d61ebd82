using LossNav.Application.Training;
using LossNav.Domain.Numerics;

namespace LossNav.Adapters.Torch;

/// <summary>What a stream of random numbers is for. Each use has its own, so that one more draw here changes nothing there.</summary>
internal enum RandomUse
{
    /// <summary>The initial parameters of a network.</summary>
    Parameters = 1,

    /// <summary>The order of the images in an epoch.</summary>
    Order = 2,

    /// <summary>Crops and flips in an epoch.</summary>
    Augmentation = 3,
}

/// <summary>Seeds derived from a run's seed. An epoch's streams depend on its number alone, so a resumed run needs no saved generator.</summary>
internal static class Seeds
{
    /// <summary>The seed for one use in one epoch.</summary>
    internal static ulong For(long seed, RandomUse use, int epoch)
        => CounterRandom.Bits(CounterRandom.Bits(CounterRandom.Bits((ulong)seed, 0) + (ulong)use, 0) + (ulong)epoch, 0);
}
