using System.Text;
using LanguageExt;
using LossNav.Adapters.Files.Problems;
using LossNav.Adapters.Formulas;
using LossNav.Application.Landscapes;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Building;
using LossNav.Application.Problems.Json;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Methods;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Fuzzing;

/// <summary>What reads texts that people write: formulas, problem files, grids.</summary>
internal static class TextTargets
{
    private const double Widest = 3;

    private static readonly FormulaNames Names = FormulaNames.Create(Seq("x", "y"), Map(("a", 2.0)))
        .IfFail(faults => throw new InvalidOperationException(string.Join(' ', faults)));

    private static readonly ProblemBuilder Builder = new(AllMethods.All, new FormulaReader(), new LandscapeSources(new CatalogueSource(), new FormulaLandscapes(), new GridFiles()));

    /// <summary>Formulas, right and wrong; what is understood is evaluated with its derivatives, at points where it may be undefined.</summary>
    public static Target Formulas { get; } = new("formulas", random =>
    {
        var text = FormulaMaker.Make(random);
        text = random.Next(2) == 0 ? text : Encoding.UTF8.GetString(Mutator.Change(random, Encoding.UTF8.GetBytes(text)));
        return new FormulaLandscapes().Find(new FormulaRequest(Names, text)).Match(
            Succ: landscape => Evaluate(random, landscape),
            Fail: _ => Outcome.Refused);
    });

    /// <summary>The worked examples, changed; what is understood is evaluated, written and read again.</summary>
    public static Target Problems(string folder)
    {
        var seeds = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Append([.. StarterProblem.Content.Span]).ToArray();
        var (source, path) = (new FileProblemSource(Builder), Path.Combine(folder, "fuzzed.json"));
        return new Target("problems", random => source.Understand(path, Mutator.Change(random, seeds[random.Next(seeds.Length)])).Match(
            Succ: written => written.Match(
                it => Again(it.Problem) == it.Problem.Specification
                    ? Evaluate(random, it.Problem.Problem.Landscape)
                    : throw new InvalidOperationException("what was written reads back as another problem"),
                _ => Outcome.Understood),
            Fail: _ => Outcome.Refused));
    }

    /// <summary>Grids in files, changed.</summary>
    public static Target Grids(string scratch)
    {
        var path = Path.Combine(scratch, "grid.csv");
        return new Target("grids", random =>
        {
            File.WriteAllBytes(path, random.Next(8) == 0 ? Grid(random) : Mutator.Change(random, Grid(random)));
            return new GridFiles().Find(new LandscapeRequest.Grid(path)).Match(
                Succ: landscape => Evaluate(random, landscape),
                Fail: _ => Outcome.Refused);
        });
    }

    private static ProblemSpecification Again(SpecifiedProblem problem)
        => ProblemJson.Read(AllMethods.All, "again", Encoding.UTF8.GetBytes(ProblemJson.Write(problem.Specification)))
            .IfFail(faults => throw new InvalidOperationException($"what was written is refused: {faults.Head.Message}"));

    private static Outcome Evaluate(Random random, DenseLandscape landscape)
    {
        var point = Vec.Of([.. Enumerable.Range(0, landscape.Dimension).Select(_ => random.Next(4) == 0 ? 0 : Widest * ((2 * random.NextDouble()) - 1))]);
        landscape.ValueAt(random.NextDouble(), point);
        landscape.At(random.NextDouble(), point);
        return Outcome.Understood;
    }

    private static byte[] Grid(Random random)
    {
        var (dimension, cells) = (1 + random.Next(3), 4 + random.Next(6));
        var text = new StringBuilder(string.Join(',', Enumerable.Range(0, dimension).Select(d => $"x{d}").Append("loss"))).Append('\n');
        var nodes = (int)Math.Pow(cells, dimension);
        for (var node = 0; node < nodes; node++)
        {
            var rest = node;
            for (var d = 0; d < dimension; d++, rest /= cells)
            {
                text.Append(rest % cells).Append(',');
            }

            text.Append(random.Next(100)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
