using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>The runs behind one curve of a training figure: one rule, one body of data, all seeds.</summary>
/// <param name="Rule">The text that chooses the rule: its name alone, where all its parameters are those of the experiment.</param>
/// <param name="Shown">The record whose curve is drawn: that of the default seed, or of the lowest one there is.</param>
/// <param name="All">The records of all seeds, in the order of seeds; the one shown included.</param>
internal sealed record TrainingRuns(string Rule, TrainingRecord Shown, Seq<TrainingRecord> All);

/// <summary>Chooses the records that a training figure shows. Pure.</summary>
internal static class TrainingSelection
{
    /// <summary>The records that there are, or why they cannot be read.</summary>
    public static Validation<JobError, Seq<TrainingRecord>> Known(Either<TrainingError, Seq<TrainingRecord>> records)
        => records.MapLeft(error => (JobError)error).ToValidation();

    /// <summary>The runs of each rule that the experiment compares, all on the same data with the same numbers.</summary>
    public static Validation<JobError, Seq<TrainingRuns>> Choose(
        string figure, PublishedExperiment experiment, TrainingParameters p, Seq<TrainingRecord> records)
        => Choose(figure, experiment, experiment.Rules, p, records);

    /// <summary>The runs of some rules (<see cref="RuleCatalogue.Parse"/>), all on the same data with the same numbers, in the order of the rules.</summary>
    public static Validation<JobError, Seq<TrainingRuns>> Choose(
        string figure, PublishedExperiment experiment, Seq<string> rules, TrainingParameters p, Seq<TrainingRecord> records)
        => Profile.Find(p.Profile)
            .MapFail(error => (JobError)error)
            .Bind(profile => Seq(Precision.Float32, Precision.BFloat16)
                .Filter(precision => p.Precision == TrainingParameters.Any || string.Equals(p.Precision, precision.ToString(), StringComparison.OrdinalIgnoreCase))
                .Bind(precision => Groups(experiment, rules, profile, precision, p.Data, records))
                .OrderByDescending(runs => runs.Head.Shown.TrainImages)
                .ToSeq()
                .HeadOrNone()
                .ToValidation((JobError)Missing(figure, experiment, rules, p)));

    // Sorting is stable: of two groups of one size, the one with the published precision stays first.
    private static Seq<Seq<TrainingRuns>> Groups(
        PublishedExperiment experiment, Seq<string> rules, Profile profile, Precision precision, string edition, Seq<TrainingRecord> records)
        => records
            .Filter(record => record.Settings.Dataset == experiment.Dataset && record.Settings.Precision == precision)
            .Filter(record => edition == TrainingParameters.Any || record.Data.Name == edition)
            .GroupBy(record => record.Data.Sha256)
            .Map(group => rules.Map(rule => Runs(experiment, profile, precision, rule, group.ToSeq())).Somes())
            .Filter(runs => runs.Count == rules.Count)
            .ToSeq();

    private static Option<TrainingRuns> Runs(
        PublishedExperiment experiment, Profile profile, Precision precision, string rule, Seq<TrainingRecord> records)
    {
        var all = records
            .Filter(record => !record.Epochs.IsEmpty && IsPart(experiment, rule, profile, precision, record.Settings))
            .OrderBy(record => record.Settings.Seed)
            .ToSeq();
        return (all.Find(record => record.Settings.Seed == PublishedExperiment.DefaultSeed) || all.HeadOrNone())
            .Map(shown => new TrainingRuns(rule, shown, all));
    }

    // A rule is known by its own row: a text that names another rule is none that this run followed.
    private static bool IsPart(PublishedExperiment experiment, string rule, Profile profile, Precision precision, RunSettings settings)
        => experiment.State(Seq1(settings.Rule.Row), profile, precision, Seq1(rule), Seq1(settings.Seed))
            .Exists(stated => stated.Runs.Exists(run => run == settings));

    private static TrainingError.MissingRecords Missing(string figure, PublishedExperiment experiment, Seq<string> rules, TrainingParameters p)
        => new(figure, experiment.Name, rules == experiment.Rules ? Empty : rules, p.Profile);
}
