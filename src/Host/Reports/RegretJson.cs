using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Results;
using LossNav.Application.Rules;

namespace LossNav.Host.Reports;

/// <summary>What rules cost more than the optimum, as JSON. Pure.</summary>
internal static class RegretJson
{
    public static JsonObject Of(Seq<(string Landscape, Seq<SweptRegret> Rows)> tables)
        => new() { ["regret"] = JsonText.Array(tables.Bind(table => table.Rows.Map(row => (JsonNode?)Entry(table.Landscape, row)))) };

    private static JsonObject Entry(string landscape, SweptRegret row)
        => new JsonObject
        {
            ["landscape"] = landscape,
            ["discountRate"] = row.DiscountRate,
            ["rule"] = row.Rule.Name,
            ["moving"] = JsonText.Number(row.Regret.Cost.Kinetic),
            ["loss"] = JsonText.Number(row.Regret.Cost.Loss),
            ["total"] = JsonText.Number(row.Regret.Cost.Total),
            ["optimum"] = JsonText.Number(row.Regret.Optimum.Total),
            ["relative"] = JsonText.Number(row.Regret.Relative),
        };
}
