using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>What the paper chose for one dataset (figure 2e and 2f), and its parts that can be varied.</summary>
/// <param name="Dataset">The data.</param>
/// <param name="Model">The network.</param>
/// <param name="Epochs">Passes over the images.</param>
/// <param name="BatchSize">Images per step.</param>
/// <param name="GradientClip">Longest gradient.</param>
/// <param name="Augmentation">Random crops and flips.</param>
/// <param name="RuleValues">Rule parameters that differ from the catalogue's defaults, by rule and parameter.</param>
public sealed record PublishedExperiment(
    DatasetDefinition Dataset,
    NetworkModel Model,
    int Epochs,
    int BatchSize,
    double GradientClip,
    bool Augmentation,
    Map<string, Map<string, string>> RuleValues)
{
    /// <summary>The seed that is used when none is given. The paper set none.</summary>
    public const long DefaultSeed = 0;

    /// <summary>The rules that the paper compares, by name.</summary>
    public static Seq<string> Rules { get; } = Seq("sgd", "adam", "ballistic");

    /// <summary>Figure 2e.</summary>
    public static PublishedExperiment Mnist { get; } = Digits(DatasetCatalogue.Mnist);

    /// <summary>The settings of figure 2e on another dataset of the same format; the paper does not show it.</summary>
    public static PublishedExperiment FashionMnist { get; } = Digits(DatasetCatalogue.FashionMnist);

    /// <summary>Figure 2f.</summary>
    public static PublishedExperiment Cifar10 { get; } = new(
        DatasetCatalogue.Cifar10,
        NetworkModel.Cnn,
        25,
        128,
        5,
        true,
        Map(
            ("sgd", Map(("learning-rate", "0.1"))),
            ("adam", Map(("learning-rate", "5e-4"))),
            ("ballistic", Map(("learning-rate", "5e-4"), ("beta2", "0.9")))));

    /// <summary>Every experiment: one per dataset.</summary>
    public static Seq<PublishedExperiment> All { get; } = Seq(Mnist, FashionMnist, Cifar10);

    /// <summary>The experiment on a dataset, chosen by the dataset's name.</summary>
    public static Validation<TrainingError, PublishedExperiment> Find(string dataset)
        => DatasetCatalogue.Find(dataset).Map(found => All.Find(experiment => experiment.Dataset == found).Head());

    /// <summary>States the experiment.</summary>
    /// <param name="profile">How much of it to do.</param>
    /// <param name="precision">The numbers that the network computes with.</param>
    /// <param name="rules">Rules by text (<see cref="RuleCatalogue.Parse"/>); parameters that a text does not name are the published ones.</param>
    /// <param name="seeds">One run per rule and seed.</param>
    /// <returns>The experiment, or all errors at once.</returns>
    public Validation<TrainingError, Experiment> State(Profile profile, Precision precision, Seq<string> rules, Seq<long> seeds)
        => rules.Map(rule => RuleCatalogue.Parse(rule, name => RuleValues.Find(name).IfNone(Map<string, string>())))
            .Sequence()
            .Map(chosen => new Experiment(
                profile,
                seeds.Distinct().Bind(seed => chosen.ToSeq().Distinct().Map(rule => Run(profile, precision, rule, seed)))));

    private RunSettings Run(Profile profile, Precision precision, RuleSettings rule, long seed)
        => new(
            Dataset,
            Model,
            rule,
            seed,
            profile.Epochs.IfNone(Epochs),
            BatchSize,
            GradientClip,
            Augmentation,
            precision,
            profile.TrainImages,
            profile.TestImages);

    private static PublishedExperiment Digits(DatasetDefinition dataset)
        => new(
            dataset,
            NetworkModel.Mlp,
            10,
            128,
            5,
            false,
            Map(
                ("sgd", Map(("learning-rate", "0.1"))),
                ("adam", Map(("learning-rate", "1e-3"))),
                ("ballistic", Map(("learning-rate", "5e-4"), ("beta2", "0.999")))));
}
