using LanguageExt;
using LossNav.Application.Training;
using LossNav.Application.UseCases;
using LossNav.Testing;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Training;

public sealed class TrainAndCompareTests
{
    private readonly MemoryTrainingStore _store = new();
    private readonly TinyDataset _data = new();
    private readonly List<TrainingProgress> _seen = [];

    [Fact]
    public void Every_rule_and_seed_gets_a_record_in_their_order()
    {
        var records = Experiments.Good(Run(new CountingTrainer(), Experiments.Smoke(3, 4)));
        Assert.Equal(
            [("sgd", 3), ("adam", 3), ("ballistic", 3), ("sgd", 4), ("adam", 4), ("ballistic", 4)],
            records.Map(record => (record.Settings.Rule.Name, record.Settings.Seed)).ToArray());
        Assert.All(records, record =>
        {
            Assert.Equal(2, record.Epochs.Count);
            Assert.Equal((20, 10), (record.TrainImages, record.TestImages));
            Assert.Equal(_data.Sha256, record.Data.Sha256);
            Assert.Equal(RunOutcome.Completed, record.Outcome);
        });
        Assert.Empty(_store.Checkpoints);
        Assert.Equal(1, _data.Loads);
    }

    [Fact]
    public void A_run_with_a_record_is_not_trained_again()
    {
        var first = Experiments.Good(Run(new CountingTrainer(), Experiments.Smoke()));
        var trainer = new CountingTrainer();
        Assert.Equal(first, Experiments.Good(Run(trainer, Experiments.Smoke())));
        Assert.Equal(0, trainer.EpochsComputed);
    }

    [Fact]
    public void Only_what_is_missing_is_trained()
    {
        Run(new CountingTrainer(), Experiments.State(Profile.Smoke, Seq1("adam")));
        var trainer = new CountingTrainer();
        Run(trainer, Experiments.Smoke());
        Assert.Equal(4, trainer.EpochsComputed);
        Assert.Single(_seen.OfType<TrainingProgress.Found>());
    }

    [Fact]
    public void Other_data_of_the_same_name_make_other_runs()
    {
        Run(new CountingTrainer(), Experiments.Smoke());
        var trainer = new CountingTrainer();
        Experiments.Good(Run(trainer, Experiments.Smoke(), data: new TinyDataset { Sha256 = new string('1', 64) }));
        Assert.Equal(6, trainer.EpochsComputed);
    }

    [Fact]
    public void Restart_ignores_records()
    {
        Run(new CountingTrainer(), Experiments.Smoke());
        var trainer = new CountingTrainer();
        Run(trainer, Experiments.Smoke(), restart: true);
        Assert.Equal(6, trainer.EpochsComputed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(30)]
    public void A_run_stopped_before_any_epoch_ends_as_if_it_had_not_been(int stopBefore)
    {
        var experiment = Experiments.State(Profile.Paper, PublishedExperiment.Mnist.Rules);
        var expected = Experiments.Good(Run(new CountingTrainer(), experiment));

        var store = new MemoryTrainingStore();
        using var stop = new CancellationTokenSource();
        var begun = 0;
        var stopping = new CountingTrainer
        {
            BeforeEpoch = (_, _) =>
            {
                if (++begun == stopBefore)
                {
                    stop.Cancel();
                }
            },
        };
        var stopped = Run(stopping, experiment, stop: stop, store: store);
        Assert.Equal((stopBefore - 1) % 10, Assert.IsType<TrainingError.Stopped>(stopped.Case).EpochsDone);
        Assert.Equal(0, stopping.OpenSessions);

        var resuming = new CountingTrainer();
        var resumed = Experiments.Good(Run(resuming, experiment, store: store));
        Assert.Equal(30 - (stopBefore - 1), resuming.EpochsComputed);
        Assert.All(expected.Zip(resumed), pair => Assert.True(TrainingRecord.AgreeOnNumbers(pair.Item1, pair.Item2)));
    }

    [Fact]
    public void A_checkpoint_of_another_machine_is_refused_and_both_are_named()
    {
        using var stop = new CancellationTokenSource();
        Run(new CountingTrainer { BeforeEpoch = (_, epoch) => StopAt(stop, epoch == 2) }, Experiments.Smoke(), stop: stop);
        var elsewhere = new CountingTrainer { Environment = new TrainingEnvironment("cuda", 4, Seq1("counter 1.0.0")) };
        var error = Assert.IsType<TrainingError.OtherConditions>(Run(elsewhere, Experiments.Smoke()).Case);
        Assert.Contains("made with cpu, 1 thread(s)", error.Message, StringComparison.Ordinal);
        Assert.Contains("begin the run anew", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_diverges_keeps_its_record_up_to_there_and_the_others_go_on()
    {
        var trainer = new CountingTrainer { DivergesIn = 2 };
        var records = Experiments.Good(Run(trainer, Experiments.Smoke()));
        Assert.All(records, record => Assert.Equal((RunOutcome.Diverged, 1), (record.Outcome, record.Epochs.Count)));
        Assert.Equal(3, records.Count);
        Assert.Equal(0, trainer.OpenSessions);
    }

    [Fact]
    public void A_full_disk_ends_the_run_with_an_error_and_releases_the_session()
    {
        _store.IsFull = true;
        var trainer = new CountingTrainer();
        Assert.IsType<TrainingError.FileTrouble>(Run(trainer, Experiments.Smoke()).Case);
        Assert.Equal(0, trainer.OpenSessions);
    }

    [Fact]
    public void Whoever_watches_is_told_in_order()
    {
        Run(new CountingTrainer(), Experiments.State(Profile.Smoke, Seq1("sgd")));
        Assert.Equal(["Started", "Learning", "EpochDone", "Learning", "EpochDone", "Ended"], _seen.Select(progress => progress.GetType().Name));
    }

    private static void StopAt(CancellationTokenSource stop, bool now)
    {
        if (now)
        {
            stop.Cancel();
        }
    }

    private Either<TrainingError, Seq<TrainingRecord>> Run(
        CountingTrainer trainer, Experiment experiment, bool restart = false, CancellationTokenSource? stop = null, TinyDataset? data = null, MemoryTrainingStore? store = null)
        => new TrainAndCompare(data ?? _data, trainer, store ?? _store, TimeProvider.System)
            .Run(experiment, restart, new Recorder(_seen), stop?.Token ?? TestContext.Current.CancellationToken);

    private sealed class Recorder(List<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen.Add(value);
    }
}
