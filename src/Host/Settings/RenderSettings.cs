using System.Globalization;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.UseCases;
using Microsoft.Extensions.Configuration;
using static LanguageExt.Prelude;

namespace LossNav.Host.Settings;

/// <summary>The settings of a rendering run.</summary>
/// <param name="Output">The results folder, relative to the working directory.</param>
/// <param name="Store">The kind of store, by name.</param>
/// <param name="Parallel">How many figures are made at once.</param>
internal sealed record RenderSettings(string Output, string Store, int Parallel)
{
    private const int MostParallel = 64;

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="sources">Where settings come from.</param>
    /// <param name="stores">The kinds of store that there are.</param>
    /// <returns>The settings, or every error at once.</returns>
    public static Validation<SettingError, RenderSettings> Read(Sources sources, Seq<string> stores)
        => (ReadOutput(sources), ReadStore(sources, stores), ReadParallel(sources), ReadEdition(sources), ReadLook(sources), NoUnknown(sources))
            .Apply((output, store, parallel, _, _, _) => new RenderSettings(output, store, parallel));

    /// <summary>Reads what to render. Names, formats and parameters are checked against what there is when the jobs are planned.</summary>
    /// <param name="sources">Where settings come from.</param>
    /// <param name="figures">The figures that the command line names.</param>
    public static RenderRequest ReadRequest(Sources sources, Seq<string> figures)
        => new(
            figures,
            ReadList(sources, SettingNames.Renderers),
            ReadList(sources, SettingNames.Formats),
            ReadEdition(sources).IfFail(Edition.Annotated),
            ReadParameters(sources))
        {
            Look = ReadLook(sources).IfFail(FigureLook.Bare),
        };

    private static Validation<SettingError, string> ReadOutput(Sources sources)
        => Optional(sources.Root[SettingNames.Output])
            .Filter(IsPath)
            .ToValidation<SettingError>(BadValue(sources, SettingNames.Output, "the path of a folder"));

    internal static bool IsPath(string text) => !string.IsNullOrWhiteSpace(text) && !text.Contains('\0', StringComparison.Ordinal);

    private static Validation<SettingError, string> ReadStore(Sources sources, Seq<string> stores)
        => ReadWord(sources, SettingNames.Store, stores.HeadOrNone().IfNone(string.Empty))
            .Bind(word => stores.Find(store => string.Equals(store, word, StringComparison.OrdinalIgnoreCase)))
            .ToValidation<SettingError>(BadValue(sources, SettingNames.Store, $"one of {string.Join(", ", stores)}"));

    private static Validation<SettingError, int> ReadParallel(Sources sources)
        => ReadWord(sources, SettingNames.Parallel, "auto")
            .Bind(text => text == "auto"
                ? Math.Min(Environment.ProcessorCount, MostParallel)
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostParallel
                    ? Some(count)
                    : None)
            .ToValidation<SettingError>(BadValue(sources, SettingNames.Parallel, $"a whole number from 1 to {MostParallel}, or auto"));

    // The short form counts where it says true; an edition on the command line sets it to false.
    private static Validation<SettingError, Edition> ReadEdition(Sources sources)
        => (ReadAsPublished(sources),
            ReadWord(sources, SettingNames.Edition, EditionNames.Of(Edition.Annotated))
                .Bind(EditionNames.Find)
                .ToValidation<SettingError>(BadValue(sources, SettingNames.Edition, $"one of {string.Join(", ", EditionNames.All)}")))
            .Apply((published, edition) => published ? Edition.AsPublished : edition);

    private static Validation<SettingError, bool> ReadAsPublished(Sources sources)
        => ReadWord(sources, SettingNames.AsPublished, "false")
            .Bind(text => bool.TryParse(text, out var published) ? Some(published) : None)
            .ToValidation<SettingError>(BadValue(sources, SettingNames.AsPublished, "true or false"));

    // White, so that words can be read on a dark page; the published images are transparent.
    private static Validation<SettingError, FigureLook> ReadLook(Sources sources)
        => (ReadWord(sources, SettingNames.Background, "auto")
                .Bind(text => text.ToUpperInvariant() switch
                {
                    "AUTO" => Some(ReadEdition(sources).Exists(edition => edition == Edition.AsPublished) ? Background.Transparent : Background.White),
                    "WHITE" => Some(Background.White),
                    "TRANSPARENT" => Some(Background.Transparent),
                    _ => None,
                })
                .ToValidation<SettingError>(BadValue(sources, SettingNames.Background, "auto, white or transparent")),
            ReadWord(sources, SettingNames.SvgText, "outlines")
                .Bind(text => text.ToUpperInvariant() switch { "OUTLINES" => Some(Lettering.Outlines), "TEXT" => Some(Lettering.Text), _ => None })
                .ToValidation<SettingError>(BadValue(sources, SettingNames.SvgText, "outlines or text")))
            .Apply((background, lettering) => new FigureLook(background, lettering));

    private static Option<string> ReadWord(Sources sources, string name, string preset)
        => sources.Find(name).Map(found => string.Join(',', found.Values)).IfNone(preset);

    private static Seq<string> ReadList(Sources sources, string name)
        => sources.Find(name).Map(found => found.Values).IfNone(Seq<string>());

    private static Map<string, Map<string, string>> ReadParameters(Sources sources)
        => sources.Children(SettingNames.Figures)
            .Map(figure => (figure.Name, sources
                .Children(ConfigurationPath.Combine(SettingNames.Figures, figure.Name))
                .Map(parameter => (
                    parameter.Name.ToLowerInvariant(),
                    string.Join(',', ReadList(sources, ConfigurationPath.Combine(SettingNames.Figures, figure.Name, parameter.Name)))))
                .ToMap()))
            .ToMap();

    internal static Validation<SettingError, Unit> NoUnknown(Sources sources)
    {
        var unknown =
            Unknown(sources.Children(None), SettingNames.Sections)
            + Unknown(
                sources.Children(SettingNames.Render).Map(child => (child.Source, ConfigurationPath.Combine(SettingNames.Render, child.Name))),
                SettingNames.InRender)
            + Unknown(
                sources.Children(SettingNames.Training).Map(child => (child.Source, ConfigurationPath.Combine(SettingNames.Training, child.Name))),
                SettingNames.InTraining);
        return unknown.IsEmpty ? Success<SettingError, Unit>(unit) : Fail<SettingError, Unit>(unknown);
    }

    private static Seq<SettingError> Unknown(Seq<(string Source, string Name)> given, Seq<string> known)
        => given
            .Filter(child => !known.Exists(name => string.Equals(name, child.Name, StringComparison.OrdinalIgnoreCase)))
            .Map(child => (SettingError)new SettingError.UnknownSetting(child.Source, child.Name, NearestName.Of(child.Name, known)));

    internal static SettingError.BadValue BadValue(Sources sources, string name, string expected)
        => sources.Find(name).Match(
            Some: found => new SettingError.BadValue(found.Source, name, string.Join(',', found.Values), expected),
            None: () => new SettingError.BadValue(Sources.FileName, name, string.Empty, expected));
}
