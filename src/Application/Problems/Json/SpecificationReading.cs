using LanguageExt;
using LossNav.Application.Results;
using LossNav.Domain.Methods;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>Reads a specification out of plain values: every part that can be read is, so that all faults come at once.</summary>
internal static class SpecificationReading
{
    private const int LongestName = 80;
    private const int MostRates = 1000;

    private static readonly string[] Taken = ["records", Manifest.FileName];

    private static readonly string[] Known =
    [
        "$schema", "name", "description", "parameters", "constants", "landscape", "metric", "inverseMetric", "drift",
        "learningRate", "lossWeight", "discountRate", "start", "horizon", "solver",
    ];

    /// <summary>Reads the parts.</summary>
    /// <param name="methods">The methods that can be chosen.</param>
    /// <param name="name">The name of the problem if it gives none.</param>
    /// <param name="problem">A group.</param>
    public static SpecificationParts Read(Seq<Method> methods, string name, Part problem)
    {
        var parameters = Names.Parameters(problem);
        var landscape = problem.Required("landscape", "\"landscape\": \"(x^2-1)^2 + y^2\"", LandscapeReading.Read)
            .Bind(request => IsNamed(request, parameters, problem));
        var named = parameters.ToOption().Bind(given => given.Map(names => names.Count));
        var start = problem.Required("start", "\"start\": [0, 0]", part => Reading.Vector(part, named));
        var dimension = named || SpecificationParts.DimensionOf(landscape, start);
        return new SpecificationParts(
            Header(Known, name, problem),
            parameters,
            Names.Constants(problem),
            landscape,
            AssumptionReading.Metric(dimension, problem),
            AssumptionReading.Drift(dimension, problem),
            Dials(problem),
            start,
            problem.Required("horizon", "\"horizon\": \"infinite\"", part => AssumptionReading.Horizon(dimension, part)),
            problem.Find("solver").Match(part => MethodReading.Read(methods, dimension, part), () => MethodReading.Preset(methods, problem)));
    }

    // A formula cannot do without names; where they are there but wrong, that is told at their place.
    private static Validation<ProblemFault, LandscapeRequest> IsNamed(
        LandscapeRequest request, Validation<ProblemFault, Option<Seq<string>>> parameters, Part problem)
        => request is LandscapeRequest.Formula && parameters.ToOption().Exists(given => given.IsNone)
            ? Reading.Wrong<LandscapeRequest>(
                problem.Path.Member("landscape"),
                "this formula needs names for its parameters; add for example \"parameters\": [\"x\", \"y\"] to the file")
            : Reading.Right(request);

    /// <summary>Name and description, and whether there is nothing else than is known.</summary>
    /// <param name="known">The members that a problem may have.</param>
    /// <param name="preset">The name of the problem if it gives none; what cannot name files is left out of it.</param>
    /// <param name="problem">A group.</param>
    public static Validation<ProblemFault, (string Name, string Description)> Header(string[] known, string preset, Part problem)
        => (problem.Only(known),
            problem.Optional("name", Fitted(preset), part => Reading.Text(part, "a name in quotes").Bind(name => IsTaken(name)
                ? Reading.Wrong<string>(part.Path, $"'{name}' is the name of something else in the results folder; choose another name")
                : IsName(name)
                ? Reading.Right(name)
                : Reading.Wrong<string>(part.Path, $"'{Excerpt.Of(name)}' cannot name files; use up to {LongestName} letters, digits, '-', '_' and '.'"))),
            problem.Optional("description", string.Empty, part => Reading.Text(part, "text in quotes")),
            problem.Optional("$schema", string.Empty, part => Reading.Text(part, "the path of a schema in quotes")))
            .Apply((_, name, description, _) => (name, description));

    private static Validation<ProblemFault, (double LearningRate, double LossWeight, Seq<double> DiscountRates)> Dials(Part problem)
        => (problem.Optional("learningRate", 1.0, part => Reading.Number(part, "a number > 0", value => value > 0)),
            problem.Optional("lossWeight", 1.0, part => Reading.Number(part, "a number ≥ 0", value => value >= 0)),
            problem.Optional("discountRate", Seq1(0.0), Rates))
            .Apply((η, k, γ) => (η, k, γ));

    /// <summary>One discount rate, or a list of different ones.</summary>
    public static Validation<ProblemFault, Seq<double>> Rates(Part part)
        => part.Value is PlainValue.List
            ? part.Items.Count is >= 1 and <= MostRates
                ? part.Items.Map(Rate).Sequence().Map(rates => rates.Strict()).Bind(rates => rates.Distinct().Count == rates.Count
                    ? Reading.Right(rates)
                    : Reading.Wrong<Seq<double>>(part.Path, "a discount rate is given twice in this list; remove one of them"))
                : Reading.Wrong<Seq<double>>(part.Path, $"this list has {part.Items.Count} discount rates; write 1 to {MostRates}")
            : Rate(part).Map(rate => Seq1(rate));

    private static Validation<ProblemFault, double> Rate(Part part) => Reading.Number(part, "a number ≥ 0, or a list of them", value => value >= 0);

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name[0] != '.' && name.All(IsOfName);

    // What stands in the results folder beside the folders of problems.
    private static bool IsTaken(string name) => Taken.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.';

    // The name of a file may hold more than the name of a problem: what does not fit becomes a hyphen, lest the specification could not be read back.
    private static string Fitted(string name)
    {
        var fitted = new string([.. name.Take(LongestName).Select((letter, index) => IsOfName(letter) && (index > 0 || letter != '.') ? letter : '-')]);
        return fitted.Length == 0 ? "problem" : IsTaken(fitted) ? $"{fitted}-problem" : fitted;
    }
}
