using System.Globalization;
using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Host.Reports;

/// <summary>The last lines of the verb <c>train</c>: what each run reached, on which data, and where its record stands. Pure.</summary>
internal sealed record TrainReport(Seq<TrainingRecord> Records, string Folder)
{
    /// <summary>What the process returns.</summary>
    public int ExitCode => Errors.IsEmpty ? Reports.ExitCode.Done : Reports.ExitCode.JobFailed;

    /// <summary>One line for each run that diverged.</summary>
    public Seq<string> Errors => Records
        .Filter(record => record.Outcome == RunOutcome.Diverged)
        .Map(record => Line.Error(new TrainingError.Diverged(record.Settings.Label, record.Epochs.Count + 1)));

    /// <summary>What was reached.</summary>
    public Seq<string> Summary(TimeSpan elapsed, long peakBytes)
        => Records.Map(Reached)
            + Records.Map(record => $"data: {record.Data.Description}").Distinct().ToSeq()
            + Prelude.Seq1(string.Create(
                CultureInfo.InvariantCulture,
                $"{Records.Count} records in {Folder}, {elapsed.TotalSeconds:F1} s, peak memory {peakBytes / 1e9:F2} GB."));

    private static string Reached(TrainingRecord record)
        => record.Epochs.LastOrNone().Match(
            Some: last => string.Create(
                CultureInfo.InvariantCulture,
                $"{record.Settings.Label}: loss {last.TrainLoss:F4}, test {last.TestAccuracy:F2} %{Kept(last.TestAccuracyByTask)} after {last.Epoch} epochs of {record.SecondsPerEpoch.Sum() / record.Epochs.Count:F1} s"),
            None: () => $"{record.Settings.Label}: no epoch was finished");

    private static string Kept(Seq<double> byTask)
        => byTask.IsEmpty ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", over all {byTask.Count} tasks {byTask.Average():F2} %");
}
