using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Results;

namespace LossNav.Host.Reports;

/// <summary>What a run of <c>render</c> made, as JSON. Pure.</summary>
internal static class RenderJson
{
    public static JsonObject Of(RenderReport report)
        => new()
        {
            ["output"] = report.Output,
            ["cancelled"] = report.Cancelled,
            ["asked"] = report.Asked,
            ["figures"] = JsonText.Array(report.Made.Map(Figure)),
            ["errors"] = ErrorJson.Of(report.Errors),
        };

    private static JsonNode? Figure(MadeFigure made)
        => new JsonObject
        {
            ["name"] = made.Entry.Figure,
            ["change"] = made.Change.ToString().ToLowerInvariant(),
            ["parameters"] = new JsonObject(made.Entry.Parameters.Map(it => KeyValuePair.Create(it.Name, (JsonNode?)JsonValue.Create(it.Value)))),
            ["files"] = JsonText.Texts(made.Entry.Files.Map(file => file.Name)),
            ["written"] = JsonText.Texts(made.Written),
            ["stale"] = JsonText.Texts(made.Stale),
        };
}
