using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Trains what an experiment lacks: runs with a record are reused, runs with a checkpoint go on from it, the others begin.</summary>
/// <param name="datasets">Where data comes from.</param>
/// <param name="trainer">What trains.</param>
/// <param name="store">Where records and checkpoints are kept.</param>
/// <param name="clock">Measures the wall time of epochs; nothing else depends on it.</param>
public sealed class TrainAndCompare(IDatasetSource datasets, INetworkTrainer trainer, ITrainingStore store, TimeProvider clock)
{
    /// <summary>Does an experiment.</summary>
    /// <param name="experiment">What to do.</param>
    /// <param name="restart">Whether to ignore records and checkpoints and begin every run anew.</param>
    /// <param name="progress">Is told what happens.</param>
    /// <param name="cancellation">Stops within a step; what whole epochs gave is kept.</param>
    /// <returns>A record per run, in their order, diverged runs included; or the first error.</returns>
    public Either<TrainingError, Seq<TrainingRecord>> Run(
        Experiment experiment, bool restart, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        var records = LanguageExt.Seq<TrainingRecord>.Empty;
        var loaded = Map<string, Dataset>();
        foreach (var run in experiment.Runs)
        {
            var data = loaded.Find(run.Dataset.Name).Match(
                Some: dataset => Right<TrainingError, Dataset>(dataset),
                None: () => datasets.Load(run.Dataset));
            data.IfRight(dataset => loaded = loaded.AddOrUpdate(run.Dataset.Name, dataset));
            var record = data.Bind(dataset => FindOrTrain(new Job(experiment.Profile.Name, run, dataset, restart), progress, cancellation));
            if (record.Case is TrainingError error)
            {
                return error;
            }

            records = record.Match(Right: records.Add, Left: _ => records);
        }

        return records;
    }

    private Either<TrainingError, TrainingRecord> FindOrTrain(Job job, IProgress<TrainingProgress> progress, CancellationToken cancellation)
        => (job.Restart ? Right<TrainingError, Option<TrainingRecord>>(None) : store.FindRecord(job.Run, job.Key))
            .Bind(found => found.Match(
                Some: record =>
                {
                    progress.Report(new TrainingProgress.Found(job.Run, record));
                    return Right<TrainingError, TrainingRecord>(record);
                },
                None: () => Train(job, progress, cancellation)));

    private Either<TrainingError, TrainingRecord> Train(Job job, IProgress<TrainingProgress> progress, CancellationToken cancellation)
        => from environment in trainer.EnvironmentFor(job.Run.Model)
           from found in job.Restart ? Right<TrainingError, Option<Checkpoint>>(None) : store.FindCheckpoint(job.Key)
           from begin in Usable(job, environment, found)
           from session in trainer.Start(job.Data, job.Run, found.Map(checkpoint => checkpoint.State))
           from record in TrainAndRelease(job, begin, session, progress, cancellation)
           select record;

    // Other rounding errors in the middle of a run would give a record that no machine can reproduce.
    private static Either<TrainingError, Checkpoint> Usable(Job job, TrainingEnvironment environment, Option<Checkpoint> found)
        => found.Match(
            Some: checkpoint => checkpoint.Environment == environment
                ? Right<TrainingError, Checkpoint>(checkpoint)
                : new TrainingError.OtherConditions(job.Run.Label, checkpoint.Environment.ToString(), environment.ToString()),
            None: () => new Checkpoint(job.Key, environment, Empty, Empty, ReadOnlyMemory<byte>.Empty));

    private Either<TrainingError, TrainingRecord> TrainAndRelease(
        Job job, Checkpoint begin, ITrainingSession session, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        using (session)
        {
            progress.Report(new TrainingProgress.Started(job.Run, begin.Epochs.Count, begin.Environment));
            return Epochs(job, begin, session, progress, cancellation)
                .Bind(record => store.SaveRecord(record).Bind(_ => store.RemoveCheckpoint(job.Key)).Map(_ => record))
                .Do(record => progress.Report(new TrainingProgress.Ended(job.Run, record)));
        }
    }

    private Either<TrainingError, TrainingRecord> Epochs(
        Job job, Checkpoint begin, ITrainingSession session, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        var learning = new Relay(job.Run, progress);
        var done = begin;
        while (done.Epochs.Count < job.Run.Epochs)
        {
            var started = clock.GetTimestamp();
            var result = session.RunEpoch(done.Epochs.Count + 1, learning, cancellation);
            if (result.Case is TrainingError error)
            {
                return error is TrainingError.Diverged
                    ? job.Record(done, session, RunOutcome.Diverged)
                    : error;
            }

            var seconds = clock.GetElapsedTime(started).TotalSeconds;
            done = result.Match(Right: epoch => Append(done, epoch, seconds, session), Left: _ => done);
            if (store.SaveCheckpoint(done).Case is TrainingError trouble)
            {
                return trouble;
            }

            result.IfRight(epoch => progress.Report(new TrainingProgress.EpochDone(job.Run, epoch, seconds, session.TrainImages)));
        }

        return job.Record(done, session, RunOutcome.Completed);
    }

    private static Checkpoint Append(Checkpoint done, EpochResult epoch, double seconds, ITrainingSession session)
        => done with
        {
            Epochs = done.Epochs.Add(epoch),
            SecondsPerEpoch = done.SecondsPerEpoch.Add(seconds),
            State = session.Save(),
        };

    private sealed record Job(string Profile, RunSettings Run, Dataset Data, bool Restart)
    {
        public RunKey Key { get; } = RunKey.Of(Run, Data.Sha256);

        public TrainingRecord Record(Checkpoint done, ITrainingSession session, RunOutcome outcome)
            => new(
                Run,
                Profile,
                Data.Edition,
                session.TrainImages,
                session.TestImages,
                done.Epochs,
                outcome,
                done.Environment,
                done.SecondsPerEpoch);
    }

    private sealed class Relay(RunSettings run, IProgress<TrainingProgress> progress) : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value) => progress.Report(new TrainingProgress.Learning(run, value));
    }
}
