using LossNav.Domain.Inference.Records;

namespace LossNav.Domain.Inference.Fitting;

/// <summary>How large the noise in each recorded step is: a part that is always the same, a part in proportion to the step, and rounding, which is known.</summary>
/// <remarks>The variance of a number in step t is A·M + B·m_t + C·[the rule is random at t] + f_t, with m_t the mean square of the predicted step, M its mean.</remarks>
/// <param name="Steady">A ≥ 0.</param>
/// <param name="Relative">B ≥ 0.</param>
/// <param name="Own">C ≥ 0, the rule's own noise.</param>
internal sealed record NoiseScale(double Steady, double Relative, double Own)
{
    private const int Rounds = 40;

    /// <summary>Variances before anything is known: in proportion to the recorded steps around each, so that every part of the run counts.</summary>
    public static double[] Unknown(RunRecord record)
    {
        var (mean, sums) = (0.0, new double[record.Steps]);
        for (var t = 0; t < record.Steps; t++)
        {
            var before = record.Theta(t);
            var after = record.Theta(t + 1);
            var sum = 0.0;
            for (var i = 0; i < before.Length; i++)
            {
                sum += (after[i] - before[i]) * (after[i] - before[i]);
            }

            sums[t] = sum / record.Dimension;
            mean += sums[t] / record.Steps;
        }

        var (floor, variances) = (Rounding(record), new double[record.Steps]);
        for (var t = 0; t < record.Steps; t++)
        {
            var (from, to) = (Math.Max(0, t - 2), Math.Min(record.Steps, t + 3));
            var around = 0.0;
            for (var s = from; s < to; s++)
            {
                around += sums[s] / (to - from);
            }

            variances[t] = (0.01 * around) + (1e-6 * mean) + floor[t];
        }

        return variances;
    }

    /// <summary>f_t: what rounding leaves of a step, the mean over the parameters. A number θ is stored to within its roundoff, evenly spread.</summary>
    public static double[] Rounding(RunRecord record)
    {
        var floor = new double[record.Steps];
        for (var t = 0; t < record.Steps; t++)
        {
            var after = record.Theta(t + 1);
            floor[t] = (record.Roundoff * record.Roundoff / 6 * Numerics.Dense.Rows.Dot(after, after) / after.Length) + 1e-300;
        }

        return floor;
    }

    /// <summary>The likeliest scales for residuals, by the multiplicative steps of a minorisation (each raises the likelihood).</summary>
    /// <remarks>A part that is 0 stays 0 and one that goes to 0 goes slowly, so that each part is also tried alone.</remarks>
    /// <param name="record">The record.</param>
    /// <param name="noisy">At which steps the rule itself is random.</param>
    /// <param name="included">1 for steps that count, else 0.</param>
    /// <param name="sums">Residuals and predictions.</param>
    public static NoiseScale Likeliest(RunRecord record, Func<int, bool> noisy, double[] included, StepSums sums)
    {
        var (floor, mean) = (Rounding(record), MeanPredicted(sums));
        var (steady, relative, own) = Begin(noisy, included, sums, mean);
        return ((NoiseScale[])[new(2 * steady, 0, own), new(0, 2 * relative, own), new(steady, relative, own)])
            .Select(start => Climbed(record, noisy, included, sums, floor, mean, start))
            .MaxBy(scale => scale.Likelihood(record, noisy, included, sums))!;
    }

    private static NoiseScale Climbed(
        RunRecord record, Func<int, bool> noisy, ReadOnlySpan<double> included, StepSums sums, double[] floor, double mean, NoiseScale start)
    {
        var (steady, relative, own) = (start.Steady, start.Relative, start.Own);
        for (var round = 0; round < Rounds; round++)
        {
            var (upA, downA, upB, downB, upC, downC) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
            for (var t = 0; t < sums.Steps; t++)
            {
                if (included[t] == 0)
                {
                    continue;
                }

                var m = sums.Predicted(t) / sums.Numbers;
                var v = (steady * mean) + (relative * m) + floor[t] + Rounded(record, m) + (noisy(t) ? own : 0);
                var (up, down) = (sums.Residual(t) / (v * v), sums.Numbers / v);
                (upA, downA, upB, downB) = (upA + (mean * up), downA + (mean * down), upB + (m * up), downB + (m * down));
                (upC, downC) = noisy(t) ? (upC + up, downC + down) : (upC, downC);
            }

            (steady, relative, own) = (Turned(steady, upA, downA), Turned(relative, upB, downB), Turned(own, upC, downC));
        }

        return new NoiseScale(steady, relative, own);
    }

    private double Likelihood(RunRecord record, Func<int, bool> noisy, ReadOnlySpan<double> included, StepSums sums)
    {
        var (variances, sum) = (Variances(record, noisy, sums), 0.0);
        for (var t = 0; t < sums.Steps; t++)
        {
            sum -= included[t] == 0 ? 0 : (sums.Numbers * Math.Log(variances[t])) + (sums.Residual(t) / variances[t]);
        }

        return sum;
    }

    /// <summary>The variance of a number in each step.</summary>
    public double[] Variances(RunRecord record, Func<int, bool> noisy, StepSums sums)
    {
        var (floor, mean) = (Rounding(record), MeanPredicted(sums));
        for (var t = 0; t < sums.Steps; t++)
        {
            var m = sums.Predicted(t) / sums.Numbers;
            floor[t] += (Steady * mean) + (Relative * m) + Rounded(record, m) + (noisy(t) ? Own : 0);
        }

        return floor;
    }

    // The run's own arithmetic rounds a step a few times.
    public static double Rounded(RunRecord record, double meanSquare) => 16 * record.Roundoff * record.Roundoff * meanSquare;

    private static (double Steady, double Relative, double Own) Begin(Func<int, bool> noisy, ReadOnlySpan<double> included, StepSums sums, double mean)
    {
        var (all, ratio, ownSum, own, count) = (0.0, 0.0, 0.0, 0, 0);
        for (var t = 0; t < sums.Steps; t++)
        {
            if (included[t] == 0)
            {
                continue;
            }

            if (noisy(t))
            {
                (ownSum, own) = (ownSum + (sums.Residual(t) / sums.Numbers), own + 1);
                continue;
            }

            var m = sums.Predicted(t) / sums.Numbers;
            (all, count) = (all + (sums.Residual(t) / sums.Numbers), count + 1);
            ratio += m > 0 ? Math.Min(1e6, sums.Residual(t) / sums.Numbers / m) : 0;
        }

        return (0.5 * all / Math.Max(count, 1) / Math.Max(mean, 1e-300), 0.5 * ratio / Math.Max(count, 1), own > 0 ? ownSum / own : 0);
    }

    private static double Turned(double value, double up, double down) => down > 0 && up > 0 ? value * Math.Sqrt(up / down) : 0;

    private static double MeanPredicted(StepSums sums)
    {
        var mean = 0.0;
        for (var t = 0; t < sums.Steps; t++)
        {
            mean += sums.Predicted(t) / sums.Numbers / sums.Steps;
        }

        return mean;
    }
}
