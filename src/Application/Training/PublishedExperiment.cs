using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>What the paper chose for one dataset (figure 2e and 2f), and its parts that can be varied.</summary>
/// <param name="Dataset">The data.</param>
/// <param name="Model">The network.</param>
/// <param name="Epochs">Passes over the images, for each task.</param>
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

    /// <summary>The name by which it is chosen: that of its data, where there is no other experiment on them.</summary>
    public string Name { get; init; } = Dataset.Name;

    /// <summary>The rules that it compares, by name; the paper's three, where nothing else is said.</summary>
    public Seq<string> Rules { get; init; } = Seq("sgd", "adam", "ballistic");

    /// <summary>Tasks that follow each other, at least 1; each takes all the epochs.</summary>
    public int Tasks { get; init; } = 1;

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

    /// <summary>Ten tasks from MNIST, each with the pixels in another order; the paper names the theory but does not show it. The network is that of figure 2e.</summary>
    public static PublishedExperiment PermutedMnist { get; } = Mnist with
    {
        Name = "permuted-mnist",
        Rules = Seq("sgd", "adam", "l2-init", "weight-reset"),
        Tasks = 10,
        Epochs = 3,
        RuleValues = Mnist.RuleValues.AddRange(Seq(
            ("l2-init", Map(("learning-rate", "0.1"), ("strength", "1e-4"))),
            ("weight-reset", Map(("learning-rate", "0.1"), ("hazard", "1e-3"), ("forgetting", "0.98"))))),
    };

    /// <summary>Every experiment.</summary>
    public static Seq<PublishedExperiment> All { get; } = Seq(Mnist, FashionMnist, Cifar10, PermutedMnist);

    /// <summary>Chooses an experiment by name.</summary>
    public static Validation<TrainingError, PublishedExperiment> Find(string name)
        => All.Find(experiment => experiment.Name == name)
            .ToValidation((TrainingError)new TrainingError.UnknownDataset(name, All.Map(experiment => experiment.Name)));

    /// <summary>States the experiment.</summary>
    /// <param name="catalogue">The rules that there are.</param>
    /// <param name="profile">How much of it to do.</param>
    /// <param name="precision">The numbers that the network computes with.</param>
    /// <param name="rules">Rules by text (<see cref="RuleCatalogue.Parse"/>); none means <see cref="Rules"/>. Parameters that a text does not name are the published ones.</param>
    /// <param name="seeds">One run per rule and seed.</param>
    /// <returns>The experiment, or all errors at once.</returns>
    public Validation<TrainingError, Experiment> State(Seq<RuleRow> catalogue, Profile profile, Precision precision, Seq<string> rules, Seq<long> seeds)
        => (rules.IsEmpty ? Rules : rules).Map(rule => RuleCatalogue.Parse(catalogue, rule, name => RuleValues.Find(name).IfNone(Map<string, string>())))
            .Sequence()
            .Map(chosen => new Experiment(
                profile,
                seeds.Distinct().Bind(seed => chosen.ToSeq().Distinct().Map(rule => Run(profile, precision, rule, seed)))));

    private RunSettings Run(Profile profile, Precision precision, RuleSettings rule, long seed)
    {
        var perTask = profile.Epochs.IfNone(Epochs);
        return new(
            Dataset,
            Model,
            rule,
            seed,
            perTask * Tasks,
            BatchSize,
            GradientClip,
            Augmentation,
            precision,
            profile.TrainImages,
            profile.TestImages)
        {
            Stream = Tasks > 1 ? new TaskStream(perTask) : Option<TaskStream>.None,
        };
    }

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
