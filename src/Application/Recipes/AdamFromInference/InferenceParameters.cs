using LanguageExt;
using LossNav.Application.Recipes.Definition;
using LossNav.Domain;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.AdamFromInference;

/// <summary>What can be varied in the figure of Adam from inference.</summary>
/// <param name="Steps">How many gradients are seen.</param>
/// <param name="Beta1">β₁, forgetting of the mean; the true gradient wanders as fast as this forgetting expects.</param>
/// <param name="Beta2">β₂, forgetting of the mean square.</param>
/// <param name="Noise">Deviation of the noise through which the gradient is seen.</param>
/// <param name="LearningRate">α.</param>
/// <param name="Seed">Which noise.</param>
public sealed record InferenceParameters(int Steps, double Beta1, double Beta2, double Noise, double LearningRate, int Seed)
{
    /// <summary>Two hundred steps with Adam's β₁ = 0.9.</summary>
    public static InferenceParameters Default { get; } = new(200, 0.9, 0.98, 1, 1e-3, 5);

    internal static Seq<Parameter<InferenceParameters>> Rows { get; } = Seq(
        Parameter.Count<InferenceParameters>("steps", "gradients seen, 10 to 100000", 10, 100_000, p => p.Steps, (p, v) => p with { Steps = v }),
        Fraction("beta1", "β₁, forgetting of the mean", p => p.Beta1, (p, v) => p with { Beta1 = v }),
        Fraction("beta2", "β₂, forgetting of the mean square", p => p.Beta2, (p, v) => p with { Beta2 = v }),
        ParameterRanges.Positive<InferenceParameters>("noise", "deviation of the noise", p => p.Noise, (p, v) => p with { Noise = v }),
        ParameterRanges.Positive<InferenceParameters>("learning-rate", "α", p => p.LearningRate, (p, v) => p with { LearningRate = v }),
        Parameter.Count<InferenceParameters>("seed", "which noise, 1 to 1000000", 1, 1_000_000, p => p.Seed, (p, v) => p with { Seed = v }));

    /// <summary>Shows gradients to a learner, and to Adam.</summary>
    internal Validation<NavigationError, Seq<InferenceStep>> Run()
        => Adam.Create(LearningRate, Beta1, Beta2, 1e-12).Map(adam =>
        {
            // A random walk with q = K²/(1 − K) is the one whose filter settles at the gain K = 1 − β₁.
            var wander = Noise * (1 - Beta1) / Math.Sqrt(Beta1);
            var (truth, mean, scale) = (Noise, ForgettingMean.Unknown, ScaleBelief.Unknown);
            var learner = Learning.Begin(adam, [0.0]);
            var steps = Seq<InferenceStep>();
            for (var t = 0; t < Steps; t++)
            {
                truth += wander * CounterRandom.NormalAt((ulong)Seed, t, 0);
                var seen = truth + (Noise * CounterRandom.NormalAt((ulong)Seed, t, 1));
                (mean, scale) = (ForgettingMean.Observe(Beta1, seen, mean), ScaleBelief.Observe(Beta2, seen, scale));
                var before = learner.Parameters[0];
                learner = Learning.Step(adam, [seen], learner);
                steps = steps.Add(new InferenceStep(
                    truth,
                    seen,
                    mean.Mean,
                    mean.Interval(Probability, Noise * Noise),
                    scale.Scale,
                    scale.Interval(Probability),
                    -Navigator.StepPerGradient(LearningRate, 0, scale.Scale) * mean.Mean,
                    learner.Parameters[0] - before));
            }

            return steps;
        });

    private const double Probability = 0.9;

    private static Parameter<InferenceParameters> Fraction(
        string name, string meaning, Func<InferenceParameters, double> get, Func<InferenceParameters, double, InferenceParameters> set)
        => Parameter.Number(name, $"{meaning}, more than 0 and less than 1", "a number between 0 and 1", value => value is > 0 and < 1, get, set);
}

/// <summary>One step of a learner that infers.</summary>
/// <param name="Truth">The true gradient.</param>
/// <param name="Seen">The gradient seen.</param>
/// <param name="Mean">What it is believed to be.</param>
/// <param name="MeanInterval">Where it is believed to be.</param>
/// <param name="Scale">The believed mean square.</param>
/// <param name="ScaleInterval">Where that is believed to be.</param>
/// <param name="BallisticStep">The optimal step under these beliefs without discounting.</param>
/// <param name="AdamStep">What Adam does.</param>
internal sealed record InferenceStep(
    double Truth, double Seen, double Mean, CredibleInterval MeanInterval, double Scale, CredibleInterval ScaleInterval, double BallisticStep, double AdamStep);
