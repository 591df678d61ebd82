using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics.Dense;
using MathNet.Numerics.Distributions;

namespace LossNav.Domain.Inference.Fitting;

/// <summary>What a record's own features explain of the residuals of a rule: under the right rule, nothing.</summary>
/// <param name="Share">The share of the residuals that the features explain beyond chance, 0 to 1.</param>
/// <param name="ScaleShare">The same for one factor of each step: a schedule, whatever its shape, or clipping.</param>
/// <param name="Chance">The smaller of both probabilities to see as much by chance.</param>
/// <param name="Memory">The correlation of residuals of neighbouring steps.</param>
internal sealed record Leftover(double Share, double ScaleShare, double Chance, double Memory)
{
    private const double Dependent = 1e-8;

    /// <summary>Measures it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="variances">V_t, as the rule's fit has them.</param>
    /// <param name="derivatives">What the settings can explain, D numbers for each of T steps, and each setting.</param>
    /// <param name="prediction">The prediction of each step.</param>
    /// <param name="isClean">Whether features are left out that contain recorded gradients, other than in the prediction itself: what noise in these leaves is independent of all others.</param>
    /// <param name="others">What other rules predict.</param>
    public static Leftover Of(RunRecord record, double[] variances, double[][] derivatives, double[] prediction, bool isClean, double[][] others)
    {
        var (d, steps) = (record.Dimension, record.Steps);
        const int own = 9;
        var count = derivatives.Length + others.Length + own;
        var (columns, residual, before) = (new double[count * d], new double[d], new double[d]);
        var sums = new StepSums(steps, count, d);
        var weights = new double[steps];
        var (scaleGain, scaled, total, lagged) = (0.0, 0, 0.0, 0.0);
        for (var t = 0; t < steps; t++)
        {
            var theta = record.Theta(t);
            var predicted = prediction.AsSpan(t * d, d);
            record.Theta(t + 1).CopyTo(residual);
            Rows.AddScaled(-1, theta, residual);
            Rows.AddScaled(-1, predicted, residual);
            var at = 0;
            foreach (var column in derivatives.Concat(others))
            {
                column.AsSpan(t * d, d).CopyTo(columns.AsSpan(at++ * d, d));
            }

            Features(record, t, predicted, isClean, columns.AsSpan(at * d));
            Linearisation.Fill(sums, t, columns, residual, 1);
            var w = weights[t] = 1 / variances[t];
            total += w * sums.Residual(t);
            var size = Rows.Dot(predicted, predicted);
            if (size > 0)
            {
                var along = Rows.Dot(predicted, residual);
                (scaleGain, scaled) = (scaleGain + (w * along * along / size), scaled + 1);
            }

            lagged += t > 0 ? Rows.Dot(before, residual) * Math.Sqrt(w * weights[t - 1]) : 0;
            residual.CopyTo(before, 0);
        }

        var (matrix, right, _) = sums.Weighed(weights);
        var settings = Gain(matrix, right, derivatives.Length, count);
        var all = Gain(matrix, right, count, count);
        var n = steps * (double)d;
        var (left, gained, more) = (Math.Max(total - settings.Sum, 1e-300), all.Sum - settings.Sum, all.Count - settings.Count);
        var (share, chance) = Beyond(gained / left, more, n - all.Count);
        var (scaleShare, scaleChance) = d > 1 ? Beyond(scaleGain / Math.Max(total, 1e-300), scaled, n - scaled) : (0, 1);
        return new Leftover(share, scaleShare, Math.Min(chance, scaleChance), total > 0 ? lagged / total : 0);
    }

    // Explained share against what as many columns of chance explain, and the probability of the ratio of mean squares.
    private static (double Share, double Chance) Beyond(double explained, int count, double rest)
    {
        if (count < 1 || rest < 1)
        {
            return (0, 1);
        }

        var ratio = explained / count / Math.Max((1 - explained) / rest, 1e-300);
        var chance = explained >= 1 ? 0 : 1 - FisherSnedecor.CDF(count, rest, ratio);
        return (Math.Max(0, 1 - ((1 - explained) * (rest + count) / rest)), chance);
    }

    // Slow changes of the step's size, where the run stands, and what it saw a step before.
    private static void Features(RunRecord record, int t, ReadOnlySpan<double> predicted, bool isClean, Span<double> columns)
    {
        var d = record.Dimension;
        var theta = record.Theta(t);
        var g = record.Gradient(t);
        var earlier = t > 0 ? record.Gradient(t - 1) : default;
        for (var i = 0; i < d; i++)
        {
            for (var wave = 0; wave < 3; wave++)
            {
                columns[(wave * d) + i] = predicted[i] * Math.Cos(Math.PI * (wave + 1) * (t + 0.5) / record.Steps);
            }

            columns[(3 * d) + i] = isClean ? 0 : g[i];
            columns[(4 * d) + i] = isClean ? 0 : Math.Sign(g[i]);
            columns[(5 * d) + i] = theta[i];
            columns[(6 * d) + i] = theta[i] - record.Theta(0)[i];
            columns[(7 * d) + i] = t > 0 && !isClean ? earlier[i] : 0;
            columns[(8 * d) + i] = t > 0 ? theta[i] - record.Theta(t - 1)[i] : 0;
        }
    }

    // What the first columns explain of a weighed sum of squares: a sweep that leaves out columns which others already contain.
    private static (double Sum, int Count) Gain(double[] matrix, double[] right, int columns, int width)
    {
        var (l, y, sum, count) = (new double[columns * columns], new double[columns], 0.0, 0);
        var used = new List<int>();
        for (var j = 0; j < columns; j++)
        {
            var (pivot, value) = (matrix[(j * width) + j], right[j]);
            foreach (var k in used)
            {
                var entry = matrix[(j * width) + k];
                foreach (var i in used.TakeWhile(i => i != k))
                {
                    entry -= l[(j * columns) + i] * l[(k * columns) + i];
                }

                entry /= l[(k * columns) + k];
                l[(j * columns) + k] = entry;
                (pivot, value) = (pivot - (entry * entry), value - (entry * y[k]));
            }

            if (pivot > Dependent * matrix[(j * width) + j] && pivot > 0)
            {
                l[(j * columns) + j] = Math.Sqrt(pivot);
                y[j] = value / l[(j * columns) + j];
                (sum, count) = (sum + (y[j] * y[j]), count + 1);
                used.Add(j);
            }
        }

        return (sum, count);
    }
}
