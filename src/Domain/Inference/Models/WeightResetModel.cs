using LanguageExt;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Rules;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference.Models;

/// <summary>Weight reset: Δθ = −(1 − p)αg + p(θ₀ − θ), where the belief p comes out of the recorded losses.</summary>
internal static class WeightResetModel
{
    /// <summary>The model; it needs the loss.</summary>
    public static StepModel Of()
        => new(
            WeightReset.Row,
            Seq(
                Coordinate.Scaled(GradientModels.Rate, 1),
                Coordinate.Scaled("hazard", 1) with { High = 0, Starts = Seq(-9.0, -5.0, -2.0) },
                Coordinate.Forgetting("forgetting").From(0.7, 2.3, 4.6)),
            0,
            (record, p) => new Stream(record, Math.Exp(p[0]), Math.Min(1, Math.Exp(p[1])), -Numerics.ExpM1.Of(-p[2])));

    private sealed class Stream(RunRecord record, double rate, double hazard, double forgetting) : StepStream
    {
        private readonly TaskChangeSettings _settings = TaskChangeSettings.Create(hazard, forgetting).Match(it => it, errors => throw new InvalidOperationException(string.Join(' ', errors)));
        private TaskChangeBelief _belief = TaskChangeBelief.Unknown;

        public override void Next(int t, Span<double> terms)
        {
            for (var lead = -record.Lead; t == 0 && lead < 0; lead++)
            {
                _belief = TaskChangeBelief.Observe(_settings, record.Loss(lead), _belief);
            }

            _belief = TaskChangeBelief.Observe(_settings, record.Loss(t), _belief);
            var reset = _belief.ChangeProbability;
            var theta = record.Theta(t);
            var start = record.Theta(0);
            var g = record.Gradient(t);
            for (var i = 0; i < g.Length; i++)
            {
                terms[i] = (reset * (start[i] - theta[i])) - ((1 - reset) * rate * g[i]);
            }
        }
    }
}
