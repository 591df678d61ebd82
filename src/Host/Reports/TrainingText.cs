using System.Globalization;
using LossNav.Application.Training;

namespace LossNav.Host.Reports;

/// <summary>What happens in training, in words.</summary>
internal static class TrainingText
{
    public static string Found(RunSettings run) => $"{run.Label}: its record is there, nothing to do";

    public static string Started(RunSettings run, int epochsDone, TrainingEnvironment environment)
        => Text($"{run.Label}: {(epochsDone == 0 ? "begins" : Text($"goes on after epoch {epochsDone}"))} ({environment}, {Precision(run.Precision)})");

    public static string Learning(RunSettings run, EpochProgress progress)
        => Text($"{run.Label}  epoch {progress.Epoch}/{run.Epochs}  loss {progress.Loss:F4}  {progress.ImagesPerSecond:N0} images/s");

    public static string EpochDone(RunSettings run, EpochResult result, double seconds, int images)
        => Text($"{run.Label}  epoch {result.Epoch}/{run.Epochs}  loss {result.TrainLoss:F4}  test {result.TestAccuracy:F2} %{Tasks(run, result)}  {seconds:F1} s  {images / seconds:N0} images/s");

    private static string Tasks(RunSettings run, EpochResult result)
        => run.Stream.Match(
            Some: stream => Text($"  task {stream.TaskOf(result.Epoch)}{(result.TestAccuracyByTask.IsEmpty ? string.Empty : Text($", all tasks so far {result.TestAccuracyByTask.Average():F2} %"))}"),
            None: () => string.Empty);

    public static string TimeLeft(TimeSpan left) => Text($"{left:hh\\:mm\\:ss} left");

    public static string Precision(Precision precision) => precision.ToString().ToLowerInvariant();

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
