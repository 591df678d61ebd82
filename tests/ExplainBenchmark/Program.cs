using System.Diagnostics;
using System.Globalization;
using LossNav.Domain.Inference;
using LossNav.Domain.Numerics;
using LossNav.ExplainBenchmark;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var mode = args.Length > 0 ? args[0] : "design";
var each = args.Length > 1 ? int.Parse(args[1]) : 2;
var only = args.Length > 2 ? args[2] : "";
var tasks = mode.StartsWith("unseen") ? (Func<ulong, LossTask>)LossTasks.Unseen : LossTasks.Design;
var baseSeed = mode.StartsWith("unseen") ? 777_000UL : 1_000UL;
var watch = Stopwatch.StartNew();
var (n, right, alone, none, covered, intervals, within, ranked) = (0, 0, 0, 0, 0, 0, 0, 0);
foreach (var (kind, noise) in new[] { (NoiseKind.None, 0.0), (NoiseKind.Steps, 0.01), (NoiseKind.Steps, 0.1), (NoiseKind.Gradients, 0.01), (NoiseKind.Gradients, 0.1) }.Where(it => !mode.Contains("steps") || it.Item1 != NoiseKind.Gradients))
{
    (n, right, alone, none, covered, intervals) = (0, 0, 0, 0, 0, 0);
    foreach (var name in Runs.Names.Where(it => only.Length == 0 || only.Split(',').Contains(it)))
    {
        for (var i = 0; i < each; i++)
        {
            var seed = CounterRandom.Branch(baseSeed + (ulong)((int)(noise * 1000)) + ((ulong)kind * 100000), (ulong)(i * 100 + Array.IndexOf(Runs.Names, name)));
            var run = Runs.Of(name, seed, tasks, kind, noise);
            var answer = RecordExplainer.Explain(ExplainSettings.Default, run.Record);
            var isNone = answer.Verdict is Verdict.NoneOfThese;
            var tied = answer.Ranking.Filter(it => it.IsTied);
            var ok = tied.Exists(it => it.Rule == name);
            n++;
            right += ok ? 1 : 0;
            alone += ok && tied.Count == 1 ? 1 : 0;
            none += isNone ? 1 : 0;
            var line = "";
            foreach (var s in answer.Ranking.Filter(it => it.Rule == name && it.IsTied && !isNone).SelectMany(it => it.Settings))
            {
                var truth = run.Settings.Find(s.Name);
                if (s.Low.IsSome && s.High.IsSome && truth.IsSome && s.Name != "period")
                {
                    intervals++;
                    var hit = (double)s.Low <= (double)truth * (1 + 1e-12) && (double)truth <= (double)s.High * (1 + 1e-12);
                    covered += hit ? 1 : 0;
                    if (!hit) line += $" {s.Name}={(double)truth:G5} not in [{(double)s.Low:G5},{(double)s.High:G5}]";
                }
            }

            if (!ok || isNone || line != "" || args.Length > 3)
            {
                Console.WriteLine($"{kind} {noise} {name} [{run.Task}] -> {answer.Verdict.Match(o => o.Rule, t => string.Join('+', t.Rules), z => $"NONE({z.Nearest},{z.Share:F2})")} {answer.Noise.Kind} res={answer.Ranking.Head.RelativeResidual:E1}; true: {string.Join(' ', run.Settings.AsEnumerable().Select(p => $"{p.Item1}={p.Item2:G4}"))}; its evidence {answer.Ranking.Find(it => it.Rule == name).Match(it => $"{it.Evidence:G3} res {it.RelativeResidual:E1}", () => "-")} {line}");
            }
        }
    }

    Console.WriteLine($"== {kind} {noise}: n={n} right={right} alone={alone} none={none} covered={covered}/{intervals}  {watch.Elapsed.TotalSeconds:F0}s");
}
