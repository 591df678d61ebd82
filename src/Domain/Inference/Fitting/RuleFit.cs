using LanguageExt;
using LossNav.Domain.Inference.Models;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Inference.Fitting;

/// <summary>The best that a rule can do on a record.</summary>
/// <param name="Model">The rule.</param>
/// <param name="P">Its coordinates.</param>
/// <param name="Sums">What it leaves of each step, with derivatives.</param>
/// <param name="Noise">How large what is left is taken to be.</param>
/// <param name="Variances">The same for each step.</param>
/// <param name="Scores">The logarithm of the likelihood of each step.</param>
internal sealed record RuleFit(StepModel Model, double[] P, StepSums Sums, NoiseScale Noise, double[] Variances, double[] Scores)
{
    // The weights depend on the noise and the noise on the settings: each round more than halves what is left to gain.
    private const int Rounds = 3;
    private const int CoarseWinners = 3;
    private const int CoarseSteps = 12;

    // Five roundings of the parameters, or a ten-millionth of the step, which covers what the run's own arithmetic loses in long sums.
    private const double Roundings = 25;
    private const double Negligible = 1e-14;

    /// <summary>Whether nothing but rounding is left.</summary>
    public bool IsExact(RunRecord record)
    {
        var (floor, ratio) = (NoiseScale.Rounding(record), 0.0);
        for (var t = 0; t < record.Steps; t++)
        {
            var m = Sums.Predicted(t) / Sums.Numbers;
            ratio += Sums.Residual(t) / Sums.Numbers / ((Roundings * (floor[t] + NoiseScale.Rounded(record, m))) + (Negligible * m)) / record.Steps;
        }

        return ratio <= 1 && Model.NoisyPeriod == 0;
    }

    /// <summary>What is left in proportion to the steps: the root of the ratio of sums of squares, over steps at which the rule is not random itself.</summary>
    public double RelativeResidual
    {
        get
        {
            var (left, all) = (0.0, 0.0);
            for (var t = 0; t < Sums.Steps; t++)
            {
                (left, all) = Model.IsNoisyAt(t) ? (left, all) : (left + Sums.Residual(t), all + Sums.Predicted(t));
            }

            return all > 0 ? Math.Sqrt(left / all) : double.PositiveInfinity;
        }
    }

    /// <summary>Fits a rule: a search over all starts on a few parameters, then the best of these on more.</summary>
    /// <param name="model">The rule.</param>
    /// <param name="coarse">A small sample of the record.</param>
    /// <param name="sample">A larger one.</param>
    /// <param name="included">1 for steps that count, else 0.</param>
    public static Option<RuleFit> Of(StepModel model, RunRecord coarse, RunRecord sample, double[] included)
    {
        var weights = Inverse(NoiseScale.Unknown(coarse), included);
        var best = Starts(model)
            .Select(start => Begin(model, coarse, weights, start))
            .Where(start => double.IsFinite(start.Loss))
            .OrderBy(start => start.Loss)
            .Take(CoarseWinners)
            .Select(start => LeastSquares.From(model, coarse, weights, -1, CoarseSteps, start.P))
            .OrderBy(start => start.Loss)
            .ToArray();
        return best.Where((start, i) => i == 0 || start.Loss < 3 * best[0].Loss)
            .Take(2)
            .Select(start => Refined(model, sample, included, start.P, true))
            .Where(fit => double.IsFinite(fit.Total(included)) && model.IsValid(fit.P))
            .OrderByDescending(fit => fit.Total(included))
            .ToArray() is [var found, ..]
            ? found
            : Option<RuleFit>.None;
    }

    /// <summary>Fits a rule from coordinates that are near, with weights that are made of what is left.</summary>
    public static RuleFit Refined(StepModel model, RunRecord record, double[] included, double[] start, bool isFar)
    {
        var at = isFar
            ? LeastSquares.From(model, record, Inverse(NoiseScale.Unknown(record), included), -1, 25, start)
            : LeastSquares.Evaluate(model, record, included, start);
        for (var round = 0; round < Rounds; round++)
        {
            var noise = NoiseScale.Likeliest(record, model.IsNoisyAt, included, at.Sums);
            at = LeastSquares.From(model, record, Inverse(noise.Variances(record, model.IsNoisyAt, at.Sums), included), -1, 25, at.P);
        }

        var last = NoiseScale.Likeliest(record, model.IsNoisyAt, included, at.Sums);
        var variances = last.Variances(record, model.IsNoisyAt, at.Sums);
        return new RuleFit(model, at.P, at.Sums, last, variances, ScoresOf(at.Sums, variances));
    }

    /// <summary>The logarithm of the likelihood of the steps that count.</summary>
    public double Total(ReadOnlySpan<double> included)
    {
        var sum = 0.0;
        for (var t = 0; t < Scores.Length; t++)
        {
            sum += included[t] == 0 ? 0 : Scores[t];
        }

        return sum;
    }

    /// <summary>1/V_t of the steps that count, 0 of the others.</summary>
    public static double[] Inverse(double[] variances, double[] included) => [.. variances.Select((v, t) => included[t] != 0 ? 1 / v : 0)];

    private static double[] ScoresOf(StepSums sums, double[] variances)
        => [.. variances.Select((v, t) => -0.5 * ((sums.Numbers * Math.Log(2 * Math.PI * v)) + (sums.Residual(t) / v)))];

    private static IEnumerable<double[]> Starts(StepModel model)
        => !model.Starts.IsEmpty
            ? model.Starts
            : model.Settings.Fold(
                (IEnumerable<double[]>)[[]],
                (starts, setting) => starts.SelectMany(start => setting.Starts.Map(x => (double[])[.. start, x])));

    // The linear settings that are best at the others.
    private static (double[] P, double Loss) Begin(StepModel model, RunRecord record, double[] weights, double[] start)
    {
        var sums = Linearisation.Terms(model, record, start);
        var (matrix, right, loss) = sums.Weighed(weights);
        var (k, p) = (model.Terms, (double[])start.Clone());
        var a = new double[k];
        a[0] = 1;
        if (model.Linear > 0)
        {
            var rows = new double[k * (k + 1)];
            for (var i = 0; i < k; i++)
            {
                matrix.AsSpan(i * k, k).CopyTo(rows.AsSpan(i * (k + 1), k));
                rows[(i * (k + 1)) + k] = right[i];
            }

            if (!GaussElimination.Solve(rows, k, k + 1))
            {
                return (p, double.PositiveInfinity);
            }

            for (var i = 0; i < k; i++)
            {
                a[i] = rows[(i * (k + 1)) + k];
            }

            model.FromCoefficients(a, p);
        }

        for (var i = 0; i < k; i++)
        {
            loss -= 2 * a[i] * right[i];
            for (var j = 0; j < k; j++)
            {
                loss += a[i] * a[j] * matrix[(i * k) + j];
            }
        }

        return (p, model.IsValid(p) ? Math.Max(loss, 0) : double.PositiveInfinity);
    }
}
