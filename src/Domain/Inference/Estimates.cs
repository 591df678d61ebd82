using LanguageExt;
using LossNav.Domain.Inference.Fitting;
using LossNav.Domain.Inference.Models;
using LossNav.Domain.Inference.Records;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference;

/// <summary>The settings of a rule as far as a record tells them.</summary>
internal static class Estimates
{
    private const int MostAttempts = 3;

    /// <summary>A rule in the ranking; where it may have made the record, with settings from all steps and with intervals.</summary>
    public static RankedRule Rank(ExplainSettings settings, RunRecord wide, bool isNone, Entry entry)
        => new(
            entry.Fit.Model.Row.Name,
            entry.Fit.Model.Row.Title,
            entry.Evidence,
            entry.Fit.RelativeResidual,
            entry.IsExact,
            entry.IsTied,
            entry.IsTied && !isNone ? WithIntervals(settings, wide, entry.Fit) : Plain(entry.Fit),
            entry.Fit.Model.Notes);

    private static Seq<SettingEstimate> Plain(RuleFit fit)
        => fit.Model.Settings.Map((j, setting) => new SettingEstimate(setting.Setting, setting.Value(fit.P[j]), None, None, string.Empty)).ToSeq() + Beside(fit.Model);

    // Looking for the ends of intervals may find better settings: then it begins again from these.
    private static Seq<SettingEstimate> WithIntervals(ExplainSettings settings, RunRecord wide, RuleFit found)
    {
        var all = Enumerable.Repeat(1.0, wide.Steps).ToArray();
        var fit = RuleFit.Refined(found.Model, wide, all, found.P, false);
        for (var attempt = 1; ; attempt++)
        {
            var intervals = Enumerable.Range(0, fit.P.Length).Select(j => Profile.Of(settings.Coverage, wide, all, fit, j)).ToSeq();
            var better = intervals.Map(it => it.Better).Somes();
            if (better.IsEmpty || attempt == MostAttempts)
            {
                return found.Model.Settings.Map((j, setting) => Estimate(setting, fit.P[j], intervals[j])).ToSeq() + Beside(found.Model);
            }

            fit = RuleFit.Refined(found.Model, wide, all, better.Head, false);
        }
    }

    private static SettingEstimate Estimate(Coordinate setting, double p, ProfileInterval interval)
    {
        var (value, low, high) = (setting.Value(p), setting.Value(interval.Low), setting.Value(interval.High));

        // A strength that may be 0: the likelihood does not know that it cannot be less.
        var lowFound = interval.LowFound && !(setting.LowIsLimit && double.IsNegativeInfinity(setting.Low) && low <= 0);
        return (lowFound, interval.HighFound) switch
        {
            (true, true) => new SettingEstimate(setting.Setting, value, low, high, string.Empty),
            (false, true) => new SettingEstimate(setting.Setting, None, None, Math.Max(high, 0), "the record tells only that it is at most this"),
            (true, false) => new SettingEstimate(setting.Setting, None, low, None, "the record tells only that it is at least this"),
            _ => new SettingEstimate(setting.Setting, None, None, None, "the record does not depend on it"),
        };
    }

    private static Seq<SettingEstimate> Beside(StepModel model)
        => model.Found.Map(it => new SettingEstimate(it.Setting, it.Value, it.Value, it.Value, string.Empty))
            + model.Untold.Map(it => new SettingEstimate(it.Setting, None, None, None, it.Reason));
}
