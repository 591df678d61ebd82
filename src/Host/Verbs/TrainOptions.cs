using System.CommandLine;
using LanguageExt;
using LossNav.Host.Settings;
using static LanguageExt.Prelude;
using static LossNav.Host.Verbs.OptionSettings;
using Flag = System.CommandLine.Option<bool>;
using Text = System.CommandLine.Option<string>;
using Texts = System.CommandLine.Option<string[]>;

namespace LossNav.Host.Verbs;

/// <summary>The options of the verb <c>train</c>, as settings.</summary>
internal sealed class TrainOptions
{
    private readonly Text _profile = Named("--profile", "profile", "How much to do: smoke (seconds), quick (minutes) or paper (the published settings).");
    private readonly Text _precision = Named("--precision", "numbers", "float32 as published, or bfloat16: faster where the processor has the instructions.");
    private readonly Text _device = Named("--device", "device", "auto, cpu, cuda or mps.");
    private readonly Text _threads = Named("--threads", "count", "Threads that one operation may use: a number, or auto.");
    private readonly Text _data = Named("--data", "folder", "Where datasets are, each in this folder or in a folder of its name below it.");
    private readonly Text _records = Named("--records", "folder", "Where the records of finished runs stand.");
    private readonly Text _checkpoints = Named("--checkpoints", "folder", "Where unfinished runs keep their state.");
    private readonly Texts _rules = new("--rule")
    {
        Description = "Train with this rule only, its parameters behind colons; repeat it or separate rules by commas.",
        HelpName = "name:parameter=value",
    };

    private readonly Texts _seeds = new("--seed")
    {
        Description = "Train with this seed; repeat it or separate seeds by commas.",
        HelpName = "number",
    };

    /// <summary>Begin anew, whatever records and checkpoints there are.</summary>
    public Flag Restart { get; } = new("--restart") { Description = "Begin every run anew, whatever records and checkpoints there are." };

    /// <summary>Fetch the data first.</summary>
    public Flag Download { get; } = new("--download") { Description = "Fetch what is missing of the dataset first, from its public mirrors, verified." };

    /// <summary>Every option, for the command.</summary>
    public Seq<Option> All
        => Seq<Option>(_profile, _rules, _seeds, _precision, _device, _threads, _data, _records, _checkpoints, Download, Restart);

    /// <summary>The settings that the options make.</summary>
    public Seq<Setting> Settings(ParseResult parsed)
        => One(parsed, _profile, SettingNames.Profile)
            + One(parsed, _precision, SettingNames.Precision)
            + One(parsed, _device, SettingNames.Device)
            + One(parsed, _threads, SettingNames.Threads)
            + One(parsed, _data, SettingNames.Data)
            + One(parsed, _records, SettingNames.Records)
            + One(parsed, _checkpoints, SettingNames.Checkpoints)
            + List(parsed, _rules, SettingNames.Rules)
            + List(parsed, _seeds, SettingNames.Seeds);

    private static Text Named(string name, string help, string description) => new(name) { Description = description, HelpName = help };
}
