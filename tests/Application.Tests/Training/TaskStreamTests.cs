using System.Text;
using CsCheck;
using LanguageExt;
using LossNav.Application.Training;
using LossNav.Application.UseCases;
using LossNav.Domain.Rules;
using LossNav.Testing;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Training;

public sealed class TaskStreamTests
{
    private static readonly DatasetEdition Complete = DatasetCatalogue.Mnist.Editions.Head;

    [Fact]
    public void Every_task_shows_every_pixel_once()
        => Gen.Select(Gen.Long, Gen.Int[1, 50], Gen.Int[0, 800]).Sample((seed, task, pixels)
            => Assert.Equal(Enumerable.Range(0, pixels), PixelPermutation.Of(seed, task, pixels).Order()));

    [Fact]
    public void The_first_task_shows_the_images_as_they_are_and_no_two_tasks_or_seeds_are_alike()
    {
        Assert.Equal(Enumerable.Range(0, 784), PixelPermutation.Of(7, 1, 784));
        var orders = from seed in Enumerable.Range(0, 5) from task in Enumerable.Range(2, 9) select string.Join(',', PixelPermutation.Of(seed, task, 784));
        Assert.Equal(45, orders.Distinct().Count());
    }

    [Fact]
    public void The_order_of_a_task_is_fixed_for_all_time()
        => Assert.Equal([0, 3, 2, 8, 6, 4, 9, 7, 1, 5], PixelPermutation.Of(0, 2, 10));

    // Of n numbers in random order, one stands in its own place on average, whatever n is.
    [Fact]
    public void Pixels_stay_in_their_places_no_more_often_than_by_chance()
    {
        var fixedPoints = Enumerable.Range(2, 400).Select(task => PixelPermutation.Of(3, task, 784).Where((pixel, place) => pixel == place).Count());
        Assert.InRange(fixedPoints.Average(), 0.8, 1.2);
    }

    [Fact]
    public void Ten_tasks_of_three_epochs_under_four_rules_that_share_the_tasks()
    {
        var runs = Experiments.Good(PublishedExperiment.PermutedMnist.State(AllRules.FirstOrder, Profile.Paper, Precision.Float32, Seq<string>(), Seq1(0L))).Runs;
        Assert.Equal(["sgd", "adam", "l2-init", "weight-reset"], runs.Map(run => run.Rule.Name).ToArray());
        Assert.All(runs, run => Assert.Equal((30, 3, 0), (run.Epochs, run.Stream.Map(stream => stream.EpochsPerTask).IfNone(0), run.Seed)));
        var stream = new TaskStream(3);
        Assert.Equal([1, 1, 1, 2, 2, 2, 3], Enumerable.Range(1, 7).Select(stream.TaskOf));
        Assert.Equal([3, 6, 9], Enumerable.Range(1, 10).Where(stream.EndsTask));
    }

    [Fact]
    public void A_record_of_a_stream_read_again_is_the_same_and_has_a_name_and_a_key_of_its_own()
    {
        var record = Record();
        Assert.Equal(record, Experiments.Good(TrainingRecordJson.Read(AllRules.FirstOrder, "file", TrainingRecordJson.Write(record))));
        Assert.StartsWith("permuted-mnist-sgd-seed4-", TrainingRecordJson.FileName(record.Settings, record.Key), StringComparison.Ordinal);
        Assert.NotEqual(record.Key, RunKey.Of(record.Settings with { Stream = None }, Complete.Sha256));
        Assert.NotEqual(record.Key, RunKey.Of(record.Settings with { Stream = new TaskStream(2) }, Complete.Sha256));
        Assert.Equal([[97.5], [80.25, 96.75]], record.AccuracyByTask.Map(row => row.ToArray()).ToArray());
    }

    [Fact]
    public void What_a_run_with_one_task_writes_does_not_speak_of_tasks()
    {
        var plain = Record() with { Settings = Record().Settings with { Stream = None }, Epochs = Seq1(new EpochResult(1, 0.5, 90)) };
        Assert.DoesNotContain("ask", Encoding.UTF8.GetString(TrainingRecordJson.Write(plain).Span), StringComparison.Ordinal);
        var checkpoint = new Checkpoint(plain.Key, plain.Environment, plain.Epochs, plain.SecondsPerEpoch, new byte[1]);
        Assert.DoesNotContain("ask", Encoding.Latin1.GetString(CheckpointFormat.Write(checkpoint).Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"epochsPerTask\": 3", "\"epochsPerTask\": 0")]
    [InlineData("\"epochsPerTask\": 3", "\"epochsPerTask\": \"three\"")]
    [InlineData("permuted pixels", "other pixels")]
    public void A_stream_that_is_not_understood_makes_a_bad_record(string old, string young)
    {
        var text = Encoding.UTF8.GetString(TrainingRecordJson.Write(Record()).Span).Replace(old, young, StringComparison.Ordinal);
        Assert.IsType<TrainingError.BadRecord>(TrainingRecordJson.Read(AllRules.FirstOrder, "file", Encoding.UTF8.GetBytes(text)).Case);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(17)]
    [InlineData(30)]
    public void A_stream_stopped_before_any_epoch_ends_as_if_it_had_not_been(int stopBefore)
    {
        var experiment = Experiments.Good(PublishedExperiment.PermutedMnist.State(AllRules.FirstOrder, Profile.Paper, Precision.Float32, Seq1("sgd"), Seq1(0L)));
        var expected = Experiments.Good(Run(new CountingTrainer(), experiment, new MemoryTrainingStore(), TestContext.Current.CancellationToken)).Head;
        using var stop = new CancellationTokenSource();
        var store = new MemoryTrainingStore();
        var stopping = new CountingTrainer
        {
            BeforeEpoch = (_, epoch) =>
            {
                if (epoch == stopBefore)
                {
                    stop.Cancel();
                }
            },
        };
        Assert.IsType<TrainingError.Stopped>(Run(stopping, experiment, store, stop.Token).Case);
        var again = Assert.Single(store.Checkpoints);
        Assert.Equal(again.Epochs, Experiments.Good(CheckpointFormat.Read("file", CheckpointFormat.Write(again))).Epochs);
        var resumed = Experiments.Good(Run(new CountingTrainer(), experiment, store, TestContext.Current.CancellationToken)).Head;
        Assert.True(TrainingRecord.AgreeOnNumbers(expected, resumed));
        Assert.Equal(Enumerable.Range(1, 10), resumed.AccuracyByTask.Map(row => row.Count));
    }

    private static TrainingRecord Record()
    {
        var run = Experiments.Good(PublishedExperiment.PermutedMnist.State(AllRules.FirstOrder, Profile.Paper, Precision.Float32, Seq1("sgd"), Seq1(4L))).Runs.Head;
        return Experiments.Record(
            run,
            Complete,
            new EpochResult(1, 0.3, 96.5),
            new EpochResult(2, 0.25, 97.5) { TestAccuracyByTask = Seq1(97.5) },
            new EpochResult(3, 1.0 / 3, 96.75) { TestAccuracyByTask = Seq(80.25, 96.75) });
    }

    private static Either<TrainingError, Seq<TrainingRecord>> Run(
        CountingTrainer trainer, Experiment experiment, MemoryTrainingStore store, CancellationToken stop)
        => new TrainAndCompare(new TinyDataset(), trainer, store, TimeProvider.System).Run(experiment, restart: false, new Progress<TrainingProgress>(), stop);
}
