using System.Numerics;
using LanguageExt;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference.Models;

/// <summary>Rotation drift: pairs as complex numbers move by Δz = (E + (1 − E)C − 1)z − (1 − E)C g/h. Time has no unit in a record, so Δt = 1.</summary>
internal static class RotationModel
{
    private const double Interval = 1;

    /// <summary>The model, or none where the record has no pair or no such motion comes near.</summary>
    public static Option<StepModel> Of(RunRecord record)
    {
        var starts = record.Dimension < 2 ? Seq<double[]>() : StartsOf(record);
        return starts.IsEmpty ? None : new StepModel(
            RotationDrift.Row,
            Seq(
                Coordinate.Scaled(GradientModels.Rate, 1),
                Coordinate.Scaled("discount-rate", 1),
                Coordinate.Scaled("curvature", 1),
                Coordinate.Linear("rotation") with { LowIsLimit = false }),
            0,
            (sample, p) => new Stream(sample, Rule(p)))
        {
            Starts = starts,
            Untold = Seq1(("interval", "a record has no unit of time; the other settings are per step")),
        };
    }

    private static LearningRule Rule(double[] p) => GradientModels.Made(RotationDrift.Row, Seq(
        ("interval", Interval), (GradientModels.Rate, Math.Exp(p[0])), ("discount-rate", Math.Exp(p[1])), ("curvature", Math.Exp(p[2])), ("rotation", p[3])));

    // Least squares give E + (1 − E)C and (1 − E)C/h. Each curvature h then gives E and so λ and q, and C gives ηk and γ; that h is right at which
    // λ² + γλ = ηkh, for E = e^{−λ + iq} and 1/C = 1 + (q² − iqγ)/(ηkh).
    private static Seq<double[]> StartsOf(RunRecord record)
    {
        var (keep, follow) = Regression(record);
        return toSeq(Enumerable.Range(-80, 161)
            .Select(i => Math.Pow(10, i / 16.0))
            .Select(h => (Start: At(h, keep, follow), h))
            .Where(it => it.Start.IsSome)
            .Select(it => it.Start.IfNone((0, [])))
            .OrderBy(it => it.Miss)
            .Take(4)
            .Select(it => it.P));
    }

    private static Option<(double Miss, double[] P)> At(double h, Complex keep, Complex follow)
    {
        var turn = keep - (h * follow);
        var (q, λ) = (turn.Phase, -Math.Log(turn.Magnitude));
        var inverse = (1 - turn) / (h * follow);
        var slope = q * q / (inverse.Real - 1);
        var γ = -inverse.Imaginary * slope / q;
        return double.IsFinite(slope) && double.IsFinite(γ) && slope > 0 && λ > 0
            ? (Math.Abs(Math.Log(((λ * λ) + (Math.Max(γ, 0) * λ)) / slope)), [Math.Log(slope / h), Math.Log(Math.Max(γ, 1e-6)), Math.Log(h), q])
            : None;
    }

    // z' = keep z − follow g in complex numbers: a least-squares problem of two complex unknowns.
    private static (Complex Keep, Complex Follow) Regression(RunRecord record)
    {
        var (zz, zg, gg, zy, gy) = (0.0, Complex.Zero, 0.0, Complex.Zero, Complex.Zero);
        for (var t = 0; t < record.Steps; t++)
        {
            var before = record.Theta(t);
            var after = record.Theta(t + 1);
            var gradient = record.Gradient(t);
            for (var i = 0; i + 1 < before.Length; i += 2)
            {
                var (z, g, y) = (new Complex(before[i], before[i + 1]), new Complex(gradient[i], gradient[i + 1]), new Complex(after[i], after[i + 1]));
                (zz, gg) = (zz + (z * Complex.Conjugate(z)).Real, gg + (g * Complex.Conjugate(g)).Real);
                (zg, zy, gy) = (zg + (Complex.Conjugate(z) * g), zy + (Complex.Conjugate(z) * y), gy + (Complex.Conjugate(g) * y));
            }
        }

        var determinant = (zz * gg) - (zg * Complex.Conjugate(zg)).Real;
        return (((gg * zy) - (zg * gy)) / determinant, -((zz * gy) - (Complex.Conjugate(zg) * zy)) / determinant);
    }

    private sealed class Stream(RunRecord record, LearningRule rule) : StepStream
    {
        private readonly RuleMemory _memory = rule.Init(record.Theta(0));

        public override void Next(int t, Span<double> terms)
        {
            rule.Update(_memory, new Observation(record.Theta(t), record.Gradient(t)), _memory, terms);
            Numerics.Dense.Rows.AddScaled(-1, record.Theta(t), terms);
        }
    }
}
