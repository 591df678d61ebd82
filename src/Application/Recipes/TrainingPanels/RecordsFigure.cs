using System.Globalization;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>Any training records: loss and accuracy after each epoch, a row for each subject, a line for each rule with its settings; also rules that somebody added.</summary>
internal static class RecordsFigure
{
    private const string Name = "training";
    private const double BandOpacity = 0.2;

    /// <summary>The recipe, over the records that there are.</summary>
    public static Recipe Of(Either<TrainingError, Seq<TrainingRecord>> records)
        => Recipe.Define(
            Name,
            "Training records, whichever are chosen: mean training loss and test accuracy after each epoch, a row for each subject and a line for each rule",
            RecordsParameters.Default,
            RecordsParameters.Rows,
            (edition, p) => TrainingSelection.Known(records)
                .Bind(all => Chosen(p, all))
                .Map(chosen => Describe(p, chosen))
                .Map(figure => edition.If(Explained(p, figure), figure)));

    private static Validation<JobError, Seq<TrainingRecord>> Chosen(RecordsParameters p, Seq<TrainingRecord> all)
    {
        var chosen = all.Filter(record => !record.Epochs.IsEmpty && p.Takes(record)).OrderBy(RecordsParameters.NameOf, StringComparer.Ordinal).ToSeq().Strict();
        return chosen.IsEmpty
            ? Fail<JobError, Seq<TrainingRecord>>(new JobError.BadParameter(
                Name, "records", p.Records, $"with dataset {p.Dataset}, rules {p.Rules} and seeds {p.Seeds} it must match one of the {all.Count} records, such as {all.HeadOrNone().Map(RecordsParameters.NameOf).IfNone("those that the verb train makes")}"))
            : Success<JobError, Seq<TrainingRecord>>(chosen);
    }

    private static Figure Explained(RecordsParameters p, Figure figure)
        => House.Explained(
            "Training records",
            "Mean training loss (left) and test accuracy (right) after each epoch, under each rule"
                + (p.Spread == RecordsParameters.Band ? ": the mean over all seeds, with bands from the least to the greatest." : ", a line for each seed."),
            figure);

    private static Figure Describe(RecordsParameters p, Seq<TrainingRecord> records)
    {
        var rows = records.GroupBy(record => p.Overlay == "yes" ? "all" : Subject(record)).Map(group => (Subject: group.Key, Runs: Groups(group.ToSeq()))).ToSeq().Strict();
        return new Figure(Name, 14, 4.2 * rows.Count, rows.Map((row, it) => Seq(
            Panel("loss", it.Subject, "training loss", new Cell(row, 0, rows.Count, 2), epoch => epoch.TrainLoss, p, it.Runs),
            Panel("accuracy", it.Subject, "test accuracy, %", new Cell(row, 1, rows.Count, 2), epoch => epoch.TestAccuracy, p, it.Runs) with { Legend = LegendCorner.Beside })).ToSeq().Flatten())
        {
            Origins = rows.Bind(row => row.Runs).Bind(run => run.Records.Map(record => new Origin(run.Name, TrainingCurves.Words(record)))).Strict(),
        };
    }

    // Runs that differ in nothing but their seeds.
    private static Seq<Run> Groups(Seq<TrainingRecord> records)
    {
        var groups = records.GroupBy(record => (Subject(record), record.Settings.Rule.ToString(), record.Profile, record.Settings.Precision)).Map(group => group.ToSeq()).ToSeq().Strict();
        var unknown = groups.Map(group => group.Head.Settings.Rule.Name).Filter(rule => RuleLook.Find(rule).IsNone).Distinct().ToSeq().Strict();
        return groups.Map((index, group) =>
        {
            var rule = group.Head.Settings.Rule;
            var twins = groups.Filter(other => other.Head.Settings.Rule.Name == rule.Name).Strict();
            var rank = twins.TakeWhile(other => other != group).Count();
            var look = RuleLook.Of(unknown.TakeWhile(it => it != rule.Name).Count(), rule.Name);
            return new Run($"run-{index + 1}", Label(rule, twins), rank == 0 ? look : Varied(rank, look), group);
        }).ToSeq().Strict();
    }

    // The same rule with other settings: its colour, ever paler.
    private static RuleLook Varied(int rank, RuleLook look)
    {
        var share = Math.Min(0.7, 0.3 * rank);
        byte Paler(byte channel) => (byte)Math.Round(channel + (share * (255 - channel)));
        return look with { Color = new Color(Paler(look.Color.Red), Paler(look.Color.Green), Paler(look.Color.Blue)) };
    }

    // Where a rule occurs with several settings, those that differ tell them apart.
    private static string Label(RuleSettings rule, Seq<Seq<TrainingRecord>> twins)
    {
        var differing = rule.Parameters.Filter(parameter => twins.Map(twin => twin.Head.Settings.Rule[parameter.Name]).Distinct().Count > 1);
        var settings = differing.Map(parameter => string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} {parameter.Value:R}"));
        return settings.IsEmpty ? rule.Title : $"{rule.Title}, {string.Join(", ", settings)}";
    }

    private static string Subject(TrainingRecord record)
        => record.Data.Name == "complete" ? record.Settings.Subject : $"{record.Settings.Subject} ({record.TrainImages.ToString("N0", CultureInfo.InvariantCulture)} images)";

    private static Panel Panel(string name, string subject, string label, Cell cell, Func<EpochResult, double> quantity, RecordsParameters p, Seq<Run> runs)
    {
        var layers = (p.Spread == RecordsParameters.Band ? runs.Bind(run => Band(quantity, run)) : Seq<Layer>()) + runs.Bind(run => Lines(quantity, p, run));
        return new Panel(cell.Rows == 1 ? name : $"{name}-{cell.Row + 1}")
        {
            Cell = cell with { ColumnGap = 0.25, RowGap = 0.4 },
            Frame = Frame.LeftAndBottom,
            Title = subject == "all" ? None : Some(subject),
            X = House.Axis("epoch", 0, 1.02 * TrainingCurves.LastEpoch(layers), 5),
            Y = name == "loss" ? TrainingCurves.LossAxis(label, layers) : TrainingCurves.AccuracyAxis(label, layers),
            Layers = layers,
        };
    }

    private static Seq<Layer> Lines(Func<EpochResult, double> quantity, RecordsParameters p, Run run)
    {
        var curves = run.Curves(quantity);
        var drawn = p.Spread == RecordsParameters.Band ? Seq1(SeedBand.Across(Enumerable.Average, curves)) : curves;
        return drawn.Map((i, curve) => (Layer)new Layer.Line(drawn.Count == 1 ? run.Name : $"{run.Name}-{i + 1}", curve, run.Look.Stroke(House.LineWidth)) { Label = run.Label }).ToSeq();
    }

    private static Seq<Layer> Band(Func<EpochResult, double> quantity, Run run)
    {
        var curves = run.Curves(quantity);
        return curves.Count > 1 ? Seq1<Layer>(SeedBand.Around(run.Name, run.Look.Color.WithOpacity(BandOpacity), curves)) : Seq<Layer>();
    }

    private sealed record Run(string Name, string Label, RuleLook Look, Seq<TrainingRecord> Records)
    {
        public Seq<Series> Curves(Func<EpochResult, double> quantity) => Records.Map(record => TrainingCurves.Curve(quantity, record)).Strict();
    }
}
