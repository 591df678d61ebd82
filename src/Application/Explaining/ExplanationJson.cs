using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Domain.Derivations;
using LossNav.Domain.Inference;

namespace LossNav.Application.Explaining;

/// <summary>An explanation as JSON: verdict, ranking, settings with intervals, assumptions. Numbers that the record does not determine are null.</summary>
public static class ExplanationJson
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text.</summary>
    public static string Write(ExplainedRun run)
    {
        var explanation = run.Explanation;
        return new JsonObject
        {
            ["file"] = run.File,
            ["steps"] = explanation.Steps,
            ["parameters"] = explanation.Dimension,
            ["estimatedFrom"] = explanation.Estimated,
            ["reading"] = explanation.Reading == Reading.BeforeSteps ? "before-steps" : "after-steps",
            ["verdict"] = VerdictOf(explanation.Verdict),
            ["noise"] = new JsonObject { ["relative"] = Number(explanation.Noise.Relative), ["kind"] = Kind(explanation.Noise.Kind) },
            ["ranking"] = Array(explanation.Ranking.Map(Ranked)),
            ["skipped"] = Array(explanation.Skipped.Map(it => (JsonNode)new JsonObject { ["rule"] = it.Rule, ["reason"] = it.Reason })),
            ["objectives"] = Array(run.Objectives.Map(Objective)),
            ["remarks"] = Array(explanation.Remarks.Map(it => (JsonNode)JsonValue.Create(it)!)),
        }.ToJsonString(_readable);
    }

    private static JsonObject VerdictOf(Verdict verdict) => verdict.Match(
        one => new JsonObject { ["kind"] = "rule", ["rule"] = one.Rule },
        tied => new JsonObject { ["kind"] = "tied", ["rule"] = tied.Rules.Head, ["rules"] = Array(tied.Rules.Map(it => (JsonNode)JsonValue.Create(it)!)) },
        none => new JsonObject { ["kind"] = "none-of-these", ["rule"] = null, ["nearest"] = none.Nearest, ["reason"] = none.Reason });

    private static JsonNode Ranked(RankedRule rule) => new JsonObject
    {
        ["rule"] = rule.Rule,
        ["evidence"] = Number(rule.Evidence),
        ["relativeResidual"] = Number(rule.RelativeResidual),
        ["exact"] = rule.IsExact,
        ["tied"] = rule.IsTied,
        ["settings"] = new JsonObject(rule.Settings.Map(it => KeyValuePair.Create<string, JsonNode?>(it.Name, Setting(it)))),
        ["notes"] = Array(rule.Notes.Map(it => (JsonNode)JsonValue.Create(it)!)),
    };

    private static JsonObject Setting(SettingEstimate setting) => new()
    {
        ["value"] = Maybe(setting.Value),
        ["low"] = Maybe(setting.Low),
        ["high"] = Maybe(setting.High),
        ["remark"] = setting.Remark,
    };

    private static JsonNode Objective(Derivation derivation) => new JsonObject
    {
        ["rule"] = derivation.Rule,
        ["title"] = derivation.Title,
        ["formula"] = derivation.Formula,
        ["assumptions"] = Array(derivation.Assumptions.Map(it => (JsonNode)JsonValue.Create(it.Statement)!)),
    };

    private static string Kind(ResidueKind kind) => kind switch
    {
        ResidueKind.Rounding => "rounding",
        ResidueKind.Steps => "steps",
        ResidueKind.Gradients => "gradients",
        ResidueKind.StepsOrGradients => "steps-or-gradients",
        _ => "unexplained",
    };

    // JSON knows no infinity.
    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonNode? Maybe(Option<double> value) => value.MatchUnsafe(Number, () => null);

    private static JsonArray Array(Seq<JsonNode> nodes) => [.. nodes];
}
