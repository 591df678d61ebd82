using System.CommandLine;
using LanguageExt;
using LossNav.Application.Rules;
using LossNav.Application.UseCases;
using LossNav.Domain.Derivations;
using LossNav.Host.Reports;
using static LanguageExt.Prelude;
using Flag = System.CommandLine.Option<bool>;

namespace LossNav.Host.Verbs;

/// <summary>Derives every learning rule and prints its assumptions beside the numerical proof.</summary>
internal sealed class RulesVerb : IVerb
{
    private readonly Flag _markdown = new("--markdown") { Description = "Print docs/rules.md instead of the table." };

    public RulesVerb(Composition composition)
    {
        Command = new Command("rules", "Derive every learning rule: what it takes for granted, the rule, and the proof by numbers.");
        Command.Add(_markdown);
        Command.SetAction(parsed => DeriveRules.Run(AllDerivations.All).Match(
            Succ: rules =>
            {
                (parsed.GetValue(_markdown) ? RulesDocument.Write(rules) : RulesReport.Of(rules)).Iter(composition.Out.WriteLine);
                return rules.ForAll(rule => rule.IsProven) ? ExitCode.Done : ExitCode.JobFailed;
            },
            Fail: errors =>
            {
                errors.Iter(error => composition.Error.WriteLine(Line.Error(error)));
                return ExitCode.JobFailed;
            }));
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq1(new Example("rules", "Every learning rule: assumptions, formula, proof."));
}
