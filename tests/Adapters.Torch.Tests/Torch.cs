using LanguageExt;
using LossNav.Adapters.Datasets;
using LossNav.Adapters.Torch.Loading;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using Xunit;

namespace LossNav.Adapters.Torch.Tests;

/// <summary>What the tests share: a prepared library, and the real images that stand beside them.</summary>
internal static class Torch
{
    /// <summary>Every test class calls it before it touches a tensor.</summary>
    public static void Prepare()
    {
        NativeRuntime.Prepare().IfLeft(reason => Assert.Fail(reason));
        TorchSharp.torch.set_num_threads(1);
    }

    /// <summary>Whether two tensors have the same shape and the same bits.</summary>
    public static bool Same(TorchSharp.torch.Tensor one, TorchSharp.torch.Tensor other)
        => one.shape.SequenceEqual(other.shape) && one.eq(other).all().item<bool>();

    public static TorchTrainer Trainer { get; } = new(new TorchOptions(TrainingDevice.Cpu, 1));

    public static Dataset Load(DatasetDefinition dataset)
        => new FolderDatasetSource(Path.Combine(AppContext.BaseDirectory, "fixtures"))
            .Load(dataset)
            .IfLeft(error => throw new InvalidOperationException(error.Message));

    public static RunSettings Run(DatasetDefinition dataset, string rule, long seed = 0, Precision precision = Precision.Float32)
        => PublishedExperiment.Find(dataset.Name)
            .Bind(published => published.State(AllRules.FirstOrder, Profile.Smoke, precision, Prelude.Seq1(rule), Prelude.Seq1(seed)))
            .Match(Succ: experiment => experiment.Runs.Head, Fail: errors => throw new InvalidOperationException(errors.Head.Message));

    public static ITrainingSession Start(Dataset dataset, RunSettings run, Option<ReadOnlyMemory<byte>> state = default)
        => Trainer.Start(dataset, run, state).IfLeft(error => throw new InvalidOperationException(error.Message));

    public static EpochResult Epoch(ITrainingSession session, int epoch)
        => session.RunEpoch(epoch, new Silent(), TestContext.Current.CancellationToken)
            .IfLeft(error => throw new InvalidOperationException(error.Message));

    public static EpochResult[] Epochs(Dataset dataset, RunSettings run, int count)
    {
        using var session = Start(dataset, run);
        return [.. Enumerable.Range(1, count).Select(epoch => Epoch(session, epoch))];
    }
}

internal sealed class Silent : IProgress<EpochProgress>
{
    public void Report(EpochProgress value)
    {
    }
}
