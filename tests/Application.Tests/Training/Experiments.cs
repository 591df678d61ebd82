using LanguageExt;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Training;

/// <summary>Experiments and records for the tests.</summary>
internal static class Experiments
{
    public static Experiment Smoke(params long[] seeds) => State(Profile.Smoke, PublishedExperiment.Mnist.Rules, seeds);

    public static Experiment State(Profile profile, Seq<string> rules, params long[] seeds)
        => Good(PublishedExperiment.Mnist.State(AllRules.FirstOrder, profile, Precision.Float32, rules, seeds.Length == 0 ? Seq1(0L) : seeds.ToSeq()));

    public static T Good<TError, T>(Validation<TError, T> value)
        => value.Match(Succ: it => it, Fail: errors => throw new InvalidOperationException(string.Join(' ', errors)));

    public static T Good<TError, T>(Either<TError, T> value)
        => value.Match(Right: it => it, Left: error => throw new InvalidOperationException($"{error}"));

    public static TrainingRecord Record(RunSettings run, DatasetEdition data, params EpochResult[] epochs)
        => new(
            run,
            "paper",
            data,
            60_000,
            10_000,
            epochs.ToSeq().Strict(),
            RunOutcome.Completed,
            new TrainingEnvironment("cpu", 1, Seq("TorchSharp 0.107.0", "libtorch 2.10.0")),
            epochs.ToSeq().Map(_ => 2.5).Strict());
}
