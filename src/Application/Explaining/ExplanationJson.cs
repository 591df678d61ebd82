using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Results;
using LossNav.Domain.Derivations;
using LossNav.Domain.Inference;

namespace LossNav.Application.Explaining;

/// <summary>An explanation as JSON: verdict, ranking, settings with intervals, assumptions. Numbers that the record does not determine are null.</summary>
public static class ExplanationJson
{
    /// <summary>The text.</summary>
    public static string Write(ExplainedRun run)
    {
        var explanation = run.Explanation;
        return JsonText.Of(new JsonObject
        {
            ["file"] = run.File,
            ["steps"] = explanation.Steps,
            ["parameters"] = explanation.Dimension,
            ["estimatedFrom"] = explanation.Estimated,
            ["reading"] = explanation.Reading == Reading.BeforeSteps ? "before-steps" : "after-steps",
            ["verdict"] = VerdictOf(explanation.Verdict),
            ["noise"] = new JsonObject { ["relative"] = JsonText.Number(explanation.Noise.Relative), ["kind"] = Kind(explanation.Noise.Kind) },
            ["ranking"] = JsonText.Array(explanation.Ranking.Map(Ranked)),
            ["skipped"] = JsonText.Array(explanation.Skipped.Map(it => (JsonNode?)new JsonObject { ["rule"] = it.Rule, ["reason"] = it.Reason })),
            ["objectives"] = JsonText.Array(run.Objectives.Map(Objective)),
            ["remarks"] = JsonText.Texts(explanation.Remarks),
        });
    }

    private static JsonObject VerdictOf(Verdict verdict) => verdict.Match(
        one => new JsonObject { ["kind"] = "rule", ["rule"] = one.Rule },
        tied => new JsonObject { ["kind"] = "tied", ["rule"] = tied.Rules.Head, ["rules"] = JsonText.Texts(tied.Rules) },
        none => new JsonObject { ["kind"] = "none-of-these", ["rule"] = null, ["nearest"] = none.Nearest, ["reason"] = none.Reason });

    private static JsonNode? Ranked(RankedRule rule) => new JsonObject
    {
        ["rule"] = rule.Rule,
        ["evidence"] = JsonText.Number(rule.Evidence),
        ["relativeResidual"] = JsonText.Number(rule.RelativeResidual),
        ["exact"] = rule.IsExact,
        ["tied"] = rule.IsTied,
        ["settings"] = new JsonObject(rule.Settings.Map(it => KeyValuePair.Create<string, JsonNode?>(it.Name, Setting(it)))),
        ["notes"] = JsonText.Texts(rule.Notes),
    };

    private static JsonObject Setting(SettingEstimate setting) => new()
    {
        ["value"] = Maybe(setting.Value),
        ["low"] = Maybe(setting.Low),
        ["high"] = Maybe(setting.High),
        ["remark"] = setting.Remark,
    };

    private static JsonNode? Objective(Derivation derivation) => new JsonObject
    {
        ["rule"] = derivation.Rule,
        ["title"] = derivation.Title,
        ["formula"] = derivation.Formula,
        ["assumptions"] = JsonText.Texts(derivation.Assumptions.Map(it => it.Statement)),
    };

    private static string Kind(ResidueKind kind) => kind switch
    {
        ResidueKind.Rounding => "rounding",
        ResidueKind.Steps => "steps",
        ResidueKind.Gradients => "gradients",
        ResidueKind.StepsOrGradients => "steps-or-gradients",
        _ => "unexplained",
    };

    private static JsonNode? Maybe(Option<double> value) => value.MatchUnsafe(JsonText.Number, () => null);
}
