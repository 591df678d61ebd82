using LanguageExt;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Inference;

/// <summary>Runs by known rules, as an outsider would record them.</summary>
internal static class RecordedRuns
{
    /// <summary>A run on ½ Σ h_i (θ_i − 1)², with noise of the learner's own in each gradient, which it follows and which is recorded.</summary>
    /// <param name="curvatures">h; one parameter each.</param>
    /// <param name="spread">The deviation of that noise.</param>
    /// <param name="stepNoise">Noise in each step, relative to its root mean square.</param>
    /// <param name="seed">Decides all noise.</param>
    /// <param name="steps">How many.</param>
    /// <param name="move">Where a step leads, in place: its number, θ, g, and the loss.</param>
    public static RunRecord Of(double[] curvatures, double spread, double stepNoise, ulong seed, int steps, Action<int, double[], double[], double> move)
        => On((t, theta, g) =>
        {
            var loss = 0.0;
            for (var i = 0; i < g.Length; i++)
            {
                g[i] = (curvatures[i] * (theta[i] - 1)) + (spread * CounterRandom.NormalAt(seed, t, i));
                loss += curvatures[i] * (theta[i] - 1) * (theta[i] - 1) / 2;
            }

            return loss;
        }, curvatures.Length, stepNoise, seed, steps, move);

    /// <summary>A run on any gradients.</summary>
    public static RunRecord On(
        Func<int, double[], double[], double> gradient, int dimension, double stepNoise, ulong seed, int steps, Action<int, double[], double[], double> move)
    {
        var theta = Enumerable.Range(0, dimension).Select(i => 3 * CounterRandom.Normal(seed + 1, (ulong)i)).ToArray();
        var (thetas, gradients, losses, g) = (new List<double>(theta), new List<double>(), new List<double>(), new double[dimension]);
        for (var t = 0; t < steps; t++)
        {
            var before = (double[])theta.Clone();
            losses.Add(gradient(t, theta, g));
            gradients.AddRange(g);
            move(t, theta, g, losses[t]);
            var size = stepNoise * Math.Sqrt(theta.Zip(before, (a, b) => (a - b) * (a - b)).Average());
            for (var i = 0; i < dimension; i++)
            {
                theta[i] += size * CounterRandom.NormalAt(seed + 2, t, i);
            }

            thetas.AddRange(theta);
        }

        return RunRecord.Create(dimension, [.. thetas], [.. gradients], [.. losses]).Value();
    }

    /// <summary>The steps of a rule of the list.</summary>
    public static Action<int, double[], double[], double> By(string name, Map<string, double> settings)
    {
        var rule = AllRules.Find(name).Value().Create(_ => Mat.Zero(0, 0), settings).Value();
        RuleMemory? memory = null;
        return (_, theta, g, loss) =>
        {
            memory ??= rule.Init(theta);
            rule.Update(memory, new Observation(theta, g) { Loss = loss }, memory, theta);
        };
    }
}
