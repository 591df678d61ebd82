using LossNav.Domain.Inference.Records;
using LossNav.Domain.Rules;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference.Models;

/// <summary>Shrink and perturb: Δθ = −αg, and at each n-th step Δθ = −αg − p(θ − αg) + noise of the rule's own.</summary>
internal static class ShrinkModel
{
    /// <summary>The model with a period.</summary>
    /// <param name="period">n ≥ 2 steps.</param>
    /// <param name="rate">A learning rate to begin at, greater than 0.</param>
    /// <param name="lead">How many steps the rule made before the first of the record.</param>
    public static StepModel Of(int period, double rate, int lead)
        => new(
            ShrinkAndPerturb.Row,
            Seq(
                Coordinate.Scaled(GradientModels.Rate, 1) with { Starts = Seq1(Math.Log(rate)) },
                new Coordinate("change-probability", x => x, 0, 1, Seq(0.1, 0.6), false)),
            0,
            (record, p) => new Stream(record, Math.Exp(p[0]), p[1], period))
        {
            NoisyPeriod = period,
            Lead = lead,
            Found = Seq1(("period", (double)period)),
            Untold = Seq(("noise", "its size is that of what is left at the steps that perturb"), ("seed", "it only decides which noise is drawn")),
        };

    private sealed class Stream(RunRecord record, double rate, double probability, int period) : StepStream
    {
        public override void Next(int t, Span<double> terms)
        {
            var pull = (t + record.Lead + 1) % period == 0 ? probability : 0;
            var theta = record.Theta(t);
            var g = record.Gradient(t);
            for (var i = 0; i < g.Length; i++)
            {
                terms[i] = (-pull * theta[i]) - ((1 - pull) * rate * g[i]);
            }
        }
    }
}
