using System.Runtime.CompilerServices;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Json;
using LossNav.Domain.Methods;
using Xunit;

namespace LossNav.Application.Tests.Problems;

/// <summary>What the documentation and the schema say of methods is what their rows say. With LOSSNAV_APPROVE=1 both are written again.</summary>
public sealed class MethodsDocumentTests
{
    private const string Begin = "`lossnav solve --methods` prints it -->\n\n";
    private const string End = "\n<!-- end of methods -->";
    private const string Solver = "    \"solver\": {";
    private const string Definitions = "  },\n  \"definitions\"";

    [Fact]
    public void The_documentation_shows_the_tables_of_the_rows()
        => Compare(File("solving.md"), Begin, End, string.Join('\n', MethodsDocument.Write(AllMethods.All)) + "\n", Begin.Length);

    [Fact]
    public void The_schema_accepts_what_the_rows_accept()
        => Compare(File("schema", "problem.schema.json"), Solver, Definitions, string.Join('\n', MethodSchema.Lines(AllMethods.All)) + "\n", 0);

    [Fact]
    public void Every_setting_stands_in_the_table_with_its_range()
    {
        var lines = MethodsDocument.Write(AllMethods.All);
        Assert.Contains("| `reach` | `infinite` | the path is followed until this share of its distance is left | a number > 0 and ≤ 0.1 | 1E-06 |", lines);
        Assert.All(AllMethods.All, row => Assert.All(row.Settings, setting => Assert.Single(
            lines, line => line.StartsWith($"| `{setting.Name}` |", StringComparison.Ordinal) && line.Split('|')[2].Contains($"`{row.Name}`", StringComparison.Ordinal))));
    }

    private static void Compare(string file, string begin, string end, string expected, int skip)
    {
        var text = System.IO.File.ReadAllText(file).ReplaceLineEndings("\n");
        var from = text.IndexOf(begin, StringComparison.Ordinal) + skip;
        var to = text.IndexOf(end, from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("LOSSNAV_APPROVE") == "1")
        {
            System.IO.File.WriteAllText(file, text[..from] + expected + text[to..]);
            return;
        }

        Assert.Equal(expected, text[from..to]);
    }

    private static string File(params string[] path) => At([.. path]);

    private static string At(string[] path, [CallerFilePath] string here = "")
        => Path.GetFullPath(Path.Combine([Path.GetDirectoryName(here)!, "..", "..", "..", "docs", .. path]));
}
