using LanguageExt;
using LossNav.Domain.Inference.Fitting;
using LossNav.Domain.Inference.Records;

namespace LossNav.Domain.Inference;

/// <summary>Finds how often a rule does something special, from the steps at which another leaves most.</summary>
internal static class Periods
{
    private const int Most = 3;

    /// <summary>Up to three periods, the likeliest first.</summary>
    /// <param name="record">The record.</param>
    /// <param name="fit">The rule that explains all other steps.</param>
    public static Seq<int> Likeliest(RunRecord record, RuleFit fit)
        => Enumerable.Range(2, Math.Max(0, (record.Steps / 2) - 1))
            .Select(period => (Period: period, Gain: Gain(record, fit, period)))
            .Where(it => it.Gain > 0)
            .OrderByDescending(it => it.Gain)
            .Take(Most)
            .Select(it => it.Period)
            .ToSeq();

    // What it adds to the likelihood to let the special steps have a scale of their own, with residuals measured against what the fit expects.
    private static double Gain(RunRecord record, RuleFit fit, int period)
    {
        var (special, plain, specials, plains) = (0.0, 0.0, 0, 0);
        for (var t = 0; t < record.Steps; t++)
        {
            var ratio = fit.Sums.Residual(t) / fit.Sums.Numbers / fit.Variances[t];
            (special, plain, specials, plains) = (t + record.Lead + 1) % period == 0 ? (special + ratio, plain, specials + 1, plains) : (special, plain + ratio, specials, plains + 1);
        }

        var (all, s, p) = ((special + plain) / record.Steps, special / Math.Max(specials, 1), plain / Math.Max(plains, 1));
        return specials > 1 && s > p ? (record.Steps * Math.Log(Math.Max(all, 1e-300))) - (specials * Math.Log(Math.Max(s, 1e-300))) - (plains * Math.Log(Math.Max(p, 1e-300))) : 0;
    }
}
