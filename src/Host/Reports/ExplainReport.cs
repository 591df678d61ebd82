using System.Globalization;
using LanguageExt;
using LossNav.Application.Explaining;
using LossNav.Domain.Inference;
using static LanguageExt.Prelude;

namespace LossNav.Host.Reports;

/// <summary>What the verb <c>explain</c> prints. Pure.</summary>
internal static class ExplainReport
{
    private const int MostRivals = 6;

    /// <summary>The lines.</summary>
    public static Seq<string> Of(ExplainedRun run)
    {
        var it = run.Explanation;
        return Seq(
                $"{run.File}: {Count(it.Steps, "step")}, {Count(it.Dimension, "parameter")}{(it.Estimated < it.Dimension ? $" (settings from {it.Estimated} of them, drawn by a seed)" : string.Empty)}",
                $"verdict  {VerdictOf(it)}",
                $"left     {Short(it.Noise.Relative)} of the steps: {Kind(it.Noise.Kind)}",
                string.Empty)
            + it.Ranking.Filter(rule => Named(it.Verdict).Contains(rule.Rule)).Bind(Settings)
            + Seq("others, with how much likelier the best makes the steps kept for the test:", $"  {Rivals(it)}", string.Empty)
            + (run.Objectives.IsEmpty ? Seq<string>() : Seq1("optimal where one takes for granted:"))
            + run.Objectives.Map(derivation => $"  {derivation.Title}  [{derivation.Rule}]: {string.Join("; ", derivation.Assumptions)}")
            + it.Skipped.Map(skipped => $"not tried: {skipped.Rule}: {skipped.Reason}")
            + it.Remarks.Map(remark => $"note: {remark}");
    }

    private static string VerdictOf(Explanation explanation) => explanation.Verdict.Match(
        one => one.Rule,
        tied => $"{tied.Rules.Head}; equal on this record: {string.Join(", ", tied.Rules.Tail)}",
        none => $"none of these: {none.Reason} (nearest: {none.Nearest})");

    // Rules that contain the best with settings at their limits are told in a note.
    private static Seq<string> Named(Verdict verdict) => verdict.Match(one => Seq1(one.Rule), tied => tied.Rules, _ => Seq<string>());

    private static Seq<string> Settings(RankedRule rule)
        => Seq1($"{rule.Title}  [{rule.Rule}]") + rule.Settings.Map(Setting) + rule.Notes.Map(note => $"  ({note})") + Seq1(string.Empty);

    private static string Setting(SettingEstimate setting)
        => $"  {setting.Name.PadRight(26)}" + (setting.Value.IsSome
            ? $"{Long(setting.Value)}  {(setting.Low.IsSome ? $"[{Long(setting.Low)}, {Long(setting.High)}]" : string.Empty)}"
            : (setting.Low.IsSome, setting.High.IsSome) switch
            {
                (false, true) => $"at most {Long(setting.High)}",
                (true, false) => $"at least {Long(setting.Low)}",
                _ => $"not determined: {setting.Remark}",
            });

    private static string Rivals(Explanation explanation)
    {
        var rivals = explanation.Ranking.Filter(rule => !rule.IsTied);
        return rivals.IsEmpty ? "none" : string.Join(", ", rivals.Take(MostRivals).Map(rule => $"{rule.Rule} e^{Short(rule.Evidence)}")) + (rivals.Count > MostRivals ? ", …" : string.Empty);
    }

    private static string Kind(ResidueKind kind) => kind switch
    {
        ResidueKind.Rounding => "rounding",
        ResidueKind.Steps => "noise in the steps, independent of all that is recorded",
        ResidueKind.Gradients => "noise in the recorded gradients; intervals are too narrow then",
        ResidueKind.StepsOrGradients => "noise in the steps, or in the recorded gradients (intervals are too narrow then); for this rule both look the same",
        _ => "not explained",
    };

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? string.Empty : "s")}");

    private static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Long(Option<double> value) => value.Match(it => it.ToString("G7", CultureInfo.InvariantCulture), () => "-");
}
