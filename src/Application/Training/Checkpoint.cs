using LanguageExt;

namespace LossNav.Application.Training;

/// <summary>A run at the end of one of its epochs.</summary>
/// <param name="Key">Which run.</param>
/// <param name="Environment">Where its numbers were computed.</param>
/// <param name="Epochs">What came out so far.</param>
/// <param name="SecondsPerEpoch">Wall time of each epoch.</param>
/// <param name="State">The trainer's own: parameters and the learning rule's memory.</param>
public sealed record Checkpoint(
    RunKey Key,
    TrainingEnvironment Environment,
    Seq<EpochResult> Epochs,
    Seq<double> SecondsPerEpoch,
    ReadOnlyMemory<byte> State);
