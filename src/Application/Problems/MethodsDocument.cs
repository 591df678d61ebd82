using LanguageExt;
using LossNav.Domain.Methods;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems;

/// <summary>The methods and their settings as two tables, written from the rows: what <c>solve --methods</c> prints and docs/solving.md shows. Pure.</summary>
public static class MethodsDocument
{
    /// <summary>The tables in Markdown, line by line.</summary>
    /// <param name="methods">The methods that can be chosen.</param>
    public static Seq<string> Write(Seq<Method> methods)
        => Seq("| method | for | what it does | settings |", "| --- | --- | --- | --- |")
            + methods.Map(row => $"| `{row.Name}` | {row.Needs.Words} | {row.Meaning} | {string.Join(", ", row.Settings.Map(setting => $"`{setting.Name}`"))} |")
            + Seq(string.Empty, "| setting | of | meaning | what to write | if left out |", "| --- | --- | --- | --- | --- |")
            + methods.Bind(row => row.Settings.Map(setting => (row.Name, Setting: setting)))
                .GroupBy(pair => (pair.Setting.Name, pair.Setting.Meaning, pair.Setting.Range.Words, Preset: Preset(pair.Setting)))
                .OrderBy(group => group.Key.Name, StringComparer.Ordinal)
                .Select(group => $"| `{group.Key.Name}` | {string.Join(", ", group.Select(pair => $"`{pair.Name}`"))} | {group.Key.Meaning} | {group.Key.Words} | {group.Key.Preset} |")
                .ToSeq()
                .Strict();

    private static string Preset(Setting setting) => setting.Preset.Match(preset => preset.ToString(), () => setting.IsRequired ? "required" : string.Empty);
}
