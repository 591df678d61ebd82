using System.Globalization;
using LanguageExt;
using LossNav.Domain.Inference.Models;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference;

/// <summary>What a record cannot tell, in one line each, with what to record instead.</summary>
internal static class Remarks
{
    private const int FewSteps = 50;

    /// <summary>The remarks.</summary>
    public static Seq<string> Of(Contest contest, Seq<RankedRule> ranking, Verdict verdict, Reading reading)
        => When(reading == Reading.AfterSteps, "The parameters of each row stand after the step that its gradient made; the first step is not in the record.")
            + When(contest.Sample.Steps < FewSteps, string.Create(CultureInfo.InvariantCulture, $"{contest.Sample.Steps} steps are few: slow forgetting and small settings show only in longer records."))
            + Wider(ranking, verdict)
            + When(verdict is Verdict.Tied, "The tied rules take the same steps on this record: to tell them apart, record a run whose gradients change more from step to step and differ more in size.")
            + When(HasConstantGradient(contest), "The gradient is the same at every step: what a rule remembers of gradients cannot be told from what it sees. Record a run on a loss with curvature.")
            + (verdict is Verdict.NoneOfThese ? Seq<string>() : ranking.Filter(it => it.IsTied && !AllModels.Contains(it.Rule, ranking.Head.Rule)).Bind(Undetermined).Distinct());

    private static Seq<string> Wider(Seq<RankedRule> ranking, Verdict verdict)
    {
        var wider = verdict is Verdict.NoneOfThese ? Seq<RankedRule>() : ranking.Filter(it => it.IsTied && AllModels.Contains(it.Rule, ranking.Head.Rule));
        return When(!wider.IsEmpty, $"With settings at their limits {string.Join(", ", wider.Map(it => it.Rule))} take the steps of {(ranking.IsEmpty ? string.Empty : ranking.Head.Rule)} too: the simpler rule is named.");
    }

    private static Seq<string> Undetermined(RankedRule rule)
        => rule.Settings
            .Filter(it => it.Value.IsNone && it.Name == "epsilon")
            .Map(it => $"{rule.Title}: no gradient comes near {it.Name}, so the record does not determine it. Record smaller gradients, or take the upper end as its bound.");

    private static bool HasConstantGradient(Contest contest)
        => Enumerable.Range(1, contest.Sample.Steps - 1).All(t => contest.Sample.Gradient(t).SequenceEqual(contest.Sample.Gradient(0)));

    private static Seq<string> When(bool so, string remark) => so ? Seq1(remark) : Seq<string>();
}
