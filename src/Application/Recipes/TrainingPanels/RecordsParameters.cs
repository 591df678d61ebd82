using LanguageExt;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>What can be varied in the figure that draws any records.</summary>
/// <param name="Records">Which records: <see cref="All"/>, or keys and names with * for any letters, separated by commas.</param>
/// <param name="Dataset">Only records of this subject, for example <c>mnist</c>; <see cref="All"/> for every one.</param>
/// <param name="Rules">Only records of these rules; <see cref="All"/> for every one.</param>
/// <param name="Seeds">Only records of these seeds; <see cref="All"/> for every one.</param>
/// <param name="Overlay">Whether different subjects share their panels; otherwise each has a row.</param>
/// <param name="Spread">What is drawn of several seeds.</param>
internal sealed record RecordsParameters(string Records, string Dataset, string Rules, string Seeds, string Overlay, string Spread)
{
    /// <summary>Whatever there is.</summary>
    public const string All = "all";

    /// <summary>A line for the mean, and a band from the least to the greatest.</summary>
    public const string Band = "band";

    /// <summary>A line for each seed.</summary>
    public const string Lines = "lines";

    /// <summary>Every record.</summary>
    public static RecordsParameters Default { get; } = new(All, All, All, All, "no", Band);

    internal static Seq<Parameter<RecordsParameters>> Rows { get; } = Seq(
        Parameter.Words<RecordsParameters>(
            "records", "which records: all, keys, names with * such as mnist-sgd-*, separated by commas; or a folder of records", p => p.Records, (p, v) => p with { Records = v }),
        Parameter.Words<RecordsParameters>("dataset", "only these subjects, such as mnist or permuted-mnist; all", p => p.Dataset, (p, v) => p with { Dataset = v }),
        Parameter.Words<RecordsParameters>("rules", "only these rules, such as sgd,adam; all", p => p.Rules, (p, v) => p with { Rules = v }),
        Parameter.Words<RecordsParameters>("seeds", "only these seeds; all", p => p.Seeds, (p, v) => p with { Seeds = v }),
        Parameter.Choice<RecordsParameters>("overlay", "whether different subjects share their panels", Seq("no", "yes"), p => p.Overlay, (p, v) => p with { Overlay = v }),
        Parameter.Choice<RecordsParameters>("spread", "what is drawn of several seeds", Seq(Band, Lines), p => p.Spread, (p, v) => p with { Spread = v }));

    /// <summary>Whether a record is asked for.</summary>
    public bool Takes(TrainingRecord record)
        => Matches(Records, Seq(record.Key.Value, NameOf(record)))
            && Matches(Dataset, Seq1(record.Settings.Subject))
            && Matches(Rules, Seq1(record.Settings.Rule.Name))
            && Matches(Seeds, Seq1($"{record.Settings.Seed}"));

    /// <summary>The name of a record's file, without its ending.</summary>
    public static string NameOf(TrainingRecord record) => $"{record.Settings.Subject}-{record.Settings.Rule.Name}-seed{record.Settings.Seed}-{record.Key}";

    private static bool Matches(string wanted, Seq<string> names)
        => wanted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(pattern => pattern == All || names.Exists(name => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name)));
}
