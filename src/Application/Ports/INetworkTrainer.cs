using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Application.Ports;

/// <summary>Trains networks.</summary>
/// <remarks>A trainer that cannot work on this machine says so with <see cref="TrainingError.NoTrainer"/>; it does not throw.</remarks>
public interface INetworkTrainer
{
    /// <summary>Where the numbers will be computed when a network of this kind is trained.</summary>
    Either<TrainingError, TrainingEnvironment> EnvironmentFor(NetworkModel model);

    /// <summary>Prepares a run: places the data, and makes a new network or restores one.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="state">What <see cref="ITrainingSession.Save"/> gave, to go on from there; none to begin.</param>
    Either<TrainingError, ITrainingSession> Start(Dataset dataset, RunSettings settings, Option<ReadOnlyMemory<byte>> state);
}

/// <summary>One training run in progress. Not for use by several threads at once.</summary>
public interface ITrainingSession : IDisposable
{
    /// <summary>Training images in an epoch.</summary>
    int TrainImages { get; }

    /// <summary>Images that judge the network.</summary>
    int TestImages { get; }

    /// <summary>Learns from every training image once, then judges the network on the test images.</summary>
    /// <param name="epoch">Counted from 1; with the seed it decides the order of the images.</param>
    /// <param name="progress">Is told a few times a second.</param>
    /// <param name="cancellation">Is looked at before every step.</param>
    /// <returns>The result, or <see cref="TrainingError.Diverged"/> or <see cref="TrainingError.Stopped"/>; after either the session is spent.</returns>
    Either<TrainingError, EpochResult> RunEpoch(int epoch, IProgress<EpochProgress> progress, CancellationToken cancellation);

    /// <summary>Everything that the next epoch depends on: the parameters of the network and the memory of the learning rule.</summary>
    ReadOnlyMemory<byte> Save();
}
