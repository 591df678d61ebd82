using System.CommandLine;
using LanguageExt;
using LossNav.Host.Settings;
using static LanguageExt.Prelude;
using static LossNav.Host.Verbs.OptionSettings;
using Flag = System.CommandLine.Option<bool>;
using Text = System.CommandLine.Option<string>;
using Texts = System.CommandLine.Option<string[]>;

namespace LossNav.Host.Verbs;

/// <summary>The options of the verb <c>solve</c>, as settings: the same settings as those of <c>render</c>.</summary>
internal sealed class SolveOptions
{
    private readonly Text _output = new("--output", "-o")
    {
        Description = "The results folder, relative to the working directory; a folder in it carries the name of the problem.",
        HelpName = "folder",
    };

    private readonly Text _store = new("--store")
    {
        Description = "The kind of store for results; the verb 'list' shows those there are.",
        HelpName = "name",
    };

    private readonly Texts _renderers = new("--renderer", "-r")
    {
        Description = "Draw the figures with this renderer only; repeat it or separate names by commas.",
        HelpName = "name",
    };

    private readonly Texts _formats = new("--format", "-f")
    {
        Description = "Draw the figures in this format only; repeat it or separate formats by commas.",
        HelpName = "format",
    };

    private readonly Flag _init = new("--init")
    {
        Description = "Write a commented problem file to begin with instead of solving one.",
    };

    private readonly Flag _echo = new("--echo")
    {
        Description = "Print the problem as it was understood, with every preset written out, and solve nothing.",
    };

    private readonly Flag _methods = new("--methods")
    {
        Description = "Print the methods that a problem can choose and their settings, with ranges and presets, as Markdown.",
    };

    private readonly Text _data = new("--data")
    {
        Description = "Where the datasets of networks are, each in this folder or in a folder of its name below it.",
        HelpName = "folder",
    };

    private readonly Texts _sets = new("--set", "-s")
    {
        Description = "Change the problem: a constant by its name, discountRate (γ), learningRate (η), lossWeight (k), start, horizon, horizon.end and the like; repeat it for more.",
        HelpName = "name=value",
    };

    private readonly JsonOption _json = new() { Description = "Print answers and certificates as JSON." };

    /// <summary>Every option, for the command.</summary>
    public Seq<Option> All => Seq<Option>(_output, _store, _renderers, _formats, _data, _sets, _json, _init, _echo, _methods);

    /// <summary>The changes of the problem, each <c>name=value</c>.</summary>
    public Seq<string> Changes(ParseResult parsed) => Many(parsed, _sets);

    /// <summary>Whether to print JSON.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Whether there is an option that problems on the loss of a network do not have.</summary>
    public bool IsForPathsOnly(ParseResult parsed) => Echo(parsed) || Json(parsed) || !(Changes(parsed) + Many(parsed, _renderers) + Many(parsed, _formats)).IsEmpty;

    /// <summary>Whether to write a problem to begin with.</summary>
    public bool Init(ParseResult parsed) => parsed.GetValue(_init);

    /// <summary>Whether to print the problem instead of solving it.</summary>
    public bool Echo(ParseResult parsed) => parsed.GetValue(_echo);

    /// <summary>Whether to print the methods instead of solving.</summary>
    public bool Methods(ParseResult parsed) => parsed.GetValue(_methods);

    /// <summary>The settings that the options make.</summary>
    public Seq<Setting> Settings(ParseResult parsed)
        => One(parsed, _output, SettingNames.Output)
            + One(parsed, _store, SettingNames.Store)
            + List(parsed, _renderers, SettingNames.Renderers)
            + List(parsed, _formats, SettingNames.Formats)
            + One(parsed, _data, SettingNames.Data);
}
