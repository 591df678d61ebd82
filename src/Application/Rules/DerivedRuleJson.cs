using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Results;

namespace LossNav.Application.Rules;

/// <summary>Derivations with their evidence as JSON. Pure.</summary>
public static class DerivedRuleJson
{
    /// <summary>One document with an entry for each derivation, in their order.</summary>
    public static JsonObject Of(Seq<DerivedRule> rules)
        => new() { ["proven"] = rules.Count(rule => rule.IsProven), ["derivations"] = JsonText.Array(rules.Map(Entry)) };

    private static JsonNode? Entry(DerivedRule rule)
        => new JsonObject
        {
            ["rule"] = rule.Derivation.Rule,
            ["title"] = rule.Derivation.Title,
            ["formula"] = rule.Derivation.Formula,
            ["explanation"] = rule.Derivation.Explanation,
            ["claim"] = rule.Derivation.Claim.ToString(),
            ["proven"] = rule.IsProven,
            ["error"] = JsonText.Number(rule.Evidence.Error),
            ["order"] = rule.Evidence.Order.MatchUnsafe(JsonText.Number, () => null),
            ["assumptions"] = JsonText.Array(rule.Without.Map(it => (JsonNode?)new JsonObject
            {
                ["statement"] = it.Assumption.Statement,
                ["needed"] = !it.Evidence.Holds,
                ["errorWithout"] = JsonText.Number(it.Evidence.Error),
            })),
            ["solvedBy"] = rule.Derivation.SolvedBy,
            ["source"] = rule.Derivation.Source,
        };
}
