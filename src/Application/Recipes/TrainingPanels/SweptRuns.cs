using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>The runs of one rule over a sweep of learning rates.</summary>
/// <param name="Rule">The rule as a text, without its learning rate.</param>
/// <param name="Title">The name that people read.</param>
/// <param name="Rates">Each multiple of the learning rate with its runs.</param>
internal sealed record SweptRuns(string Rule, string Title, Seq<(double Factor, TrainingRuns Runs)> Rates)
{
    /// <summary>The multiple whose run of the default seed ends with the least training loss.</summary>
    public (double Factor, TrainingRuns Runs) Best => Rates.OrderBy(rate => LastLoss(rate.Runs.Shown)).First();

    /// <summary>The training loss of the last epoch; infinite where the run diverged.</summary>
    public static double LastLoss(TrainingRecord record)
        => record.Epochs.Last.TrainLoss is var loss && double.IsFinite(loss) ? loss : double.PositiveInfinity;

    /// <summary>The runs of sweeps, all on the same data.</summary>
    public static Validation<JobError, Seq<SweptRuns>> Choose(string figure, TrainingParameters p, Seq<SweptRate> rates, Seq<TrainingRecord> records)
        => TrainingSelection.Choose(figure, PublishedExperiment.Mnist, rates.Map(rate => rate.Text), p, records)
            .Map(runs => rates.Zip(runs).ToSeq()
                .Fold(LanguageExt.Seq<SweptRuns>.Empty, (so, pair) => so.Exists(it => it.Rule == pair.Item1.Rule)
                    ? so.Map(it => it.Rule == pair.Item1.Rule ? it with { Rates = it.Rates.Add((pair.Item1.Factor, pair.Item2)) } : it)
                    : so.Add(new SweptRuns(pair.Item1.Rule, pair.Item2.Shown.Settings.Rule.Title, Seq1((pair.Item1.Factor, pair.Item2)))))
                .Strict());
}
