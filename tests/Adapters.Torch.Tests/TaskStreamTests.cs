using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using Xunit;

namespace LossNav.Adapters.Torch.Tests;

[Trait("Lane", "Slow")]
public sealed class TaskStreamTests
{
    private const int EpochsPerTask = 2;

    public TaskStreamTests() => Torch.Prepare();

    public static TheoryData<string> Rules => [.. PublishedExperiment.PermutedMnist.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_first_task_of_a_stream_is_an_ordinary_run(string rule)
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        var stream = Torch.Epochs(data, Stream(rule), EpochsPerTask);
        var plain = Torch.Epochs(data, Stream(rule) with { Stream = default }, EpochsPerTask);
        Assert.Equal(plain, stream.Select(epoch => epoch with { TestAccuracyByTask = default }));
        Assert.Equal(plain[^1].TestAccuracy, Assert.Single(stream[^1].TestAccuracyByTask));
    }

    // The bytes of the images are put in order by hand; the run with one task knows nothing of streams.
    [Theory]
    [MemberData(nameof(Rules))]
    public void The_second_task_is_an_ordinary_run_on_permuted_images_that_goes_on_from_the_first(string rule)
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        var run = Stream(rule);
        using var stream = Torch.Start(data, run);
        Torch.Epoch(stream, 1);
        Torch.Epoch(stream, 2);
        using var plain = Torch.Start(Permuted(data, run.Seed, 2), run with { Stream = default }, Prelude.Some(stream.Save()));
        for (var epoch = 3; epoch <= 4; epoch++)
        {
            Assert.Equal(Torch.Epoch(plain, epoch), Torch.Epoch(stream, epoch) with { TestAccuracyByTask = default });
        }

        Assert.True(plain.Save().Span.SequenceEqual(stream.Save().Span));
    }

    [Fact]
    public void At_the_end_of_a_task_every_task_so_far_is_judged_on_its_own_images()
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        var run = Stream("sgd");
        using var stream = Torch.Start(data, run);
        var results = Enumerable.Range(1, 3 * EpochsPerTask).Select(epoch => Torch.Epoch(stream, epoch)).ToArray();
        Assert.Equal([0, 1, 0, 2, 0, 3], results.Select(result => result.TestAccuracyByTask.Count));

        // A run that hardly learns keeps the state that it goes on from, so that its test is a test of that state.
        var idle = Torch.Run(data.Definition, "sgd:learning-rate=1e-30");
        for (var task = 1; task <= 3; task++)
        {
            using var judge = Torch.Start(Permuted(data, run.Seed, task), idle, Prelude.Some(stream.Save()));
            Assert.Equal(Torch.Epoch(judge, 1).TestAccuracy, results[^1].TestAccuracyByTask[task - 1]);
        }

        Assert.Equal(3, results[^1].TestAccuracyByTask.Distinct().Count);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_stream_resumed_in_the_middle_of_a_task_ends_with_the_same_bits(string rule)
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        using var whole = Torch.Start(data, Stream(rule));
        Array.ForEach([1, 2, 3], epoch => Torch.Epoch(whole, epoch));
        using var resumed = Torch.Start(data, Stream(rule), Prelude.Some(whole.Save()));
        for (var epoch = 4; epoch <= 5; epoch++)
        {
            Assert.Equal(Torch.Epoch(whole, epoch), Torch.Epoch(resumed, epoch));
        }

        Assert.True(whole.Save().Span.SequenceEqual(resumed.Save().Span));
    }

    private static RunSettings Stream(string rule)
        => PublishedExperiment.PermutedMnist.State(AllRules.FirstOrder, Profile.Smoke, Precision.Float32, Prelude.Seq1(rule), Prelude.Seq1(5L))
            .Match(Succ: experiment => experiment.Runs.Head, Fail: errors => throw new InvalidOperationException(errors.Head.Message));

    private static Dataset Permuted(Dataset data, long seed, int task)
    {
        var order = PixelPermutation.Of(seed, task, data.Definition.ImageSize);
        ImageSet Show(ImageSet set) => set with
        {
            Images = Enumerable.Range(0, set.Count)
                .SelectMany(image => order.Select(pixel => set.Images.Span[(image * order.Length) + pixel]))
                .ToArray(),
        };
        return data with { Train = Show(data.Train), Test = Show(data.Test) };
    }
}
