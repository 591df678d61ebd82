using LossNav.Domain.Inference.Models;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Inference.Fitting;

/// <summary>Coordinates with the sums there.</summary>
/// <param name="P">Coordinates.</param>
/// <param name="Sums">What the model leaves of each step, with derivatives.</param>
/// <param name="Loss">The weighed sum of squares.</param>
internal sealed record Fitted(double[] P, StepSums Sums, double Loss);

/// <summary>Weighed nonlinear least squares within bounds, by the method of Levenberg and Marquardt.</summary>
internal static class LeastSquares
{
    private const int MostRefusals = 12;

    // A step of more than two natural units of a logarithm is beyond what a linearisation tells.
    private const double LongestStep = 2;

    // The information of one number, measured in the variance of the noise, is a standard error of three natural units.
    private const double Trust = 0.1;

    // Once the gain that the linearisation still promises is this share of the sum, a thousandth of a standard error is left.
    private const double Converged = 1e-9;

    /// <summary>The least sum from a start on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="record">The record.</param>
    /// <param name="weights">One for each step.</param>
    /// <param name="held">Which coordinate keeps its value; −1 for none.</param>
    /// <param name="mostSteps">Steps at most.</param>
    /// <param name="start">Coordinates.</param>
    public static Fitted From(StepModel model, RunRecord record, double[] weights, int held, int mostSteps, double[] start)
    {
        var at = Evaluate(model, record, weights, start);
        var (damping, refusals) = (1e-6, 0);
        var count = Math.Max(1, weights.Count(w => w != 0) * (double)record.Dimension);
        for (var step = 0; step < mostSteps && refusals < MostRefusals;)
        {
            var (matrix, right, loss) = at.Sums.Weighed(weights);
            var move = Move(model, at.P, held, damping, Trust * loss / count, matrix, right);
            var promised = Promised(matrix, right, move);
            if (!(promised > Converged * loss) || loss == 0)
            {
                return at;
            }

            var next = Evaluate(model, record, weights, Moved(model, at.P, move));
            if (next.Loss < at.Loss)
            {
                (at, damping, refusals, step) = (next, Math.Max(damping / 10, 1e-12), 0, step + 1);
            }
            else
            {
                (damping, refusals) = (Math.Max(damping * 10, 1e-6), refusals + 1);
            }
        }

        return at;
    }

    /// <summary>The sums at coordinates.</summary>
    public static Fitted Evaluate(StepModel model, RunRecord record, double[] weights, double[] p)
    {
        var sums = Linearisation.At(model, record, p);
        var loss = 0.0;
        for (var t = 0; t < sums.Steps; t++)
        {
            loss += weights[t] == 0 ? 0 : weights[t] * sums.Residual(t);
        }

        return new Fitted(p, sums, double.IsFinite(loss) ? loss : double.PositiveInfinity);
    }

    /// <summary>(N + damping)⁻¹ b over the coordinates that are free; 0 for those that are not.</summary>
    /// <param name="model">The model.</param>
    /// <param name="p">Coordinates.</param>
    /// <param name="held">Which of them keeps its value; −1 for none.</param>
    /// <param name="damping">A share of each diagonal entry.</param>
    /// <param name="trust">What is added to the information on each coordinate that is searched: one on which the data say little must not run away.</param>
    /// <param name="matrix">N.</param>
    /// <param name="right">b.</param>
    public static double[] Move(StepModel model, double[] p, int held, double damping, double trust, double[] matrix, double[] right)
    {
        var n = p.Length;
        var isFree = new bool[n];
        for (var j = 0; j < n; j++)
        {
            isFree[j] = j != held && matrix[(j * n) + j] > 0
                && !(p[j] <= model.Settings[j].Low && right[j] < 0) && !(p[j] >= model.Settings[j].High && right[j] > 0);
        }

        var free = Enumerable.Range(0, n).Where(j => isFree[j]).ToArray();
        var move = new double[n];
        if (free.Length == 0)
        {
            return move;
        }

        // Scaled to ones on the diagonal, so that settings of any size are solved alike.
        var (m, width) = (free.Length, free.Length + 1);
        var rows = new double[m * width];
        for (var j = 0; j < m; j++)
        {
            var scale = Math.Sqrt(matrix[(free[j] * n) + free[j]]);
            for (var k = 0; k < m; k++)
            {
                rows[(j * width) + k] = matrix[(free[j] * n) + free[k]] / scale / Math.Sqrt(matrix[(free[k] * n) + free[k]]) + (j == k ? damping + (free[j] >= model.Linear ? trust / (scale * scale) : 0) : 0);
            }

            rows[(j * width) + m] = right[free[j]] / scale;
        }

        if (GaussElimination.Solve(rows, m, width))
        {
            for (var j = 0; j < m; j++)
            {
                move[free[j]] = rows[(j * width) + m] / Math.Sqrt(matrix[(free[j] * n) + free[j]]);
            }
        }

        return Shortened(model, move);
    }

    private static double[] Shortened(StepModel model, double[] move)
    {
        var longest = move.Skip(model.Linear).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return longest > LongestStep ? [.. move.Select(x => x * LongestStep / longest)] : move;
    }

    private static double[] Moved(StepModel model, double[] p, double[] move)
        => [.. p.Select((x, j) => Math.Clamp(x + move[j], model.Settings[j].Low, model.Settings[j].High))];

    // 2 b·δ − δNδ.
    private static double Promised(double[] matrix, double[] right, double[] move)
    {
        var gain = 0.0;
        for (var j = 0; j < move.Length; j++)
        {
            gain += 2 * right[j] * move[j];
            for (var k = 0; k < move.Length; k++)
            {
                gain -= move[j] * matrix[(j * move.Length) + k] * move[k];
            }
        }

        return gain;
    }
}
