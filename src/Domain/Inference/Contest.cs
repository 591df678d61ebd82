using LanguageExt;
using LossNav.Domain.Inference.Fitting;
using LossNav.Domain.Inference.Models;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference;

/// <summary>Every rule fitted to most steps of a record and judged by the others.</summary>
/// <param name="Sample">The parameters that the rules were compared on.</param>
/// <param name="HeldOut">1 for steps kept for the test, else 0.</param>
/// <param name="Entries">The rules that could be fitted, the best first; among those that are tied, that with the fewest settings first.</param>
internal sealed record Contest(RunRecord Sample, double[] HeldOut, Seq<Entry> Entries)
{
    /// <summary>The fit that is first.</summary>
    public Option<RuleFit> Best => Entries.HeadOrNone().Map(entry => entry.Fit);

    /// <summary>Fits every rule.</summary>
    public static Validation<NavigationError, Contest> Run(Watch watch, ExplainSettings settings, RunRecord record)
    {
        var sample = RecordSample.Of(settings.ComparedNumbers, settings.Seed, record);
        var coarse = RecordSample.Of(settings.SearchedNumbers, settings.Seed, sample.First(settings.SearchedSteps));
        var held = HeldOutSteps(settings, record.Steps);
        var counted = held.Select(h => 1 - h).ToArray();
        var models = AllModels.Of(sample);
        var (fits, done) = (Seq<RuleFit>(), 0);
        foreach (var model in models)
        {
            if (watch.Stops(new Progress("rules", done, models.Count + 1)))
            {
                return new NavigationError.Stopped("rules", done);
            }

            (fits, done) = (fits + RuleFit.Of(model, coarse, sample, counted).ToSeq(), done + 1);
        }

        fits += Shrinking(coarse, sample, counted, fits.Find(fit => fit.Model.Row.Name == "sgd"));
        return Success<NavigationError, Contest>(new Contest(sample, held, Ranked(settings, sample, held, fits)));
    }

    // Pseudo-random, so that no rule with a period has its special steps all on one side.
    private static double[] HeldOutSteps(ExplainSettings settings, int steps)
        => [.. Enumerable.Range(0, steps).Select(t => steps > settings.HeldOutOneIn && CounterRandom.Bits(settings.Seed, (ulong)t) % (ulong)settings.HeldOutOneIn == 0 ? 1.0 : 0.0)];

    // The periods at which gradient descent leaves most: shrink and perturb with each, the best kept.
    private static Seq<RuleFit> Shrinking(RunRecord coarse, RunRecord sample, double[] counted, Option<RuleFit> descent)
        => descent.ToSeq().Bind(fit => Periods.Likeliest(sample, fit)
            .Bind(period => RuleFit.Of(ShrinkModel.Of(period, Math.Max(fit.P[0], 1e-300), sample.Lead), coarse, sample, counted).ToSeq())
            .OrderByDescending(it => it.Total(counted))
            .Take(1)
            .ToSeq());

    private static Seq<Entry> Ranked(ExplainSettings settings, RunRecord sample, double[] held, Seq<RuleFit> fits)
    {
        var exact = fits.Filter(fit => fit.IsExact(sample)).ToArray();
        var best = fits.OrderByDescending(fit => fit.Total(held)).FirstOrDefault();
        var entries = best is null ? Seq<Entry>() : fits.Map(fit => Entered(fit, best, exact.Contains(fit)));
        return entries
            .OrderBy(entry => entry.IsTied ? 0 : 1)
            .ThenBy(entry => entry.IsTied ? entry.Fit.Model.Settings.Count : 0)
            .ThenBy(entry => entry.Evidence)
            .ToSeq();

        Entry Entered(RuleFit fit, RuleFit first, bool isExact)
            => new(fit, first.Total(held) - fit.Total(held), exact.Length > 0 ? isExact : IsTied(settings, held, first, fit), isExact);
    }

    private static bool IsTied(ExplainSettings settings, double[] held, RuleFit first, RuleFit fit)
    {
        var (sum, square, count) = (0.0, 0.0, 0);
        for (var t = 0; t < held.Length; t++)
        {
            if (held[t] != 0)
            {
                var difference = first.Scores[t] - fit.Scores[t];
                (sum, square, count) = (sum + difference, square + (difference * difference), count + 1);
            }
        }

        var deviation = count > 1 ? Math.Sqrt(Math.Max(0, square - (sum * sum / count)) * count / (count - 1)) : double.PositiveInfinity;
        return sum <= Math.Max(settings.TieEvidence, settings.TieErrors * deviation);
    }
}

/// <summary>A rule in the contest.</summary>
/// <param name="Fit">Its fit to the steps that are not held out.</param>
/// <param name="Evidence">How much likelier the best makes the steps held out, as a logarithm.</param>
/// <param name="IsTied">Whether it cannot be told from the best.</param>
/// <param name="IsExact">Whether nothing but rounding is left.</param>
internal sealed record Entry(RuleFit Fit, double Evidence, bool IsTied, bool IsExact);
