using LanguageExt;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using static LanguageExt.Prelude;

namespace LossNav.Fuzzing;

/// <summary>What carries a checksum of what it says: records, checkpoints, manifests. A change that is understood must say the same as before.</summary>
internal static class SealedTargets
{
    private static readonly TrainingRecord Record = Make();

    /// <summary>Records of training runs.</summary>
    public static Target Records { get; } = Changed(
        "records",
        TrainingRecordJson.Write(Record),
        bytes => TrainingRecordJson.Read(AllRules.FirstOrder, "fuzzed", bytes).Map(record => TrainingRecordJson.Write(record)).ToOption());

    /// <summary>States of unfinished training runs.</summary>
    public static Target Checkpoints { get; } = Changed(
        "checkpoints",
        CheckpointFormat.Write(new Checkpoint(Record.Key, Record.Environment, Record.Epochs, Record.SecondsPerEpoch, new byte[256])),
        bytes => CheckpointFormat.Read("fuzzed", bytes).Map(checkpoint => CheckpointFormat.Write(checkpoint)).ToOption());

    /// <summary>Manifests of results.</summary>
    public static Target Manifests { get; } = Changed(
        "manifests",
        ManifestJson.Write(Manifest.Empty.With(Seq1(new ManifestEntry(
            "figure",
            Edition.Panels,
            Seq1(new SetParameter("width", "2")),
            new string('a', 64),
            Map((".NET", "10.0")),
            Seq1(new ManifestFile("figure.png", "skia", "png", 1234, new string('b', 64))))))),
        bytes => ManifestJson.Read(bytes).Map(ManifestJson.Write).ToOption());

    private static Target Changed(string name, ReadOnlyMemory<byte> original, Func<ReadOnlyMemory<byte>, Option<ReadOnlyMemory<byte>>> readAndWrite)
        => new(name, random =>
        {
            var changed = Mutator.Change(random, original.Span);
            return readAndWrite(changed).Match(
                Some: again => again.Span.SequenceEqual(original.Span) ? Outcome.Understood : Outcome.Fooled,
                None: () => Outcome.Refused);
        });

    private static TrainingRecord Make()
    {
        var run = PublishedExperiment.Mnist.State(AllRules.FirstOrder, Profile.Smoke, Precision.Float32, Seq1("adam"), Seq1(3L))
            .Match(Succ: experiment => experiment, Fail: errors => throw new InvalidOperationException(string.Join(' ', errors)))
            .Runs.Head;
        return new TrainingRecord(
            run,
            "smoke",
            DatasetCatalogue.Mnist.Editions.Head,
            1000,
            500,
            Seq1(new EpochResult(1, 0.1 + 0.2, 97.25)),
            RunOutcome.Completed,
            new TrainingEnvironment("cpu", 1, Seq("TorchSharp 0.107.0", "libtorch 2.10.0")),
            Seq1(2.5));
    }
}
