using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Results;

namespace LossNav.Host.Reports;

/// <summary>Lines of errors in the document that <c>--json</c> prints. Pure.</summary>
internal static class ErrorJson
{
    private const string Head = "error ";

    /// <summary>One entry for each line: its code and its message.</summary>
    public static JsonArray Of(Seq<string> lines) => JsonText.Array(lines.Distinct().ToSeq().Map(Entry));

    /// <summary>The document of a run that could not begin.</summary>
    public static JsonObject Document(Seq<string> lines) => new() { ["errors"] = Of(lines) };

    private static JsonNode? Entry(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return line.StartsWith(Head, StringComparison.Ordinal) && colon > 0
            ? new JsonObject { ["code"] = line[Head.Length..colon], ["message"] = line[(colon + 2)..] }
            : new JsonObject { ["code"] = null, ["message"] = line };
    }
}
