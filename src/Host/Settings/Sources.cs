using System.Text.Json;
using LanguageExt;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using static LanguageExt.Prelude;

namespace LossNav.Host.Settings;

/// <summary>Where settings come from, weakest first: the file beside the program, the file in the working directory, environment, command line.</summary>
internal sealed record Sources(Seq<Source> Weakest, IConfigurationRoot Root)
{
    public const string FileName = "appsettings.json";

    public const string EnvironmentPrefix = "LOSSNAV__";

    /// <summary>The file that comes with the program.</summary>
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, FileName);

    private const string OtherPrefix = "LOSSNAV_";

    /// <summary>Reads every source.</summary>
    /// <param name="commandLine">Settings by name, as the command line gives them.</param>
    /// <returns>The sources, or what is wrong with the files.</returns>
    public static Validation<SettingError, Sources> Load(Seq<Setting> commandLine)
        => (Files().Map(LoadFile).Sequence(), NoneMisspelt())
            .Apply((files, _) => files)
            .Map(files => files.Append(Seq(
                new Source("environment", new EnvironmentVariablesConfigurationProvider(EnvironmentPrefix)),
                new Source("command line", new MemoryConfigurationProvider(new MemoryConfigurationSource
                {
                    InitialData = commandLine.Map(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)),
                })))))
            .Map(sources => new Sources(sources, new ConfigurationRoot([.. sources.Map(source => source.Provider)])));

    // LOSSNAV_Render__Output and LOSSNAV_RENDER_OUTPUT are easily written, and would have no effect.
    private static Validation<SettingError, Unit> NoneMisspelt()
    {
        var misspelt = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith(OtherPrefix, StringComparison.OrdinalIgnoreCase) && !name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToSeq()
            .Map(name => Meant(name[OtherPrefix.Length..]).Map(meant => (SettingError)new SettingError.MisspeltVariable(name, meant)))
            .Somes()
            .ToSeq();
        return misspelt.IsEmpty ? Success<SettingError, Unit>(unit) : Fail<SettingError, Unit>(misspelt);
    }

    private static Option<string> Meant(string rest)
        => SettingNames.Sections
            .Find(section => rest.StartsWith(section + "_", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase))
            .Map(section => $"{EnvironmentPrefix}{section}__{rest[(section.Length + 1)..].TrimStart('_', ':')}");

    // The first is shipped with the program; the second is the user's own and may hold a single line.
    private static Seq<string> Files()
        => Seq(Shipped, Path.GetFullPath(FileName))
            .Distinct()
            .Filter(File.Exists)
            .ToSeq();

    /// <summary>Whether somebody gave a setting, and not only the file that comes with the program.</summary>
    public bool IsGiven(string name) => this.Find(name).Exists(found => found.Source != Shipped);

    private static Validation<SettingError, Source> LoadFile(string path)
    {
        var file = new JsonConfigurationSource { Path = path };
        file.ResolveFileProvider();
        var provider = (JsonConfigurationProvider)file.Build(new ConfigurationBuilder());
        try
        {
            provider.Load();
            return Success<SettingError, Source>(new Source(path, provider));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Fail<SettingError, Source>(Explain(path, fault));
        }
    }

    private static SettingError Explain(string path, Exception fault)
        => Innermost(fault) switch
        {
            JsonException json => new SettingError.MalformedFile(
                path, (json.LineNumber ?? 0) + 1, (json.BytePositionInLine ?? 0) + 1, FirstSentence(json.Message)),
            var other => new SettingError.BadFile(path, other.Message.TrimEnd('.') + "."),
        };

    // The reader's own exception carries the bare reason; the wrappers repeat it with paths and positions.
    private static Exception Innermost(Exception fault)
        => fault is JsonException || fault.InnerException is null ? fault : Innermost(fault.InnerException);

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.') + ".";
    }
}

/// <summary>A setting by name, with colons between levels.</summary>
internal sealed record Setting(string Name, string Value);

/// <summary>One source of settings and how to call it in a message.</summary>
internal sealed record Source(string Name, IConfigurationProvider Provider);
