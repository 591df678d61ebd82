using LanguageExt;
using Microsoft.Extensions.Configuration;
using static LanguageExt.Prelude;

namespace LossNav.Host.Settings;

/// <summary>Reads single settings and lists, each whole from its strongest source.</summary>
/// <remarks>
/// Microsoft.Extensions.Configuration merges arrays item by item, so a shorter list from a stronger source would keep the tail of a weaker one.
/// Here a list is taken whole, and may be a JSON array or text with commas.
/// </remarks>
internal static class SourceReading
{
    /// <summary>A setting and the source it came from.</summary>
    public static Option<(string Source, Seq<string> Values)> Find(this Sources sources, string name)
        => sources.Weakest.Rev()
            .Map(source => Values(source.Provider, name).Map(values => (source.Name, values)))
            .Somes()
            .HeadOrNone();

    /// <summary>The names right below a section, each with its strongest source.</summary>
    public static Seq<(string Source, string Name)> Children(this Sources sources, Option<string> section)
        => sources.Weakest.Rev()
            .Bind(source => ChildKeys(source.Provider, section).Map(name => (source.Name, Key: name)))
            .DistinctBy(child => child.Key, StringComparer.OrdinalIgnoreCase)
            .ToSeq();

    private static Option<Seq<string>> Values(IConfigurationProvider provider, string name)
    {
        var items = ChildKeys(provider, name)
            .OrderBy(item => item, ConfigurationKeyComparer.Instance)
            .ToSeq()
            .Map(item => Text(provider, ConfigurationPath.Combine(name, item)));
        return Text(provider, name).Match(
            Some: text => Some(Split(text)),
            None: () => items.IsEmpty ? None : Some(items.Somes()));
    }

    private static Option<string> Text(IConfigurationProvider provider, string name)
        => provider.TryGet(name, out var text) ? Optional(text) : None;

    private static Seq<string> Split(string text)
        => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToSeq();

    private static Seq<string> ChildKeys(IConfigurationProvider provider, Option<string> section)
        => provider.GetChildKeys([], section.MatchUnsafe(Some: name => name, None: () => null)).Distinct().ToSeq();
}
