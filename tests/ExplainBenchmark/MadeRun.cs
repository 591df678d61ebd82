using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.ExplainBenchmark;

/// <summary>How a run is made noisy.</summary>
internal enum NoiseKind
{
    None,
    Steps,
    Gradients,
}

/// <summary>A run by a known rule.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Task">What was learnt.</param>
/// <param name="Kind">Which noise.</param>
/// <param name="Noise">How large, relative to the root mean square of each step or gradient.</param>
/// <param name="Record">What an outsider sees.</param>
internal sealed record MadeRun(string Rule, Map<string, double> Settings, string Task, NoiseKind Kind, double Noise, RunRecord Record);

/// <summary>Makes runs.</summary>
internal static class Runs
{
    public const int Steps = 200;

    /// <summary>The rules of the list that can run on a record.</summary>
    public static readonly string[] Names =
        ["sgd", "momentum", "nesterov", "ballistic", "rmsprop", "adagrad", "adam", "adamw", "navigator", "rotation-drift", "decay-drift", "l2-init", "shrink-and-perturb", "weight-reset", "ewc", "gaussian-weights"];

    /// <summary>A run of a rule with settings drawn by a seed; drawn again until it neither diverges nor stands still.</summary>
    public static MadeRun Of(string name, ulong seed, Func<ulong, LossTask> tasks, NoiseKind kind, double noise)
    {
        for (var attempt = 0UL; ; attempt++)
        {
            var at = CounterRandom.Branch(seed, attempt);
            var task = tasks(at);
            var settings = Draw(name, at);
            var record = Follow(task, at, kind, noise, Stepper(name, settings));
            if (record.Case is RunRecord made)
            {
                return new MadeRun(name, settings, task.Family, kind, noise, made);
            }
        }
    }

    /// <summary>Settings that people choose, evenly drawn on the scale on which they are chosen.</summary>
    public static Map<string, double> Draw(string name, ulong seed)
    {
        double Log(int i, double low, double high) => low * Math.Pow(high / low, CounterRandom.Uniform(seed, (ulong)i));
        double Flat(int i, double low, double high) => low + ((high - low) * CounterRandom.Uniform(seed, (ulong)i));
        double Memory(int i, double shortest, double longest) => 1 - (1 / Log(i, shortest, longest));
        return name switch
        {
            "sgd" or "ewc" => Map(("learning-rate", Log(1, 0.01, 0.3))),
            "momentum" or "nesterov" => Map(("learning-rate", Log(1, 0.003, 0.05)), ("decay", Memory(2, 1.5, 50))),
            "ballistic" => Map(("learning-rate", Log(1, 1e-3, 0.05)), ("beta2", Memory(2, 5, 1000)), ("epsilon", Log(3, 1e-8, 1e-2)), ("weight-decay", Flat(4, 0, 1) < 0.5 ? 0 : Log(5, 0.01, 0.5))),
            "rmsprop" => Map(("learning-rate", Log(1, 1e-3, 0.05)), ("beta2", Memory(2, 5, 1000)), ("epsilon", Log(3, 1e-8, 1e-1))),
            "adagrad" => Map(("learning-rate", Log(1, 0.01, 0.3)), ("epsilon", Log(3, 1e-10, 1e-1))),
            "adam" => Map(("learning-rate", Log(1, 1e-3, 0.05)), ("beta1", Memory(2, 1.2, 30)), ("beta2", Memory(4, 5, 1000)), ("epsilon", Log(3, 1e-8, 1e-1))),
            "adamw" => Map(("learning-rate", Log(1, 1e-3, 0.05)), ("beta1", Memory(2, 1.2, 30)), ("beta2", Memory(4, 5, 1000)), ("epsilon", Log(3, 1e-8, 1e-1)), ("weight-decay", Log(5, 0.01, 0.5))),
            "navigator" => Map(("learning-rate", Log(1, 1e-3, 0.05)), ("beta1", Memory(2, 1.2, 30)), ("beta2", Memory(4, 5, 1000)), ("epsilon", Log(3, 1e-3, 1))),
            "rotation-drift" => Map(("interval", 1.0), ("learning-rate", Log(1, 0.01, 0.2)), ("discount-rate", Log(2, 0.03, 1)), ("curvature", Log(3, 0.3, 3)), ("rotation", Flat(4, 0.02, 0.5))),
            "decay-drift" => Map(("interval", 1.0), ("learning-rate", Log(1, 0.01, 0.2)), ("discount-rate", Log(2, 0.03, 1)), ("curvature", Log(3, 0.3, 3)), ("decay", Log(4, 0.01, 0.2))),
            "l2-init" => Map(("learning-rate", Log(1, 0.01, 0.3)), ("strength", Log(2, 0.01, 0.5))),
            "shrink-and-perturb" => Map(("learning-rate", Log(1, 0.01, 0.3)), ("change-probability", Flat(2, 0.1, 0.8)), ("noise", Log(3, 0.01, 0.3)), ("period", Math.Floor(Flat(4, 5, 60))), ("seed", Math.Floor(Flat(5, 1, 1000)))),
            "weight-reset" => Map(("learning-rate", Log(1, 0.01, 0.3)), ("hazard", Log(2, 1e-3, 0.05)), ("forgetting", Memory(3, 5, 50))),
            "gaussian-weights" => Map(("learning-rate", Log(1, 0.05, 0.5)), ("prior-variance", Log(2, 0.3, 1)), ("hazard", Log(3, 1e-3, 0.3))),
            _ => throw new InvalidOperationException(name),
        };
    }

    /// <summary>The steps of a rule: where the parameters are after a step, in place.</summary>
    public static Func<double[], Action<int, double[], double[], double>> Stepper(string name, Map<string, double> settings)
        => start =>
        {
            var rule = AllRules.Find(name).IfNone(() => throw new InvalidOperationException(name)).Create(_ => Mat.Zero(0, 0), settings).Match(it => it, errors => throw new InvalidOperationException(string.Join(' ', errors)));
            var memory = rule.Init(start);
            return (_, theta, g, loss) => rule.Update(memory, new Observation(theta, g) { Loss = loss }, memory, theta);
        };

    /// <summary>Records a run; none where it diverges or stands still.</summary>
    public static Option<RunRecord> Follow(LossTask task, ulong seed, NoiseKind kind, double noise, Func<double[], Action<int, double[], double[], double>> stepper)
    {
        var (theta, d) = ((double[])task.Start.Clone(), task.Start.Length);
        var step = stepper(theta);
        var (thetas, gradients, losses) = (new double[(Steps + 1) * d], new double[Steps * d], new double[Steps]);
        var (g, last) = (new double[d], 0.0);
        for (var t = 0; t < Steps; t++)
        {
            theta.CopyTo(thetas, t * d);
            losses[t] = task.Gradient(t, theta, g);
            var size = Math.Sqrt(g.Sum(x => x * x) / d);
            for (var i = 0; i < d; i++)
            {
                gradients[(t * d) + i] = g[i] + (kind == NoiseKind.Gradients ? noise * size * CounterRandom.NormalAt(seed + 21, t, i) : 0);
            }

            step(t, theta, g, losses[t]);
            var moved = Math.Sqrt(Enumerable.Range(0, d).Sum(i => Math.Pow(theta[i] - thetas[(t * d) + i], 2)) / d);
            for (var i = 0; kind == NoiseKind.Steps && i < d; i++)
            {
                theta[i] += noise * moved * CounterRandom.NormalAt(seed + 22, t, i);
            }

            last = moved;
            if (!theta.All(x => Math.Abs(x) < 1e3) || !double.IsFinite(losses[t]))
            {
                return None;
            }
        }

        theta.CopyTo(thetas, Steps * d);
        return last < 1e-9 ? None : RunRecord.Create(d, [.. thetas], [.. gradients], [.. losses]).ToOption();
    }
}
