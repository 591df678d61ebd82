using LossNav.Domain.Inference.Models;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Inference.Fitting;

/// <summary>Runs a model along a record once and keeps the sums of each step. Nothing is allocated from step to step.</summary>
internal static class Linearisation
{
    // Coordinates have no units and the likelihood is even over them: this gives derivatives to five digits and predictions to eleven.
    private const double Shift = 1e-5;

    /// <summary>Residuals at coordinates, with the derivatives of the predictions as columns.</summary>
    public static StepSums At(StepModel model, RunRecord record, double[] p)
    {
        var (d, k) = (record.Dimension, model.Terms);
        var a = new double[k];
        model.Coefficients(p, a);
        var stream = model.Opens(record, p);
        var shifted = Enumerable.Range(model.Linear, p.Length - model.Linear).Select(j => model.Opens(record, Shifted(p, j, Shift))).ToArray();
        var (terms, columns, prediction, residual) = (new double[k * d], new double[p.Length * d], new double[d], new double[d]);
        var moved = new double[k * d];
        var sums = new StepSums(record.Steps, p.Length, d);
        for (var t = 0; t < record.Steps; t++)
        {
            stream.Next(t, terms);
            Combine(a, terms, prediction);
            Difference(record.Theta(t + 1), record.Theta(t), residual);
            Rows.AddScaled(-1, prediction, residual);
            for (var j = 0; j < p.Length; j++)
            {
                var column = columns.AsSpan(j * d, d);
                if (j < model.Linear)
                {
                    column.Clear();
                    for (var i = 0; i < k; i++)
                    {
                        Rows.AddScaled(model.Slope(p, i, j), terms.AsSpan(i * d, d), column);
                    }
                }
                else
                {
                    shifted[j - model.Linear].Next(t, moved);
                    Combine(a, moved, column);
                    Rows.AddScaled(-1, prediction, column);
                    Elementwise.Scale(1 / Shift, column);
                }
            }

            Fill(sums, t, columns, residual, Rows.Dot(prediction, prediction));
        }

        return sums;
    }

    /// <summary>The steps themselves as residuals, with the terms of the model as columns: its linear settings do not matter.</summary>
    public static StepSums Terms(StepModel model, RunRecord record, double[] p)
    {
        var (d, terms) = (record.Dimension, new double[model.Terms * record.Dimension]);
        var (step, stream) = (new double[d], model.Opens(record, p));
        var sums = new StepSums(record.Steps, model.Terms, d);
        for (var t = 0; t < record.Steps; t++)
        {
            stream.Next(t, terms);
            Difference(record.Theta(t + 1), record.Theta(t), step);
            Fill(sums, t, terms, step, 0);
        }

        return sums;
    }

    /// <summary>The prediction of each step at coordinates, T x D numbers.</summary>
    public static double[] Predictions(StepModel model, RunRecord record, double[] p)
    {
        var d = record.Dimension;
        var (all, terms, a) = (new double[record.Steps * d], new double[model.Terms * d], new double[model.Terms]);
        model.Coefficients(p, a);
        var stream = model.Opens(record, p);
        for (var t = 0; t < record.Steps; t++)
        {
            stream.Next(t, terms);
            Combine(a, terms, all.AsSpan(t * d, d));
        }

        return all;
    }

    /// <summary>∂(prediction)/∂p_j at coordinates, T x D numbers for each of them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="record">The record.</param>
    /// <param name="p">Coordinates.</param>
    /// <param name="here">The predictions there.</param>
    public static double[][] Derivatives(StepModel model, RunRecord record, double[] p, double[] here)
        => [.. Enumerable.Range(0, p.Length).Select(j =>
        {
            var size = j < model.Linear ? Shift * Math.Max(Math.Abs(p[j]), 1e-12) : Shift;
            return Predictions(model, record, Shifted(p, j, size)).Zip(here, (a, b) => (a - b) / size).ToArray();
        })];

    /// <summary>Writes the sums of a step.</summary>
    /// <param name="sums">Where to.</param>
    /// <param name="t">The step.</param>
    /// <param name="columns">Columns one after another.</param>
    /// <param name="residual">What is left.</param>
    /// <param name="predicted">The squared length of the prediction.</param>
    public static void Fill(StepSums sums, int t, ReadOnlySpan<double> columns, ReadOnlySpan<double> residual, double predicted)
    {
        var d = residual.Length;
        var products = sums.Products(t);
        var slopes = sums.Slopes(t);
        var at = 0;
        for (var j = 0; j < sums.Columns; j++)
        {
            var column = columns.Slice(j * d, d);
            slopes[j] = Rows.Dot(column, residual);
            for (var k = j; k < sums.Columns; k++)
            {
                products[at++] = Rows.Dot(column, columns.Slice(k * d, d));
            }
        }

        sums.Set(t, Rows.Dot(residual, residual), predicted);
    }

    private static double[] Shifted(double[] p, int j, double size)
    {
        var q = (double[])p.Clone();
        q[j] += size;
        return q;
    }

    private static void Combine(ReadOnlySpan<double> a, ReadOnlySpan<double> terms, Span<double> sum)
    {
        sum.Clear();
        for (var i = 0; i < a.Length; i++)
        {
            Rows.AddScaled(a[i], terms.Slice(i * sum.Length, sum.Length), sum);
        }
    }

    private static void Difference(ReadOnlySpan<double> after, ReadOnlySpan<double> before, Span<double> step)
    {
        after.CopyTo(step);
        Rows.AddScaled(-1, before, step);
    }
}
