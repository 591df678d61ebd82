using System.CommandLine;
using LanguageExt;
using LossNav.Application.Rules;
using LossNav.Application.UseCases;
using LossNav.Domain;
using LossNav.Host.Reports;
using LossNav.Host.Wiring;
using static LanguageExt.Prelude;
using Flag = System.CommandLine.Option<bool>;

namespace LossNav.Host.Verbs;

/// <summary>Derives every learning rule and prints its assumptions beside the numerical proof.</summary>
internal sealed class RulesVerb : IVerb
{
    private readonly Flag _markdown = new("--markdown") { Description = "Print docs/rules.md instead of the table." };

    private readonly Flag _regret = new("--regret") { Description = "Print what rules cost more than the optimum, over a sweep of discount rates, instead of the table." };

    public RulesVerb(Composition composition)
    {
        Command = new Command("rules", "Derive every learning rule: what it takes for granted, the rule, and the proof by numbers.");
        Command.Add(_markdown);
        Command.Add(_regret);
        Command.SetAction((parsed, cancel) => Interruptible.RunAsync(
            () => parsed.GetValue(_regret) ? Regret(composition) : Derive(composition, parsed.GetValue(_markdown)), cancel));
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq(
        new Example("rules", "Every learning rule: assumptions, formula, proof."),
        new Example("rules --regret", "What rules cost more than the optimum, by discount rate."));

    private static int Derive(Composition composition, bool asMarkdown)
        => DeriveRules.Run(composition.Derivations).Match(
            Succ: rules =>
            {
                (asMarkdown ? RulesDocument.Write(rules) : RulesReport.Of(rules)).Iter(composition.Out.WriteLine);
                return rules.ForAll(rule => rule.IsProven) ? ExitCode.Done : ExitCode.JobFailed;
            },
            Fail: errors => Refuse(composition, errors));

    private static int Regret(Composition composition)
        => RegretSweep.Default.OnBowl()
            .Bind(bowl => RegretSweep.Default.OnDoubleWell().Map(well => RegretReport.Of("bowl", bowl) + RegretReport.Of("double well", well)))
            .Match(
                Succ: lines =>
                {
                    lines.Iter(composition.Out.WriteLine);
                    return ExitCode.Done;
                },
                Fail: errors => Refuse(composition, errors));

    private static int Refuse(Composition composition, Seq<NavigationError> errors)
    {
        errors.Iter(error => composition.Error.WriteLine(Line.Error(error)));
        return ExitCode.JobFailed;
    }
}
