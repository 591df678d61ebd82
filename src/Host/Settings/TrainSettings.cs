using System.Globalization;
using LanguageExt;
using LossNav.Adapters.Torch;
using LossNav.Application.Orders;
using LossNav.Application.Training;
using LossNav.Application.UseCases;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Host.Settings;

/// <summary>The settings of a training run that are not the experiment itself.</summary>
/// <param name="Data">The folder with datasets.</param>
/// <param name="Records">The folder of records.</param>
/// <param name="Checkpoints">The folder of checkpoints.</param>
/// <param name="Machine">How the trainer uses the machine.</param>
internal sealed record TrainSettings(string Data, string Records, string Checkpoints, TorchOptions Machine)
{
    private const int MostThreads = 1024;

    /// <summary>Reads and checks the settings.</summary>
    /// <returns>The settings, or every error at once.</returns>
    public static Validation<SettingError, TrainSettings> Read(Sources sources)
        => (Folder(sources, SettingNames.Data),
            Folder(sources, SettingNames.Records),
            Folder(sources, SettingNames.Checkpoints),
            ReadDevice(sources),
            ReadThreads(sources),
            RenderSettings.NoUnknown(sources))
            .Apply((data, records, checkpoints, device, threads, _) =>
                new TrainSettings(data, records, checkpoints, new TorchOptions(device, threads)));

    /// <summary>Reads what to train on a dataset.</summary>
    /// <param name="sources">Where settings come from.</param>
    /// <param name="rules">The rules that there are.</param>
    /// <param name="dataset">The name of the experiment.</param>
    /// <returns>The order, or every error at once.</returns>
    public static Validation<TrainingError, Order.Train> ReadOrder(Sources sources, Seq<RuleRow> rules, string dataset)
        => (PublishedExperiment.Find(dataset),
            Profile.Find(Text(sources, SettingNames.Profile)),
            ReadPrecision(sources),
            ReadSeeds(sources),
            CheckRules(sources, rules))
            .Apply((published, profile, precision, seeds, _) => (published, profile, precision, seeds))
            .Bind(it => PlanTraining.Plan(rules, it.published, it.profile, it.precision, List(sources, SettingNames.Rules), it.seeds));

    /// <summary>The folder of records, for whoever only reads them.</summary>
    public static Validation<SettingError, string> Folder(Sources sources, string name)
        => Some(Text(sources, name))
            .Filter(RenderSettings.IsPath)
            .ToValidation<SettingError>(RenderSettings.BadValue(sources, name, "the path of a folder"));

    private static Validation<SettingError, TrainingDevice> ReadDevice(Sources sources)
        => Enum.TryParse<TrainingDevice>(Text(sources, SettingNames.Device), ignoreCase: true, out var device) && Enum.IsDefined(device)
            ? Success<SettingError, TrainingDevice>(device)
            : Fail<SettingError, TrainingDevice>(RenderSettings.BadValue(sources, SettingNames.Device, "auto, cpu, cuda or mps"));

    private static Validation<SettingError, Option<int>> ReadThreads(Sources sources)
    {
        var text = Text(sources, SettingNames.Threads);
        return text == "auto"
            ? Success<SettingError, Option<int>>(None)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostThreads
                ? Success<SettingError, Option<int>>(count)
                : Fail<SettingError, Option<int>>(
                    RenderSettings.BadValue(sources, SettingNames.Threads, $"a whole number from 1 to {MostThreads}, or auto"));
    }

    private static Validation<TrainingError, Precision> ReadPrecision(Sources sources)
        => Text(sources, SettingNames.Precision).ToLowerInvariant() switch
        {
            "float32" => Success<TrainingError, Precision>(Precision.Float32),
            "bfloat16" => Success<TrainingError, Precision>(Precision.BFloat16),
            var other => new TrainingError.BadSetting("precision", other, "float32 or bfloat16"),
        };

    private static Validation<TrainingError, Seq<long>> ReadSeeds(Sources sources)
        => List(sources, SettingNames.Seeds)
            .Map(text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
                ? Success<TrainingError, long>(seed)
                : new TrainingError.BadSetting("seed", text, "a whole number"))
            .Sequence()
            .Map(seeds => seeds.ToSeq());

    // The published parameters depend on the dataset; whether a rule is one at all does not, and is told with everything else.
    private static Validation<TrainingError, Unit> CheckRules(Sources sources, Seq<RuleRow> rules)
        => List(sources, SettingNames.Rules).Map(rule => RuleCatalogue.Parse(rules, rule, _ => Map<string, string>())).Sequence().Map(_ => unit);

    private static string Text(Sources sources, string name)
        => sources.Find(name).Map(found => string.Join(',', found.Values)).IfNone(string.Empty);

    private static Seq<string> List(Sources sources, string name)
        => sources.Find(name).Map(found => found.Values).IfNone(Seq<string>());
}
