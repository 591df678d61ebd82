using System.Globalization;
using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Application.Recipes.TrainingPanels;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Training;

/// <summary>The tables of docs/training.md are those of the records in results/records.</summary>
public sealed class CommittedTablesTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "docs", "training.md")).ReplaceLineEndings("\n");

    [Fact]
    public void What_was_learnt_and_kept_of_ten_tasks()
    {
        var records = Experiments.Good(TrainingSelection.Choose("tables", PublishedExperiment.PermutedMnist, TrainingParameters.Published, Committed()))
            .Bind(runs => runs.All);
        Assert.Equal(12, records.Count);
        AssertInText(StreamTable.Learnt(records));
        AssertInText(StreamTable.Kept(records));
    }

    [Fact]
    public void Three_settings_of_the_navigators_dial()
    {
        var runs = Experiments.Good(TrainingSelection.Choose(
            "tables", PublishedExperiment.Mnist, NavigatorDial.Settings, TrainingParameters.Published, Committed()));
        Assert.All(runs, run => Assert.Equal([0, 1, 2], run.All.Map(record => record.Settings.Seed).ToArray()));
        AssertInText(string.Concat(runs.Map(run =>
            $"| `{run.Rule}` | {Seeds(run, "F4", epochs => epochs.Head.TrainLoss)} | {Seeds(run, "F4", epochs => epochs.Last().TrainLoss)} | {Seeds(run, "F2", epochs => epochs.Last().TestAccuracy)} |\n")));
    }

    private static string Seeds(TrainingRuns runs, string format, Func<Seq<EpochResult>, double> quantity)
        => string.Join(", ", runs.All.Map(record => quantity(record.Epochs).ToString(format, CultureInfo.InvariantCulture)));

    private static void AssertInText(string table)
        => Assert.True(Text.Contains(table, StringComparison.Ordinal), $"docs/training.md lacks this table, which the records give:\n{table}");

    private static Seq<TrainingRecord> Committed()
        => Directory.EnumerateFiles(Path.Combine(Root, "results", "records"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => Experiments.Good(TrainingRecordJson.Read(AllRules.FirstOrder, file, File.ReadAllBytes(file))))
            .ToSeq()
            .Strict();

    private static string Here([CallerFilePath] string path = "") => path;
}
