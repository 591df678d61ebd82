using LanguageExt;
using LossNav.Domain.Inference.Fitting;
using LossNav.Domain.Inference.Models;
using LossNav.Domain.Inference.Records;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference;

/// <summary>From the contest to the answer: is the best rule good enough, which are tied with it, and how sure are their settings.</summary>
internal static class Conclusion
{
    /// <summary>The answer.</summary>
    /// <param name="settings">How the record is searched.</param>
    /// <param name="record">The record, read as it was in the contest.</param>
    /// <param name="contest">What came out.</param>
    /// <param name="reading">How it was read.</param>
    public static Explanation Of(ExplainSettings settings, RunRecord record, Contest contest, Reading reading)
    {
        var wide = RecordSample.Of(settings.EstimatedNumbers, settings.Seed, record);
        var (judged, misfit) = Judged(settings, contest);
        contest = judged;
        var isNone = misfit.Match(it => it.IsNone, () => true);
        var ranking = contest.Entries.Map(entry => Estimates.Rank(settings, wide, isNone, entry));
        var tied = ranking.Filter(it => it.IsTied && !AllModels.Contains(it.Rule, ranking.Head.Rule)).Map(it => it.Rule);
        Verdict verdict = misfit.Match<Verdict>(
            it => it.IsNone ? new Verdict.NoneOfThese(ranking.Head.Rule, it.Share, it.Reason)
                : tied.Count > 1 ? new Verdict.Tied(tied)
                : new Verdict.OneRule(ranking.Head.Rule),
            () => new Verdict.NoneOfThese("no rule", 1, "no rule of the list could be fitted"));
        return new Explanation(
            verdict,
            ranking,
            Skipped(record, contest),
            reading,
            misfit.Match(it => it.Residue, () => new Residue(1, ResidueKind.Unexplained)),
            record.Steps,
            record.Dimension,
            wide.Dimension,
            Remarks.Of(contest, ranking, verdict, reading));
    }

    // Of the rules that are tied, the first whose leftover looks like noise is the best: a simpler one may owe its tie to the steps that it misses being few.
    private static (Contest Contest, Option<Misfit> Misfit) Judged(ExplainSettings settings, Contest contest)
    {
        var first = Option<Misfit>.None;
        foreach (var entry in contest.Entries.Filter(entry => entry.IsTied))
        {
            var misfit = Misfit.Of(settings, contest, entry);
            if (!misfit.IsNone)
            {
                return (contest with { Entries = entry.Cons(contest.Entries.Filter(it => it != entry)) }, misfit);
            }

            first = first.IsSome ? first : misfit;
        }

        return (contest, first);
    }

    private static Seq<SkippedRule> Skipped(RunRecord record, Contest contest)
        => AllModels.Names
            .Filter(name => !contest.Entries.Exists(entry => entry.Fit.Model.Row.Name == name))
            .Map(name => new SkippedRule(name, name switch
            {
                "weight-reset" when !record.HasLoss => "it judges from the loss: record 'loss' too",
                "rotation-drift" when record.Dimension < 2 => "it turns pairs of parameters: record two or more",
                _ => "no settings of it come near the record",
            }));
}
