using LanguageExt;
using LossNav.Application.Training;
using Xunit;

namespace LossNav.Adapters.Torch.Tests;

[Trait("Lane", "Slow")]
public sealed class TorchSessionTests
{
    public TorchSessionTests() => Torch.Prepare();

    public static TheoryData<string, string> Runs => new MatrixTheoryData<string, string>(
        ["mnist", "cifar10"], ["sgd", "adam", "ballistic"]);

    [Theory]
    [MemberData(nameof(Runs))]
    public void Two_runs_with_one_seed_give_the_same_bits(string dataset, string rule)
    {
        var data = Torch.Load(Definition(dataset));
        var run = Torch.Run(data.Definition, rule);
        Assert.Equal(Torch.Epochs(data, run, 2), Torch.Epochs(data, run, 2));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_run_resumed_after_an_epoch_ends_with_the_same_bits(string dataset, string rule)
    {
        var data = Torch.Load(Definition(dataset));
        var run = Torch.Run(data.Definition, rule);
        using var whole = Torch.Start(data, run);
        Torch.Epoch(whole, 1);
        var state = whole.Save();
        var expected = Torch.Epoch(whole, 2);
        using var resumed = Torch.Start(data, run, Prelude.Some(state));
        Assert.Equal(expected, Torch.Epoch(resumed, 2));
        Assert.True(whole.Save().Span.SequenceEqual(resumed.Save().Span));
    }

    [Fact]
    public void Another_seed_gives_other_numbers()
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        Assert.NotEqual(
            Torch.Epochs(data, Torch.Run(data.Definition, "sgd", seed: 0), 1),
            Torch.Epochs(data, Torch.Run(data.Definition, "sgd", seed: 1), 1));
    }

    [Fact]
    public void The_mlp_learns_its_256_images_by_heart()
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        var epochs = Torch.Epochs(data, Torch.Run(data.Definition, "adam"), 20);
        Assert.InRange(epochs[0].TrainLoss, 1.5, 2.5);
        Assert.InRange(epochs[^1].TrainLoss, 0, 0.02);

        // Better than chance by far on images that it has never seen.
        Assert.InRange(epochs[^1].TestAccuracy, 75, 100);
    }

    [Fact]
    public void The_first_loss_of_the_cnn_is_that_of_a_guess_among_ten()
    {
        var data = Torch.Load(DatasetCatalogue.Cifar10);
        var settings = Torch.Run(data.Definition, "sgd:learning-rate=1e-9");
        Assert.Equal(Math.Log(10), Torch.Epochs(data, settings, 1)[0].TrainLoss, 0.02);
    }

    [Fact]
    public void A_run_that_diverges_says_so()
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        using var session = Torch.Start(data, Torch.Run(data.Definition, "sgd:learning-rate=1e30"));
        var result = session.RunEpoch(1, new Silent(), TestContext.Current.CancellationToken)
            .Bind(_ => session.RunEpoch(2, new Silent(), TestContext.Current.CancellationToken));
        var error = Assert.IsType<TrainingError.Diverged>(result.Case);
        Assert.Contains("lower the learning rate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_epoch_ends_at_once()
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        using var session = Torch.Start(data, Torch.Run(data.Definition, "sgd"));
        var result = session.RunEpoch(1, new Silent(), new CancellationToken(canceled: true));
        Assert.Equal(0, Assert.IsType<TrainingError.Stopped>(result.Case).EpochsDone);
    }

    [Fact]
    public void A_state_of_another_rule_is_refused()
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        using var sgd = Torch.Start(data, Torch.Run(data.Definition, "sgd"));
        var result = Torch.Trainer.Start(data, Torch.Run(data.Definition, "adam"), Prelude.Some(sgd.Save()));
        Assert.IsType<TrainingError.BadRecord>(result.Case);
    }

    [Fact]
    public void The_gradient_is_clipped_to_length_5()
    {
        // One batch, one step: the parameters move by learning rate times the clipped gradient, at most 5 long.
        var data = Torch.Load(DatasetCatalogue.Mnist);
        var short1 = Torch.Run(data.Definition, "sgd:learning-rate=1") with { BatchSize = 256, GradientClip = 0.01 };
        using var session = Torch.Start(data, short1);
        var before = Floats(session.Save());
        Torch.Epoch(session, 1);
        var after = Floats(session.Save());
        var moved = Math.Sqrt(before.Zip(after).Sum(pair => Math.Pow(pair.Item1 - pair.Item2, 2)));
        Assert.Equal(0.01, moved, 1e-4);
    }

    private static float[] Floats(ReadOnlyMemory<byte> state)
        => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(state.Span[sizeof(long)..]).ToArray();

    private static DatasetDefinition Definition(string name)
        => DatasetCatalogue.Find(name).Match(Succ: found => found, Fail: _ => throw new InvalidOperationException(name));
}
