using System.Globalization;
using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Training;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Turns an experiment that somebody asked for into an order, and an order back into the runs that it stands for. Pure.</summary>
public static class PlanTraining
{
    /// <summary>Orders an experiment.</summary>
    /// <param name="rules">The rules that there are.</param>
    /// <param name="published">The experiment.</param>
    /// <param name="profile">How much of it to do.</param>
    /// <param name="precision">The numbers that the network computes with.</param>
    /// <param name="chosen">Rules by text (<see cref="RuleCatalogue.Parse"/>); none means those that the experiment compares.</param>
    /// <param name="seeds">The seeds, at least one.</param>
    /// <returns>The order, which names every value of every rule, or all errors at once.</returns>
    public static Validation<TrainingError, Order.Train> Plan(
        Seq<RuleRow> rules, PublishedExperiment published, Profile profile, Precision precision, Seq<string> chosen, Seq<long> seeds)
        => published.State(rules, profile, precision, chosen, seeds)
            .Bind(experiment => experiment.Runs.HeadOrNone().ToValidation((TrainingError)new TrainingError.BadSetting("seed", string.Empty, "one or more whole numbers"))
                .Map(first => Of(experiment, first)));

    /// <summary>The runs that an order stands for.</summary>
    /// <param name="rules">The rules that there are.</param>
    /// <param name="order">The order.</param>
    /// <returns>The experiment, or all errors at once.</returns>
    public static Validation<TrainingError, Experiment> Experiment(Seq<RuleRow> rules, Order.Train order)
        => (Profile.Find(order.Settings.Profile),
            DatasetCatalogue.Find(order.Dataset),
            order.Rules.Map(rule => Choose(rules, rule)).Sequence(),
            CheckSettings(order.Settings))
            .Apply((profile, dataset, chosen, settings) => new Experiment(
                profile,
                order.Seeds.Bind(seed => chosen.ToSeq().Map(rule => Run(dataset, order.Network, rule, seed, settings)))));

    private static Order.Train Of(Experiment experiment, RunSettings first)
        => new(
            first.Dataset.Name,
            first.Model,
            experiment.Runs.Map(run => run.Rule).Distinct().ToSeq()
                .Map(rule => new ChosenRule(rule.Name, rule.Parameters.Map(value => (value.Name, value.Value)).ToMap())).Strict(),
            experiment.Runs.Map(run => run.Seed).Distinct().ToSeq().Strict(),
            new CommonSettings(
                experiment.Profile.Name,
                first.Epochs,
                first.BatchSize,
                first.GradientClip,
                first.Augmentation,
                first.Precision,
                first.TrainImages,
                first.TestImages,
                first.Stream.Map(stream => stream.EpochsPerTask)));

    private static Validation<TrainingError, RuleSettings> Choose(Seq<RuleRow> rules, ChosenRule rule)
        => RuleCatalogue.Create(
            rules, rule.Name, rule.Values.Pairs.ToSeq().Map(pair => (pair.Key, pair.Value.ToString("R", CultureInfo.InvariantCulture))).ToMap());

    private static RunSettings Run(DatasetDefinition dataset, NetworkModel network, RuleSettings rule, long seed, CommonSettings settings)
        => new(
            dataset,
            network,
            rule,
            seed,
            settings.Epochs,
            settings.BatchSize,
            settings.GradientClip,
            settings.Augmentation,
            settings.Precision,
            settings.TrainImages,
            settings.TestImages)
        {
            Stream = settings.EpochsPerTask.Map(epochs => new TaskStream(epochs)),
        };

    private static Validation<TrainingError, CommonSettings> CheckSettings(CommonSettings settings)
        => Seq(
                Least("epochs", settings.Epochs),
                Least("batchSize", settings.BatchSize),
                settings.GradientClip > 0
                    ? None
                    : Some((TrainingError)new TrainingError.BadSetting("gradientClip", settings.GradientClip.ToString("R", CultureInfo.InvariantCulture), "a number > 0")),
                settings.TrainImages.Bind(count => Least("trainImages", count)),
                settings.TestImages.Bind(count => Least("testImages", count)),
                settings.EpochsPerTask.Bind(count => Least("epochsPerTask", count)))
            .Somes() is { IsEmpty: false } errors
            ? Fail<TrainingError, CommonSettings>(errors)
            : Success<TrainingError, CommonSettings>(settings);

    private static Option<TrainingError> Least(string name, int value)
        => value >= 1
            ? None
            : Some((TrainingError)new TrainingError.BadSetting(name, value.ToString(CultureInfo.InvariantCulture), "a whole number ≥ 1"));
}
