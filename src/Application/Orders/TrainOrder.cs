using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Application.Orders;

/// <content>The order to train networks.</content>
public abstract partial record Order
{
    /// <summary>Networks to train: one with each rule and seed, all else equal.</summary>
    /// <param name="Dataset">What to learn, by name.</param>
    /// <param name="Network">The network.</param>
    /// <param name="Rules">The learning rules, in the order in which they are trained.</param>
    /// <param name="Seeds">The seeds; with each of them every rule is trained.</param>
    /// <param name="Settings">What all these runs have in common.</param>
    public sealed record Train(string Dataset, NetworkModel Network, Seq<ChosenRule> Rules, Seq<long> Seeds, CommonSettings Settings) : Order
    {
        /// <summary>Whether every run begins anew, whatever records and checkpoints there are.</summary>
        public bool Restart { get; init; }

        /// <inheritdoc/>
        public override string Name => Settings.EpochsPerTask.IsSome ? $"permuted-{Dataset}" : Dataset;
    }
}
