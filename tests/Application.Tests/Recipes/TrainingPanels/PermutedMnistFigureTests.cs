using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.TrainingPanels;
using LossNav.Application.Tests.Training;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Recipes.TrainingPanels;

/// <summary>The figure over records that are written down here: three tasks, two seeds.</summary>
public sealed class PermutedMnistFigureTests
{
    private const string Name = "permuted_mnist";

    [Fact]
    public void The_panels_show_how_each_task_begins_how_it_ends_and_the_mean_so_far()
    {
        var figure = Good(Draw(Records(0)));
        Assert.Equal(["sgd", "adam", "l2-init", "weight-reset"], figure.Panels[0].Layers.Map(layer => layer.Name).ToArray());
        var (first, present, mean) = (Line(figure.Panels[0], "adam"), Line(figure.Panels[1], "adam"), Line(figure.Panels[2], "adam"));
        Assert.Equal([1.5, 2.5, 3.5], first.Y.Span.ToArray());
        Assert.Equal([1, 2, 3], present.X.Span.ToArray());
        Assert.Equal([91, 94, 97], present.Y.Span.ToArray());
        Assert.Equal([91, (81 + 94) / 2.0, (61 + 74 + 97) / 3.0], mean.Y.Span.ToArray());
    }

    [Fact]
    public void Several_seeds_give_a_band_from_the_least_to_the_greatest_that_can_be_turned_off()
    {
        var figure = Good(Draw(Records(0) + Records(2)));
        var band = (Layer.Band)figure.Panels[1].Layers.Find(layer => layer.Name == "sgd-seeds").IfNone(() => throw new InvalidOperationException());
        Assert.Equal([90, 93, 96], band.Lower.Y.Span.ToArray());
        Assert.Equal([92, 95, 98], band.Upper.Y.Span.ToArray());
        Assert.Equal(4, Good(Draw(Records(0) + Records(2), ("spread", "none"))).Panels[0].Layers.Count);
    }

    [Fact]
    public void Every_curve_says_which_record_it_comes_from()
    {
        var figure = Good(Draw(Records(0)));
        Assert.Equal(["sgd", "adam", "l2-init", "weight-reset"], figure.Origins.Map(origin => origin.Layer).ToArray());
        Assert.All(figure.Origins.Zip(Records(0)), pair => Assert.Contains(pair.Item2.Key.Value, pair.Item1.Words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_without_a_record_and_what_to_do_are_told()
    {
        var error = Assert.Single(Draw(Records(0).Take(3).ToSeq()).Match(Succ: _ => Seq<JobError>(), Fail: errors => errors));
        var missing = Assert.IsType<TrainingError.MissingRecords>(error);
        Assert.Equal(("permuted-mnist", Seq<string>()), (missing.Experiment, missing.Rules));
    }

    [Fact]
    public void Runs_of_one_task_or_with_other_parameters_are_not_taken_for_it()
    {
        var plain = Records(0).Map(record => record with { Settings = record.Settings with { Stream = None } });
        Assert.True(Draw(plain).IsFail);
        var other = Experiments.Good(PublishedExperiment.PermutedMnist.State(AllRules.FirstOrder, Profile.Paper, Precision.Float32, Seq1("l2-init:strength=0.5"), Seq1(0L))).Runs.Head;
        Assert.True(Draw(Records(0).Map(record => record.Settings.Rule.Name == "l2-init" ? record with { Settings = other } : record)).IsFail);
    }

    [Fact]
    public void Records_of_the_navigators_dial_are_chosen_by_the_texts_of_its_settings()
    {
        var runs = Experiments.State(Profile.Paper, NavigatorDial.Settings).Runs;
        var records = runs.Map(run => Experiments.Record(run, DatasetCatalogue.Mnist.Editions.Head, new EpochResult(1, 0.5, 90)));
        var chosen = Experiments.Good(TrainingSelection.Choose(
            "dial", PublishedExperiment.Mnist, NavigatorDial.Settings, TrainingParameters.Published, records.Rev()));
        Assert.Equal([0, 0.001, 10], chosen.Map(run => run.Shown.Settings.Rule["epsilon"]).ToArray());
        Assert.Equal(NavigatorDial.Settings, chosen.Map(run => run.Rule));
        var missing = TrainingSelection.Choose("dial", PublishedExperiment.Mnist, NavigatorDial.Settings, TrainingParameters.Published, records.Tail);
        Assert.Equal(NavigatorDial.Settings, Assert.IsType<TrainingError.MissingRecords>(Assert.Single(missing.FailToSeq())).Rules);
    }

    [Fact]
    public void The_tables_show_what_was_learnt_and_what_was_kept_as_means_over_seeds()
    {
        var records = (Records(0) + Records(2)).Filter(record => record.Settings.Rule.Name == "sgd");
        Assert.Equal("| rule | 1 | 2 | 3 | mean |\n| --- | --- | --- | --- | --- |\n| SGD | 91.00 | 94.00 | 97.00 | 94.00 |\n", StreamTable.Learnt(records));
        Assert.Equal("| rule | 1 | 2 | 3 | mean |\n| --- | --- | --- | --- | --- |\n| SGD | 61.00 | 74.00 | 97.00 | 77.33 |\n", StreamTable.Kept(records));
    }

    // Accuracies that tell rule (0 to 3), seed (0 to 2) and task apart.
    private static Seq<TrainingRecord> Records(long seed)
        => Experiments.Good(PublishedExperiment.PermutedMnist.State(AllRules.FirstOrder, Profile.Paper, Precision.Float32, Seq<string>(), Seq1(seed))).Runs
            .Map((rule, run) => Experiments.Record(
                run,
                DatasetCatalogue.Mnist.Editions.Head,
                new EpochResult(1, 1.5, 50),
                Row(3, rule + seed, 90),
                new EpochResult(4, 2.5, 50),
                Row(6, rule + seed, 80, 93),
                new EpochResult(7, 3.5, 50),
                new EpochResult(8, 0.5, 50),
                Row(9, rule + seed, 60, 73, 96)))
            .ToSeq().Strict();

    private static EpochResult Row(int epoch, double more, params double[] accuracies)
        => new(epoch, 0.1, accuracies[^1] + more) { TestAccuracyByTask = accuracies.ToSeq().Map(accuracy => accuracy + more).Strict() };

    private static Validation<JobError, Figure> Draw(Seq<TrainingRecord> records, params (string, string)[] set)
        => TrainingFigures.Of(records).Find(recipe => recipe.Name == Name).IfNone(() => throw new InvalidOperationException(Name))
            .Draw(Edition.Panels, toMap(set)).Map(drawn => drawn.Figure);

    private static Figure Good(Validation<JobError, Figure> figure) => Experiments.Good(figure);

    private static Series Line(Panel panel, string layer)
        => panel.Layers.Find(it => it.Name == layer).Map(it => ((Layer.Line)it).Series).IfNone(() => throw new InvalidOperationException(layer));
}
