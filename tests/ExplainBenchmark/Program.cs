using System.Diagnostics;
using System.Globalization;
using LossNav.Domain.Inference;
using LossNav.Domain.Numerics;

namespace LossNav.ExplainBenchmark;

/// <summary>Makes runs by known rules, explains them and prints a table: <c>design</c> or <c>unseen</c>, and how many runs of each rule and noise.</summary>
internal static class Program
{
    private const ulong DesignSeed = 1_000;
    private const ulong UnseenSeed = 777_000;

    private static readonly (NoiseKind Kind, double Size)[] _noises =
        [(NoiseKind.None, 0), (NoiseKind.Steps, 0.01), (NoiseKind.Steps, 0.1), (NoiseKind.Gradients, 0.01), (NoiseKind.Gradients, 0.1)];

    public static void Main(string[] args)
    {
        var isUnseen = args.Contains("unseen");
        var each = args.Select(arg => int.TryParse(arg, CultureInfo.InvariantCulture, out var count) ? count : 0).DefaultIfEmpty(0).Max();
        Func<ulong, LossTask> tasks = isUnseen ? LossTasks.Unseen : LossTasks.Design;
        var seed = isUnseen ? UnseenSeed : DesignSeed;
        var clock = Stopwatch.StartNew();
        Line($"| {(isUnseen ? "unseen half" : "design half")} | runs | rule first or tied | alone | none of these | intervals that hold | α, β₁ or μ within 1 % |");
        Line("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (kind, size) in args.Contains("others") ? [] : _noises)
        {
            var score = new Score();
            foreach (var (name, i) in Runs.Names.SelectMany((name, i) => Enumerable.Range(0, each).Select(k => (name, (k * Runs.Names.Length) + i))))
            {
                var run = Runs.Of(name, CounterRandom.Branch(seed + (ulong)(1_000 * size) + (100_000 * (ulong)kind), (ulong)i), tasks, kind, size);
                score = score.With(run, Explained(run, args.Contains("verbose")));
            }

            Line($"| {Words(kind, size)} | {score.Runs} | {Share(score.Right, score.Runs)} | {Share(score.Alone, score.Runs)} | {Share(score.None, score.Runs)} | {Share(score.Held, score.Intervals)} of {score.Intervals} | {Share(score.WithinOnePercent, score.Compared)} of {score.Compared} |");
        }

        foreach (var (kind, size) in _noises.Take(3))
        {
            var (none, all) = (0, 0);
            foreach (var (name, i) in Others.Names.SelectMany((name, i) => Enumerable.Range(0, each).Select(k => (name, (k * Others.Names.Length) + i))))
            {
                var run = Others.Of(name, CounterRandom.Branch(seed + 50_000 + (ulong)(1_000 * size), (ulong)i), tasks, kind, size);
                (none, all) = (none + (Explained(run, args.Contains("verbose")).Verdict is Verdict.NoneOfThese ? 1 : 0), all + 1);
            }

            Line($"| rules outside of the list, {Words(kind, size)} | {all} | | | {Share(none, all)} | | |");
        }

        Line($"({clock.Elapsed.TotalSeconds:F0} s)");
    }

    private static Explanation Explained(MadeRun run, bool verbose)
    {
        var answer = RecordExplainer.Explain(ExplainSettings.Default, run.Record);
        if (verbose)
        {
            var settings = string.Join(' ', run.Settings.AsEnumerable().Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Key}={it.Value:G5}")));
            Line($"{run.Kind} {run.Noise} {run.Rule} [{run.Task}] {settings} -> {answer.Verdict} {answer.Noise}");
        }

        return answer;
    }

    private static string Words(NoiseKind kind, double size) => kind switch
    {
        NoiseKind.None => "no noise",
        NoiseKind.Steps => string.Create(CultureInfo.InvariantCulture, $"{100 * size:G3} % in the steps"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * size:G3} % in the gradients"),
    };

    private static string Share(int some, int all) => all == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * some / all:F1} %");

    private static void Line(string text) => Console.WriteLine(text);
}
