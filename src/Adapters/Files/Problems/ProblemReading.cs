using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Reads a whole problem: every part that can be read is, so that all faults come at once.</summary>
/// <param name="Landscapes">Reads the landscape.</param>
/// <param name="Formulas">Reads formulas.</param>
/// <param name="FileStem">The name of the problem if the file gives none.</param>
internal sealed record ProblemReading(LandscapeReading Landscapes, IFormulaReader Formulas, string FileStem)
{
    private const int LongestName = 80;
    private const int MostRates = 1000;
    private const int Seeds = 200;
    private const double SurveyedSize = 3;

    private static readonly string[] Known =
    [
        "$schema", "name", "description", "parameters", "constants", "landscape", "metric", "inverseMetric", "drift",
        "learningRate", "lossWeight", "discountRate", "start", "horizon", "solver",
    ];

    /// <summary>The names that a problem file may use at its top, for whoever documents them.</summary>
    public static Seq<string> MemberNames => Known.ToSeq();

    /// <summary>Reads a problem.</summary>
    public Validation<Fault, ProblemFile> Read(JsonPart part)
        => Reading.Group(part, "an object { … }").Bind(Read);

    private Validation<Fault, ProblemFile> Read(JsonPart.Group group)
    {
        var parameters = Names.Parameters(group);
        var constants = Names.Constants(group);
        var landscape = parameters.Bind(names => constants.Bind(numbers => group.Required(
            "landscape", "\"landscape\": \"(x^2-1)^2 + y^2\"", value => Landscapes.Read(value, names, numbers))));
        var named = parameters.ToOption().Flatten() || landscape.ToOption().Map(made => Names.UsualFor(made.Dimension));
        var names = named.Match(
            known => constants.Bind(numbers => Names.Together(group, known, numbers)).Map(Some),
            () => Reading.Right(Option<FormulaNames>.None));
        var context = new Context(Formulas, named.Map(known => known.Count), names.ToOption().Flatten());
        var fits = landscape.Bind(made => named.ForAll(known => known.Count == made.Dimension)
            ? Reading.Right(made)
            : Reading.Wrong<DenseLandscape>(
                group.Find("landscape").Match(value => value.At, () => group.At),
                $"the landscape has {made.Dimension} parameters, but 'parameters' names {named.Map(known => known.Count).IfNone(0)}; make them agree"));

        // What several parts depend on is reported once; landscape and names repeat the faults of parameters and constants.
        var header = (Header(group), Solver(context, group), names).Apply((about, solver, known) => (about, solver, known));
        return Merge(header, fits, Dials(context, group), Ends(context, group))
            .Bind(read => NavigationProblem.Create(read.Statement)
                .MapFail(error => new Fault(PlaceOf(error, group), error.Message.TrimEnd('.')))
                .Map(problem => new ProblemFile(
                    read.Name, read.Description, named.IfNone(Seq<string>()), problem, read.Solver, read.Rates)));
    }

    private static Validation<Fault, Draft> Merge(
        Validation<Fault, ((string Name, string Description) About, SolverChoice Solver, Option<FormulaNames> Names)> header,
        Validation<Fault, DenseLandscape> landscape,
        Validation<Fault, Func<ProblemStatement, (ProblemStatement Statement, Seq<double> Rates)>> dials,
        Validation<Fault, Func<DenseLandscape, ProblemStatement>> ends)
        => (header, landscape, dials, ends)
            .Apply((about, made, change, begin) =>
            {
                var (statement, rates) = change(begin(made));
                return new Draft(about.About.Name, about.About.Description, about.Solver, statement, rates);
            })
            .Match(
                Reading.Right,
                faults => Fail<Fault, Draft>(faults.Distinct().OrderBy(fault => (fault.At.Line, fault.At.Column)).ToSeq()));

    private Validation<Fault, (string Name, string Description)> Header(JsonPart.Group group)
        => (group.Only(Known),
            group.Optional("name", FileStem, part => Reading.Text(part, "a name in quotes").Bind(name => IsName(name)
                ? Reading.Right(name)
                : Reading.Wrong<string>(part.At, $"'{name}' cannot name files; use up to {LongestName} letters, digits, '-', '_' and '.'"))),
            group.Optional("description", string.Empty, part => Reading.Text(part, "text in quotes")),
            group.Optional("$schema", string.Empty, part => Reading.Text(part, "the path of a schema in quotes")))
            .Apply((_, name, description, _) => (name, description));

    private static Validation<Fault, SolverChoice> Solver(Context context, JsonPart.Group group)
        => group.Optional("solver", SolverChoice.Fitting, part => SolverReading.Read(context, part));

    private static Validation<Fault, Func<ProblemStatement, (ProblemStatement Statement, Seq<double> Rates)>> Dials(Context context, JsonPart.Group group)
        => (AssumptionReading.Metric(context, group),
            AssumptionReading.Drift(context, group),
            group.Optional("learningRate", 1.0, part => Reading.Number(part, "a number > 0", value => value > 0)),
            group.Optional("lossWeight", 1.0, part => Reading.Number(part, "a number ≥ 0", value => value >= 0)),
            group.Optional("discountRate", Seq1(0.0), Rates))
            .Apply<Fault, Metric, Drift, double, double, Seq<double>, Func<ProblemStatement, (ProblemStatement, Seq<double>)>>(
                (metric, drift, η, k, γ) => statement => (
                    statement with { Metric = metric, Drift = drift, LearningRate = η, LossWeight = k, DiscountRate = γ[0] },
                    γ.Count == 1 ? Seq<double>() : γ));

    private static Validation<Fault, Seq<double>> Rates(JsonPart part)
        => part is JsonPart.List list
            ? list.Items.Count is >= 1 and <= MostRates
                ? list.Items.Map(Rate).Sequence().Bind(rates => rates.Distinct().Count == rates.Count
                    ? Reading.Right(rates)
                    : Reading.Wrong<Seq<double>>(part.At, "a discount rate is given twice in this list; remove one of them"))
                : Reading.Wrong<Seq<double>>(part.At, $"this list has {list.Items.Count} discount rates; write 1 to {MostRates}")
            : Rate(part).Map(rate => Seq1(rate));

    private static Validation<Fault, double> Rate(JsonPart part) => Reading.Number(part, "a number ≥ 0, or a list of them", value => value >= 0);

    private static Validation<Fault, Func<DenseLandscape, ProblemStatement>> Ends(Context context, JsonPart.Group group)
        => (group.Required("start", "\"start\": [0, 0]", part => Reading.Vector(part, context.Dimension)),
            group.Required("horizon", "\"horizon\": \"infinite\"", part => AssumptionReading.Horizon(context, part)))
            .Apply<Fault, Vec, Horizon, Func<DenseLandscape, ProblemStatement>>(
                (start, horizon) => landscape => ProblemStatement.On(Surveyed(start, horizon, landscape), start) with { Horizon = horizon });

    // An infinite horizon ends at a minimum; a formula or a grid does not say where they are, so they are looked for around the start.
    private static DenseLandscape Surveyed(Vec start, Horizon horizon, DenseLandscape landscape)
        => horizon is Horizon.Infinite && landscape.CriticalPoints.IsEmpty && !landscape.DependsOnTime
            ? SurveyedLandscape.Around(start, SurveyedSize * Math.Max(1, start.Norm), Seeds, landscape).Match(made => (DenseLandscape)made, _ => landscape)
            : landscape;

    // What only the problem as a whole can find wrong is told where its part stands.
    private static Position PlaceOf(NavigationError error, JsonPart.Group group)
        => error.Part.Map(Members).IfNone(Seq<string>())
            .Fold<JsonPart>(group, (part, name) => part is JsonPart.Group inner ? inner.Find(name).IfNone(part) : part)
            .At;

    private static Seq<string> Members(ProblemPart part) => part switch
    {
        ProblemPart.Landscape => Seq1("landscape"),
        ProblemPart.Start => Seq1("start"),
        ProblemPart.Metric => Seq1("metric"),
        ProblemPart.InverseMetric => Seq1("inverseMetric"),
        ProblemPart.Drift => Seq1("drift"),
        ProblemPart.LearningRate => Seq1("learningRate"),
        ProblemPart.LossWeight => Seq1("lossWeight"),
        ProblemPart.DiscountRate => Seq1("discountRate"),
        ProblemPart.Duration => Seq("horizon", "duration"),
        ProblemPart.End => Seq("horizon", "end"),
        ProblemPart.TerminalCost => Seq("horizon", "terminalCost"),
        _ => Seq<string>(),
    };

    private static bool IsName(string name)
        => name.Length is > 0 and <= LongestName && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private sealed record Draft(string Name, string Description, SolverChoice Solver, ProblemStatement Statement, Seq<double> Rates);
}
