using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>What rules reached on a stream of tasks, as a table in Markdown. Pure.</summary>
public static class StreamTable
{
    /// <summary>The accuracy on each task when it had just been learnt, and the mean over the tasks.</summary>
    /// <param name="records">Runs over one number of tasks, all complete; runs of one rule with several seeds give one line, with the mean over seeds.</param>
    public static string Learnt(Seq<TrainingRecord> records) => Of(records, record => record.AccuracyByTask.Map(row => row.Last()));

    /// <summary>The accuracy on each task after the last one had been learnt, and the mean over the tasks.</summary>
    /// <param name="records">As for <see cref="Learnt"/>.</param>
    public static string Kept(Seq<TrainingRecord> records) => Of(records, record => record.AccuracyByTask.Last());

    private static string Of(Seq<TrainingRecord> records, Func<TrainingRecord, Seq<double>> byTask)
    {
        var lines = records
            .GroupBy(record => record.Settings.Rule.Title)
            .Select(rule => (rule.Key, Means(rule.ToSeq().Map(byTask))))
            .ToSeq()
            .Map(it => Row(it.Key, it.Item2.Add(it.Item2.Average()).Map(value => value.ToString("F2", CultureInfo.InvariantCulture))));
        var tasks = records.Head.AccuracyByTask.Count;
        var head = Row("rule", Range(1, tasks).ToSeq().Map(task => task.ToString(CultureInfo.InvariantCulture)).Add("mean"));
        var rule = Row("---", Range(0, tasks + 1).ToSeq().Map(_ => "---"));
        return string.Join('\n', Seq(head, rule) + lines) + "\n";
    }

    private static Seq<double> Means(Seq<Seq<double>> seeds)
        => Range(0, seeds.Head.Count).ToSeq().Map(task => seeds.Map(row => row[task]).Average()).Strict();

    private static string Row(string first, Seq<string> others) => $"| {string.Join(" | ", Seq1(first) + others)} |";
}
