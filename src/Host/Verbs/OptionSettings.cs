using System.CommandLine;
using LanguageExt;
using LossNav.Host.Settings;
using static LanguageExt.Prelude;
using Text = System.CommandLine.Option<string>;
using Texts = System.CommandLine.Option<string[]>;

namespace LossNav.Host.Verbs;

/// <summary>Options of the command line as settings.</summary>
internal static class OptionSettings
{
    /// <summary>The setting that an option makes, if it is given.</summary>
    public static Seq<Setting> One(ParseResult parsed, Text option, string setting)
        => Optional(parsed.GetValue(option)).Map(value => new Setting(setting, value)).ToSeq();

    /// <summary>The one setting that an option makes, however often it is given.</summary>
    public static Seq<Setting> List(ParseResult parsed, Texts option, string setting)
    {
        var values = Many(parsed, option);
        return values.IsEmpty ? Seq<Setting>() : Seq1(new Setting(setting, string.Join(',', values)));
    }

    /// <summary>Every value that an option is given.</summary>
    public static Seq<string> Many(ParseResult parsed, Texts option) => (parsed.GetValue(option) ?? []).ToSeq();
}
