using LanguageExt;
using LossNav.Domain.Inference.Fitting;
using LossNav.Domain.Inference.Models;
using LossNav.Domain.Inference.Records;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference;

/// <summary>Whether what the best rule leaves looks like noise: independent of all that the record holds, or what noise in the recorded gradients would leave.</summary>
/// <param name="IsNone">Whether no rule of the list made the record.</param>
/// <param name="Share">The share of what is left that the record's own features explain.</param>
/// <param name="Reason">In words.</param>
/// <param name="Residue">What is left, and where it seems to come from.</param>
internal sealed record Misfit(bool IsNone, double Share, string Reason, Residue Residue)
{
    private const int Imagined = 4;
    private const double FirstGuess = 0.05;
    private const double LargestNoise = 0.5;

    // The imagined runs differ among themselves by about this much.
    private const double Slack = 1.5;

    // Correlations of neighbouring residuals that differ by no more are taken for the same.
    private const double Alike = 0.1;

    /// <summary>Judges the best rule.</summary>
    public static Misfit Of(ExplainSettings settings, Contest contest, Entry best)
    {
        var (fit, record) = (best.Fit, contest.Sample);
        if (best.IsExact)
        {
            return new Misfit(false, 0, string.Empty, new Residue(fit.RelativeResidual, ResidueKind.Rounding));
        }

        var plain = Linearisation.Predictions(fit.Model, record, fit.P);
        var derivatives = Linearisation.Derivatives(fit.Model, record, fit.P, plain);
        var others = contest.Entries
            .Filter(entry => !entry.IsTied && entry != best && fit.Model.NoisyPeriod == 0)
            .Map(entry => Linearisation.Predictions(entry.Fit.Model, record, entry.Fit.P))
            .Filter(it => it.All(double.IsFinite))
            .ToArray();
        var seen = Measure(record, false, others);
        var imagined = fit.Model.NoisyPeriod > 0 ? [] : Enumerable.Range(1, Imagined).Select(i => Measure(WithNoise(record, fit, plain, (ulong)i), false, others)).ToArray();
        var (share, scale) = (imagined.Select(it => it.Share).DefaultIfEmpty(0).Max(), imagined.Select(it => it.ScaleShare).DefaultIfEmpty(0).Max());
        var (byFeatures, byScale) = (seen.Share > (Slack * share) + settings.UnexplainedShare, seen.ScaleShare > (Slack * scale) + settings.UnexplainedShare);
        var isSuspect = fit.Model.NoisyPeriod == 0 && seen.Chance < settings.Chance && (byFeatures || byScale);
        var isNone = isSuspect && !(IsNoiseInGradients(record, seen, imagined) && IsCleanOf(settings, Measure(record, true, [])));
        return new Misfit(
            isNone,
            Math.Max(seen.Share, seen.ScaleShare),
            !isNone ? string.Empty : byScale && seen.ScaleShare >= seen.Share ? "the size of its steps changes in a way that no setting explains: a schedule or clipping" : "what it leaves of the steps follows what the record holds, so it is no noise",
            new Residue(fit.RelativeResidual, isNone ? ResidueKind.Unexplained : Kind(record, seen, imagined)));

        Leftover Measure(RunRecord run, bool isClean, double[][] predictions) => Leftover.Of(run, fit.Variances, derivatives, plain, isClean, predictions);
    }

    // What noise in gradients leaves is independent of the path that the run took, however well averages of the recorded gradients guess it.
    private static bool IsCleanOf(ExplainSettings settings, Leftover clean)
        => clean.Chance >= settings.Chance || Math.Max(clean.Share, clean.ScaleShare) <= settings.UnexplainedShare;

    // It lives on in the rule's memory as it does in imagined runs.
    private static bool IsNoiseInGradients(RunRecord record, Leftover seen, Leftover[] imagined)
        => imagined.Length > 0 && Math.Abs(seen.Memory - imagined.Average(it => it.Memory)) < Alike + (4 / Math.Sqrt(record.Steps * (double)record.Dimension));

    // A run by this rule on gradients that differ from the recorded ones by as much as explains the size of what is left.
    private static RunRecord WithNoise(RunRecord record, RuleFit fit, double[] plain, ulong seed)
    {
        var level = FirstGuess;
        for (var round = 0; round < 2; round++)
        {
            var guess = Linearisation.Predictions(fit.Model, record.WithNoisyGradients(level, seed), fit.P);
            var (off, all) = (0.0, 0.0);
            for (var i = 0; i < plain.Length; i++)
            {
                (off, all) = (off + ((guess[i] - plain[i]) * (guess[i] - plain[i])), all + (plain[i] * plain[i]));
            }

            level = Math.Clamp(level * fit.RelativeResidual / Math.Sqrt(Math.Max(off, 1e-300) / Math.Max(all, 1e-300)), 1e-9, LargestNoise);
        }

        var noisy = Linearisation.Predictions(fit.Model, record.WithNoisyGradients(level, seed), fit.P);
        var theta = new double[(record.Steps + 1) * record.Dimension];
        record.Theta(0).CopyTo(theta);
        for (var i = record.Dimension; i < theta.Length; i++)
        {
            theta[i] = theta[i - record.Dimension] + noisy[i - record.Dimension];
        }

        return record.WithTheta(theta);
    }

    // Noise in gradients lives on in a rule's memory; noise in steps does not.
    private static ResidueKind Kind(RunRecord record, Leftover seen, Leftover[] imagined)
    {
        var expected = imagined.Select(it => it.Memory).DefaultIfEmpty(0).Average();
        var error = 1 / Math.Sqrt(record.Steps * (double)record.Dimension);
        return Math.Abs(expected) < 6 * error ? ResidueKind.StepsOrGradients
            : Math.Abs(seen.Memory) < Math.Abs(seen.Memory - expected) ? ResidueKind.Steps
            : ResidueKind.Gradients;
    }
}
