using System.CommandLine;
using LanguageExt;
using LossNav.Host.Settings;
using Microsoft.Extensions.Configuration;
using static LanguageExt.Prelude;
using static LossNav.Host.Verbs.OptionSettings;
using Flag = System.CommandLine.Option<bool>;
using Text = System.CommandLine.Option<string>;
using Texts = System.CommandLine.Option<string[]>;

namespace LossNav.Host.Verbs;

/// <summary>The options of the verb <c>render</c>, as settings: they are checked where settings from files are, so that all errors come at once.</summary>
internal sealed class RenderOptions
{
    private readonly Text _output = new("--output", "-o")
    {
        Description = "The results folder, relative to the working directory.",
        HelpName = "folder",
    };

    private readonly Text _store = new("--store")
    {
        Description = "The kind of store for results; the verb 'list' shows those there are.",
        HelpName = "name",
    };

    private readonly Texts _renderers = new("--renderer", "-r")
    {
        Description = "Use only this renderer; repeat it or separate names by commas.",
        HelpName = "name",
    };

    private readonly Texts _formats = new("--format", "-f")
    {
        Description = "Make only this format; repeat it or separate formats by commas.",
        HelpName = "format",
    };

    private readonly Text _parallel = new("--parallel", "-p")
    {
        Description = "How many figures are made at once: a number, or auto for one per processor.",
        HelpName = "count",
    };

    private readonly Texts _sets = new("--set", "-s")
    {
        Description = "Set a parameter of a figure; repeat it for more.",
        HelpName = "figure.parameter=value",
    };

    private readonly Text _edition = new("--edition", "-e")
    {
        Description = "annotated (the default): figures that explain themselves; panels: the bare panels of the publication with correct mathematics; "
            + "as-published: the published images, quirks included.",
        HelpName = "annotated|panels|as-published",
    };

    private readonly Text _background = new("--background")
    {
        Description = "white, transparent, or auto (the default): white, but transparent as published.",
        HelpName = "name",
    };

    private readonly Text _svgText = new("--svg-text")
    {
        Description = "How SVG keeps letters: outlines (the default) look the same everywhere; text can be searched and edited.",
        HelpName = "outlines|text",
    };

    private readonly Flag _asPublished = new("--as-published")
    {
        Description = "Short for --edition as-published.",
    };

    private readonly JsonOption _json = new() { Description = "Print what was made as JSON." };

    /// <summary>Every option, for the command.</summary>
    public Seq<Option> All => Seq<Option>(_output, _store, _renderers, _formats, _parallel, _sets, _edition, _asPublished, _background, _svgText, _json);

    /// <summary>Whether to print JSON.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>The settings that the options make; an assignment that cannot be read is left out, as is one whose name was there before (<see cref="Check"/> tells).</summary>
    public Seq<Setting> Settings(ParseResult parsed)
        => Many(parsed, _sets).Bind(text => Assignment(text).ToSeq()).DistinctBy(setting => setting.Name, StringComparer.OrdinalIgnoreCase).ToSeq()
            + One(parsed, _output, SettingNames.Output)
            + One(parsed, _store, SettingNames.Store)
            + One(parsed, _parallel, SettingNames.Parallel)
            + One(parsed, _edition, SettingNames.Edition)
            + One(parsed, _background, SettingNames.Background)
            + One(parsed, _svgText, SettingNames.SvgText)
            + List(parsed, _renderers, SettingNames.Renderers)
            + List(parsed, _formats, SettingNames.Formats)
            + (parsed.GetValue(_asPublished) ? Seq1(new Setting(SettingNames.AsPublished, "true"))
                : parsed.GetValue(_edition) is null ? Seq<Setting>()
                : Seq1(new Setting(SettingNames.AsPublished, "false")));

    /// <summary>Every assignment that cannot be read, or that would have no effect because its figure is not rendered.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="figures">The names of the figures that it names; none means all.</param>
    public Validation<SettingError, Unit> Check(ParseResult parsed, Seq<string> figures)
        => (Many(parsed, _sets).Map(text => Assignment(text).Bind(_ => HasEffect(text, figures))).Sequence(), Once(Many(parsed, _sets)))
            .Apply((_, _) => unit);

    private static Validation<SettingError, Setting> Assignment(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && equals > dot + 1
            ? Success<SettingError, Setting>(new Setting(
                ConfigurationPath.Combine(SettingNames.Figures, text[..dot], text[(dot + 1)..equals]), text[(equals + 1)..]))
            : Fail<SettingError, Setting>(new SettingError.BadAssignment(text));
    }

    private static Validation<SettingError, Unit> Once(Seq<string> assignments)
    {
        var twice = assignments
            .Bind(text => Assignment(text).ToSeq().Map(_ => text[..text.IndexOf('=', StringComparison.Ordinal)]))
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Skip(1).Any())
            .Select(group => (SettingError)new SettingError.SetTwice(group.Key))
            .ToSeq();
        return twice.IsEmpty ? Success<SettingError, Unit>(unit) : Fail<SettingError, Unit>(twice);
    }

    private static Validation<SettingError, Unit> HasEffect(string text, Seq<string> figures)
    {
        var figure = text[..text.IndexOf('.', StringComparison.Ordinal)];
        return figures.IsEmpty || figures.Exists(name => string.Equals(name, figure, StringComparison.OrdinalIgnoreCase))
            ? Success<SettingError, Unit>(unit)
            : Fail<SettingError, Unit>(new SettingError.SetWithoutRender(figure));
    }
}
