using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using LossNav.Host.Wiring;

namespace LossNav.Host.Reports;

/// <summary>What the verb <c>list</c> shows, as JSON. Pure.</summary>
internal static class CatalogueJson
{
    public static JsonObject Of(Composition composition)
        => new()
        {
            ["figures"] = JsonText.Array(composition.AllFigures.Map(Figure)),
            ["renderers"] = JsonText.Array(composition.Renderers.Map(it => (JsonNode?)new JsonObject { ["name"] = it.Id, ["formats"] = JsonText.Texts(it.Formats) })),
            ["stores"] = Named(composition.Stores.Map(it => (it.Id, it.Meaning))),
            ["rules"] = JsonText.Array(composition.Rules.Map(it => (JsonNode?)new JsonObject
            {
                ["name"] = it.Name,
                ["parameters"] = new JsonObject(it.Parameters.Map(parameter => KeyValuePair.Create(parameter.Name, JsonText.Number(parameter.Default)))),
            })),
            ["methods"] = Named(composition.Methods.Map(it => (it.Name, it.Meaning))),
            ["landscapes"] = Named(composition.Landscapes.Others.Map(it => (it.Kind, it.Meaning))),
        };

    private static JsonNode? Figure(Recipe recipe)
        => new JsonObject
        {
            ["name"] = recipe.Name,
            ["summary"] = recipe.Summary,
            ["parameters"] = JsonText.Array(recipe.Parameters.Map(it => (JsonNode?)new JsonObject { ["name"] = it.Name, ["value"] = it.Value, ["meaning"] = it.Meaning })),
        };

    private static JsonArray Named(Seq<(string Name, string Meaning)> rows)
        => JsonText.Array(rows.Map(row => (JsonNode?)new JsonObject { ["name"] = row.Name, ["meaning"] = row.Meaning }));
}
