using System.Buffers.Binary;
using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Testing;

/// <summary>A trainer whose loss is a hash of all that it has seen: a run that was resumed wrongly cannot end with the right numbers.</summary>
public sealed class CountingTrainer : INetworkTrainer
{
    /// <summary>What it says about the machine.</summary>
    public TrainingEnvironment Environment { get; init; } = new("cpu", 1, Seq1("counter 1.0.0"));

    /// <summary>The epoch in which the loss stops being finite; none means never.</summary>
    public Option<int> DivergesIn { get; init; }

    /// <summary>Is told before each epoch, and may stop the run.</summary>
    public Action<RunSettings, int> BeforeEpoch { get; init; } = (_, _) => { };

    /// <summary>Epochs that were computed, over all runs.</summary>
    public int EpochsComputed { get; private set; }

    /// <summary>Sessions that have not been released.</summary>
    public int OpenSessions { get; private set; }

    /// <inheritdoc/>
    public Either<TrainingError, TrainingEnvironment> EnvironmentFor(NetworkModel model) => Environment;

    /// <inheritdoc/>
    public Either<TrainingError, ITrainingSession> Start(Dataset dataset, RunSettings settings, Option<ReadOnlyMemory<byte>> state)
    {
        OpenSessions++;
        return new Session(this, dataset, settings, state.Map(bytes => BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span)).IfNone((ulong)settings.Seed));
    }

    private sealed class Session(CountingTrainer trainer, Dataset dataset, RunSettings settings, ulong state) : ITrainingSession
    {
        private ulong _state = state;

        public int TrainImages => Math.Min(dataset.Train.Count, settings.TrainImages.IfNone(int.MaxValue));

        public int TestImages => Math.Min(dataset.Test.Count, settings.TestImages.IfNone(int.MaxValue));

        public Either<TrainingError, EpochResult> RunEpoch(int epoch, IProgress<EpochProgress> progress, CancellationToken cancellation)
        {
            trainer.BeforeEpoch(settings, epoch);
            if (cancellation.IsCancellationRequested)
            {
                return new TrainingError.Stopped(settings.Label, epoch - 1);
            }

            trainer.EpochsComputed++;
            if (trainer.DivergesIn == epoch)
            {
                return new TrainingError.Diverged(settings.Label, epoch);
            }

            progress.Report(new EpochProgress(epoch, TrainImages, TrainImages, 1, 1));
            _state = unchecked(((_state + (ulong)epoch) * 6364136223846793005) + 1442695040888963407);
            return new EpochResult(epoch, (_state >> 11) / (double)(1UL << 53), _state % 100) { TestAccuracyByTask = ByTask(epoch) };
        }

        private Seq<double> ByTask(int epoch)
            => settings.Stream.Filter(stream => stream.EndsTask(epoch)).Match(
                Some: stream => Range(1, stream.TaskOf(epoch)).ToSeq().Map(task => (double)((_state >> task) % 100)).Strict(),
                None: () => Seq<double>());

        public ReadOnlyMemory<byte> Save()
        {
            var bytes = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, _state);
            return bytes;
        }

        public void Dispose() => trainer.OpenSessions--;
    }
}
