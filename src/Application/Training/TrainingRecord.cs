using LanguageExt;

namespace LossNav.Application.Training;

/// <summary>What came out of one pass over the training images.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="TrainLoss">Mean cross-entropy over the training images, each taken when it was learnt from; nats.</param>
/// <param name="TestAccuracy">Percentage of the test images that the network labels correctly after the epoch.</param>
public sealed record EpochResult(int Epoch, double TrainLoss, double TestAccuracy)
{
    /// <summary>After the last epoch of a task in a stream: the same percentage for each task so far, from the first one on; empty at any other time.</summary>
    public Seq<double> TestAccuracyByTask { get; init; }
}

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>All epochs were done.</summary>
    Completed,

    /// <summary>The loss stopped being finite; the epochs before that are kept.</summary>
    Diverged,
}

/// <summary>Where the numbers were computed. Another place gives other rounding errors, and slightly different curves.</summary>
/// <param name="Device">The processor: <c>cpu</c>, <c>cuda</c> or <c>mps</c>.</param>
/// <param name="Threads">Threads that one operation may use.</param>
/// <param name="Libraries">Name and version of each library that computed, for example <c>libtorch 2.10.0</c>.</param>
public sealed record TrainingEnvironment(string Device, int Threads, Seq<string> Libraries)
{
    /// <summary>One line for messages.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Device}, {Threads} thread(s), {string.Join(", ", Libraries)}");
}

/// <summary>The record of one training run: what was asked, on which data, what came out, and where and how fast.</summary>
/// <param name="Settings">What was asked.</param>
/// <param name="Profile">The name of the profile that it was part of.</param>
/// <param name="Data">The body of data that it learnt from.</param>
/// <param name="TrainImages">Training images used.</param>
/// <param name="TestImages">Test images used.</param>
/// <param name="Epochs">What came out, epoch by epoch.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Environment">Where it was computed.</param>
/// <param name="SecondsPerEpoch">Wall time of each epoch, tests included. Measured, so no two records agree on it.</param>
public sealed record TrainingRecord(
    RunSettings Settings,
    string Profile,
    DatasetEdition Data,
    int TrainImages,
    int TestImages,
    Seq<EpochResult> Epochs,
    RunOutcome Outcome,
    TrainingEnvironment Environment,
    Seq<double> SecondsPerEpoch)
{
    /// <summary>The key under which it is found.</summary>
    public RunKey Key => RunKey.Of(Settings, Data.Sha256);

    /// <summary>The table of a stream of tasks: a row for each task learnt, with the accuracy on each task so far; percent. Empty for a single task.</summary>
    public Seq<Seq<double>> AccuracyByTask => Epochs.Map(epoch => epoch.TestAccuracyByTask).Filter(row => !row.IsEmpty);

    /// <summary>Whether two records say the same about everything but wall time.</summary>
    public static bool AgreeOnNumbers(TrainingRecord one, TrainingRecord other)
        => one with { SecondsPerEpoch = Seq<double>.Empty } == other with { SecondsPerEpoch = Seq<double>.Empty };
}
