using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Json;
using LossNav.Domain.Landscapes.Networks;
using LossNav.Domain.Solvers.MatrixFree;
using static LanguageExt.Prelude;

namespace LossNav.Application.Networks;

/// <summary>Reads a problem on the loss of a network out of plain values: every part that can be read is, so that all faults come at once.</summary>
internal static class NetworkReading
{
    private const int MostLayers = 100;

    private static readonly MatrixFreeSettings _preset = MatrixFreeSettings.Of(50);

    private static readonly string[] _known =
    [
        "$schema", "name", "description", "landscape", "metric", "decay", "learningRate", "lossWeight", "discountRate", "horizon", "rules", "solver",
    ];

    private static readonly string[] _knownOfNetwork = ["dataset", "images", "hidden", "activation", "loss", "weightPenalty", "precision", "seed"];

    /// <summary>Whether a problem asks for the loss of a network.</summary>
    public static bool IsNetwork(Part problem) => problem.Find("landscape").Exists(landscape => landscape.Find("network").IsSome);

    /// <summary>Reads it.</summary>
    /// <param name="name">The name of the problem if it gives none.</param>
    /// <param name="problem">A group that asks for the loss of a network.</param>
    public static Validation<ProblemFault, NetworkSpecification> Read(string name, Part problem)
        => (SpecificationReading.Header(_known, name, problem),
            problem.Required("landscape", "\"landscape\": { \"network\": { \"dataset\": \"mnist\" } }", Landscape),
            Dials(problem),
            problem.Required("horizon", "\"horizon\": { \"duration\": 8 }", Horizon),
            problem.Optional("rules", Seq<string>(), part => Reading.List(part, "a list of learning rules, for example [\"sgd\", \"adam\"]", rule => Reading.Text(rule, "the name of a rule in quotes"))),
            problem.Optional("solver", _preset, Solver))
            .Apply((header, network, dials, duration, rules, settings) => new NetworkSpecification(
                header.Name, header.Description, network, dials.Metric, dials.Decay, dials.LearningRate, dials.LossWeight, dials.Rates, duration, rules, settings));

    private static Validation<ProblemFault, NetworkRequest> Landscape(Part landscape)
        => (landscape.Only("network"), landscape.Required("network", "\"network\": { \"dataset\": \"mnist\" }", part => Reading.Group(part, "an object { … }").Bind(Network)))
            .Apply((_, request) => request);

    private static Validation<ProblemFault, NetworkRequest> Network(Part network)
        => (network.Only(_knownOfNetwork),
            network.Required("dataset", "\"dataset\": \"mnist\"", part => Reading.Text(part, "the name of a dataset in quotes")),
            network.Required("images", "\"images\": 1000", part => Count(part, 1, int.MaxValue)),
            network.Required("hidden", "\"hidden\": [16]", part => Reading.List(part, "a list of widths, for example [16]", width => Count(width, 1, int.MaxValue)).Bind(widths =>
                widths.Count <= MostLayers ? Reading.Right(widths) : Reading.Wrong<Seq<int>>(part.Path, $"these are {widths.Count} layers; write at most {MostLayers}"))),
            (network.Optional("activation", Activation.Tanh, part => OneOf(part, NetworkWords.Activations)),
                network.Optional("loss", NetworkLoss.CrossEntropy, part => OneOf(part, NetworkWords.Losses)))
                .Apply((activation, loss) => (activation, loss)),
            (network.Optional("weightPenalty", 0.0, NotNegative),
                network.Optional("precision", true, part => OneOf(part, NetworkWords.Precisions)),
                network.Optional("seed", 0, part => Count(part, 0, int.MaxValue)))
                .Apply((penalty, inDouble, seed) => (penalty, inDouble, seed)))
            .Apply((_, dataset, images, hidden, units, rest) => new NetworkRequest(
                dataset, images, hidden, units.activation, units.loss, rest.penalty, rest.inDouble, rest.seed));

    private static Validation<ProblemFault, (Seq<double> Metric, double Decay, double LearningRate, double LossWeight, Seq<double> Rates)> Dials(Part problem)
        => (problem.Optional("metric", Seq1(1.0), part => part.Value is PlainValue.List
                ? Reading.List(part, "numbers > 0", Positive).Bind(all => all.IsEmpty ? Reading.Wrong<Seq<double>>(part.Path, "this list is empty; write a number for each layer") : Reading.Right(all))
                : Positive(part).Map(Seq1)),
            problem.Optional("decay", 0.0, Reading.Number),
            problem.Optional("learningRate", 1.0, Positive),
            problem.Optional("lossWeight", 1.0, NotNegative),
            problem.Optional("discountRate", Seq1(0.0), SpecificationReading.Rates))
            .Apply((metric, decay, η, k, rates) => (metric, decay, η, k, rates));

    private static Validation<ProblemFault, Option<double>> Horizon(Part part)
        => part.IsText("infinite") ? Reading.Right(Option<double>.None)
            : part.Value is PlainValue.Group
                ? (part.Only("duration", "end"),
                    part.Required("duration", "\"duration\": 8", Positive),
                    part.Optional("end", true, end => end.IsText("free")
                        ? Reading.Right(true)
                        : Reading.Wrong<bool>(end.Path, "the path of a network's weights ends where it likes; write \"free\" or leave 'end' out")))
                    .Apply((_, duration, _) => Some(duration))
                : Reading.Wrong<Option<double>>(part.Path, $"{part.Kind} stands here; write \"infinite\" or {{ \"duration\": 8 }}");

    private static Validation<ProblemFault, MatrixFreeSettings> Solver(Part part)
        => Reading.Group(part, "an object { \"steps\": 50 }").Bind(solver =>
            (solver.Only("method", "steps", "tolerance", "mostSweeps", "pairs", "lanczosSteps", "cut"),
                solver.Optional("method", DescentMethod.Both, it => OneOf(it, Seq(("matrix-free", DescentMethod.Both), ("quasi-newton", DescentMethod.QuasiNewton), ("newton", DescentMethod.Newton)))),
                solver.Optional("steps", _preset.Steps, it => Count(it, 2, 1_000_000).Bind(steps => steps % 2 == 0
                    ? Reading.Right(steps)
                    : Reading.Wrong<int>(it.Path, $"{steps} steps cannot be halved for the estimate of the error; write an even number"))),
                solver.Optional("tolerance", _preset.Tolerance, it => Reading.Number(it, "a number from 1e-15 to 1", value => value is >= 1e-15 and <= 1)),
                (solver.Optional("mostSweeps", _preset.MostSweeps, it => Count(it, 1, int.MaxValue)),
                    solver.Optional("pairs", _preset.Pairs, it => Count(it, 1, 1000)),
                    solver.Optional("lanczosSteps", _preset.LanczosSteps, it => Count(it, 0, 10_000)))
                    .Apply((sweeps, pairs, lanczos) => (sweeps, pairs, lanczos)),
                solver.Optional("cut", Option<double>.None, it => Positive(it).Map(Some)))
                .Apply((_, method, steps, tolerance, limits, cut) => new MatrixFreeSettings(steps, tolerance, limits.sweeps, limits.pairs) { Method = method, LanczosSteps = limits.lanczos, Cut = cut }));

    private static Validation<ProblemFault, double> Positive(Part part) => Reading.Number(part, "a number > 0", value => value > 0);

    private static Validation<ProblemFault, double> NotNegative(Part part) => Reading.Number(part, "a number ≥ 0", value => value >= 0);

    private static Validation<ProblemFault, int> Count(Part part, int least, int most)
        => Reading.Number(part, $"a whole number from {least} to {most}", value => value >= least && value <= most && value == Math.Floor(value)).Map(value => (int)value);

    private static Validation<ProblemFault, T> OneOf<T>(Part part, Seq<(string Word, T Value)> words)
    {
        var known = string.Join(", ", words.Map(it => $"\"{it.Word}\""));
        return Reading.Text(part, $"one of {known}").Bind(text => words
            .Find(it => it.Word == text)
            .Match(it => Reading.Right(it.Value), () => Reading.Wrong<T>(part.Path, $"there is no '{text}' here; write one of {known}")));
    }
}
