using LanguageExt;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.ExplainBenchmark;

/// <summary>Runs by rules that are not in the list, and runs that cannot tell.</summary>
internal static class Others
{
    /// <summary>What is not in the list.</summary>
    public static readonly string[] Names = ["cosine schedule", "step schedule", "warm-up", "mixture of two rules", "change of rule", "clipped gradient", "AMSGrad", "sign of the gradient"];

    /// <summary>A run of one of these.</summary>
    public static MadeRun Of(string name, ulong seed, Func<ulong, LossTask> tasks, NoiseKind kind, double noise)
    {
        for (var attempt = 0UL; ; attempt++)
        {
            var at = CounterRandom.Branch(seed, attempt);
            var task = tasks(at);
            if (Runs.Follow(task, at, kind, noise, start => Stepper(name, at, start)).Case is RunRecord record)
            {
                return new MadeRun(name, Map<string, double>(), task.Family, kind, noise, record);
            }
        }
    }

    private static Action<int, double[], double[], double> Stepper(string name, ulong seed, double[] start)
    {
        var first = Named(CounterRandom.Uniform(seed, 50) < 0.5 ? "momentum" : "sgd", seed, start);
        var second = Named("adam", seed, start);
        var (v, largest, m) = (new double[start.Length], new double[start.Length], new double[start.Length]);
        return name switch
        {
            "cosine schedule" => Scaled(first, t => 0.05 + (0.475 * (1 + Math.Cos(Math.PI * t / Runs.Steps)))),
            "step schedule" => Scaled(second, t => t < 80 ? 1 : t < 140 ? 0.3 : 0.1),
            "warm-up" => Scaled(first, t => Math.Min(1, (t + 1) / 60.0)),
            "mixture of two rules" => (t, theta, g, loss) =>
            {
                var other = (double[])theta.Clone();
                first(t, theta, g, loss);
                second(t, other, g, loss);
                for (var i = 0; i < theta.Length; i++)
                {
                    theta[i] = (theta[i] + other[i]) / 2;
                }
            },
            "change of rule" => (t, theta, g, loss) => (t < Runs.Steps / 2 ? second : first)(t, theta, g, loss),
            "clipped gradient" => (t, theta, g, loss) =>
            {
                var size = Math.Sqrt(g.Sum(x => x * x));
                var limit = 0.3 * Math.Sqrt(g.Length) * (0.2 + CounterRandom.Uniform(seed, 51));
                first(t, theta, size > limit ? [.. g.Select(x => x * limit / size)] : g, loss);
            },
            "AMSGrad" => (t, theta, g, _) =>
            {
                for (var i = 0; i < g.Length; i++)
                {
                    m[i] = (0.9 * m[i]) + (0.1 * g[i]);
                    v[i] = (0.9 * v[i]) + (0.1 * g[i] * g[i]);
                    largest[i] = Math.Max(largest[i], v[i]);
                    theta[i] -= 0.02 * (m[i] / (1 - Math.Pow(0.9, t + 1))) / (Math.Sqrt(largest[i] / (1 - Math.Pow(0.9, t + 1))) + 1e-8);
                }
            },
            _ => (_, theta, g, _) =>
            {
                for (var i = 0; i < g.Length; i++)
                {
                    m[i] = (0.9 * m[i]) + (0.1 * g[i]);
                    theta[i] -= 0.01 * Math.Sign(m[i]);
                }
            },
        };
    }

    private static Action<int, double[], double[], double> Named(string rule, ulong seed, double[] start) => Runs.Stepper(rule, Runs.Draw(rule, seed))(start);

    private static Action<int, double[], double[], double> Scaled(Action<int, double[], double[], double> inner, Func<int, double> factor)
        => (t, theta, g, loss) =>
        {
            var before = (double[])theta.Clone();
            inner(t, theta, g, loss);
            for (var i = 0; i < theta.Length; i++)
            {
                theta[i] = before[i] + (factor(t) * (theta[i] - before[i]));
            }
        };
}
