using LanguageExt;
using LossNav.Domain.Derivations;
using static LanguageExt.Prelude;

namespace LossNav.Application.Rules;

/// <summary>The document that explains every rule, written from the derivations themselves: docs/rules.md. Pure.</summary>
public static class RulesDocument
{
    private static readonly Seq<string> _introduction = Seq(
        "# Learning rules",
        string.Empty,
        "Written by `rules --markdown` from the derivations in `src/Domain/Derivations`; a test compares it with them.",
        string.Empty,
        "A learner moves its parameters θ over a loss L. Moving costs effort, (1/2η) u² per unit of time with u = θ̇ − f; loss costs k L; and what comes later",
        "counts e^(−γt) less. A learning rule is what such a learner does at its best. Which rule that is, its assumptions decide: how far ahead it plans (γ, Δt),",
        "what moving costs (the metric G, a norm in place of it, or nothing up to a bounded speed), what the parameters do by themselves (the drift f), and what it knows of the landscape (its belief).",
        string.Empty,
        "g is the gradient of L, H its Hessian, h one of its eigenvalues. Each row has a check that runs the rule, solves the navigation problem without it, and",
        "compares: \"equal\" means to 1e-8 relative or better, \"order\" the measured power with which the two approach each other. Each check was done once more",
        "without each of the assumptions; then the two differ.",
        string.Empty,
        "| rule | takes for granted | check |",
        "| --- | --- | --- |");

    /// <summary>The document, line by line.</summary>
    /// <param name="rules">Every derivation with what came out.</param>
    public static Seq<string> Write(Seq<DerivedRule> rules)
        => _introduction + rules.Map(Row) + Open + rules.Bind(Section);

    private static Seq<string> Open => Seq(string.Empty, "Not derived are these rules, or parts of them, with what is missing:", string.Empty)
        + OpenRules.All.Map(rule => $"- {rule.Title}: {rule.Missing}.");

    private static string Row(DerivedRule rule)
        => $"| [{rule.Derivation.Title}](#{Anchor(rule.Derivation.Title)}) | {string.Join("; ", rule.Derivation.Assumptions)} | {Check(rule)} |";

    private static Seq<string> Section(DerivedRule rule) => Seq(
        string.Empty,
        $"## {rule.Derivation.Title}",
        string.Empty,
        $"    {rule.Derivation.Formula}",
        string.Empty,
        rule.Derivation.Explanation,
        $"Takes for granted that {string.Join("; that ", rule.Derivation.Assumptions)}.",
        $"Optimum by: {rule.Derivation.SolvedBy}. Rule `{rule.Derivation.Rule}`; theory: {rule.Derivation.Source}.");

    private static string Check(DerivedRule rule)
        => rule.IsProven
            ? rule.Derivation.Claim.Match(_ => "equal", limit => $"order {limit.Order} in {limit.Small}")
            : rule.Evidence.Holds ? $"passes without: {string.Join("; ", rule.Idle)}" : "FAILS";

    private static string Anchor(string title)
        => string.Concat(title.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-');
}
