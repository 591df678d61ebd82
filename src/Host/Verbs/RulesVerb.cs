using System.CommandLine;
using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Rules;
using LossNav.Application.UseCases;
using LossNav.Domain;
using LossNav.Domain.Derivations;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;
using static LanguageExt.Prelude;
using Flag = System.CommandLine.Option<bool>;

namespace LossNav.Host.Verbs;

/// <summary>Derives learning rules and prints their assumptions beside the numerical proof.</summary>
internal sealed class RulesVerb : IVerb
{
    private readonly Composition _composition;
    private readonly Argument<string[]> _names = new("names")
    {
        Description = "Rules, the words that names begin with, or patterns ('adam*'); none means every rule.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Flag _markdown = new("--markdown") { Description = "Print docs/rules.md instead of the table." };
    private readonly Flag _regret = new("--regret") { Description = "Print what rules cost more than the optimum, over a sweep of discount rates, instead of the table." };
    private readonly JsonOption _json = new() { Description = "Print the table as JSON." };

    public RulesVerb(Composition composition)
    {
        _composition = composition;
        Command = new Command("rules", "Derive learning rules: what each takes for granted, the rule, and the proof by numbers.");
        Command.Add(_names);
        Command.Add(_markdown);
        Command.Add(_regret);
        Command.Add(_json);
        Command.SetAction((parsed, cancel) => Interruptible.RunAsync(() => Run(parsed), cancel));
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq(
        new Example("rules", "Every learning rule: assumptions, formula, proof."),
        new Example("rules adam", "One of them."),
        new Example("rules --regret", "What rules cost more than the optimum, by discount rate."),
        new Example("rules adam --json", "For a program."));

    private int Run(ParseResult parsed)
    {
        var (names, asJson) = ((parsed.GetValue(_names) ?? []).ToSeq(), parsed.GetValue(_json));
        return asJson && parsed.GetValue(_markdown)
            ? Refuse(asJson, Seq1("Choose '--json' or '--markdown', not both."))
            : parsed.GetValue(_regret)
                ? Chosen(names, Seq(rule => rule.Name, (Func<SweptRule, string>)(rule => rule.Title)), RegretSweep.Default.Rules).Match(
                    Succ: rules => Regret(RegretSweep.Default with { Rules = rules }, asJson),
                    Fail: reasons => Refuse(asJson, reasons))
                : Chosen(names, Seq(it => it.Rule, (Func<Derivation, string>)(it => it.Title)), _composition.Derivations).Match(
                    Succ: derivations => Derive(derivations, asJson, parsed.GetValue(_markdown)),
                    Fail: reasons => Refuse(asJson, reasons));
    }

    // A rule is known by the name that configuration uses and by the one that people read.
    private static Validation<string, Seq<T>> Chosen<T>(Seq<string> typed, Seq<Func<T, string>> names, Seq<T> all)
        => typed.IsEmpty
            ? Success<string, Seq<T>>(all)
            : typed
                .Map(name => names.Map(of => NamePattern.Choose(name, of, all)).Find(found => !found.IsEmpty).ToValidation(
                    $"There is no rule '{name}' here{NearestName.Question(NearestName.Of(name, names.Bind(of => all.Map(of))))}"))
                .Sequence()
                .Map(found => all.Filter(one => found.Exists(some => some.Exists(it => ReferenceEquals(it, one)))));

    private int Derive(Seq<Derivation> derivations, bool asJson, bool asMarkdown)
        => DeriveRules.Run(derivations).Match(
            Succ: rules =>
            {
                Print(asJson, () => DerivedRuleJson.Of(rules), () => asMarkdown ? RulesDocument.Write(rules) : RulesReport.Of(rules));
                return rules.ForAll(rule => rule.IsProven) ? ExitCode.Done : ExitCode.JobFailed;
            },
            Fail: errors => Fail(asJson, errors));

    private int Regret(RegretSweep sweep, bool asJson)
        => sweep.OnBowl()
            .Bind(bowl => sweep.OnDoubleWell().Map(well => Seq(("bowl", bowl), ("double well", well))))
            .Match(
                Succ: tables =>
                {
                    Print(asJson, () => RegretJson.Of(tables), () => tables.Bind(table => RegretReport.Of(table.Item1, table.Item2)));
                    return ExitCode.Done;
                },
                Fail: errors => Fail(asJson, errors));

    private void Print(bool asJson, Func<JsonNode> document, Func<Seq<string>> lines)
    {
        if (asJson)
        {
            JsonOption.Print(_composition, document());
        }
        else
        {
            lines().Iter(_composition.Out.WriteLine);
        }
    }

    private int Refuse(bool asJson, Seq<string> reasons)
        => JsonOption.End(_composition, asJson, ExitCode.BadInput, reasons.Map(reason => Line.Error(new SettingError.BadCommandLine(reason))));

    private int Fail(bool asJson, Seq<NavigationError> errors) => JsonOption.End(_composition, asJson, ExitCode.JobFailed, errors.Map(Line.Error));
}
