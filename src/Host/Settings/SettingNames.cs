using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Host.Settings;

/// <summary>The names of the settings, as in appsettings.json with colons between levels.</summary>
internal static class SettingNames
{
    public const string Output = "Render:Output";
    public const string Store = "Render:Store";
    public const string Parallel = "Render:Parallel";
    public const string AsPublished = "Render:AsPublished";
    public const string Edition = "Render:Edition";
    public const string Background = "Render:Background";
    public const string SvgText = "Render:SvgText";
    public const string Renderers = "Render:Renderers";
    public const string Formats = "Render:Formats";

    /// <summary>The section with one subsection for each figure whose parameters are set.</summary>
    public const string Figures = "Figures";

    /// <summary>The section that Serilog reads.</summary>
    public const string Logging = "Serilog";

    /// <summary>The section whose settings are all known here.</summary>
    public const string Render = "Render";

    /// <summary>The section of the verb <c>train</c>, whose settings are all known here.</summary>
    public const string Training = "Training";

    public const string Data = "Training:Data";
    public const string Records = "Training:Records";
    public const string Checkpoints = "Training:Checkpoints";
    public const string Device = "Training:Device";
    public const string Threads = "Training:Threads";
    public const string Profile = "Training:Profile";
    public const string Precision = "Training:Precision";
    public const string Rules = "Training:Rules";
    public const string Seeds = "Training:Seeds";

    public static Seq<string> InTraining { get; } = Seq(Data, Records, Checkpoints, Device, Threads, Profile, Precision, Rules, Seeds);

    public static Seq<string> InRender { get; } = Seq(Output, Store, Parallel, AsPublished, Edition, Background, SvgText, Renderers, Formats);

    public static Seq<string> Sections { get; } = Seq(Render, Training, Figures, Logging);
}
