using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems.Json;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Methods;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Building;

/// <summary>Makes problems that can be solved of specifications: text → plain values → specification → problem.</summary>
/// <param name="Methods">The methods that a problem can choose among.</param>
/// <param name="Formulas">Reads formulas.</param>
/// <param name="Landscapes">Where landscapes come from.</param>
public sealed record ProblemBuilder(Seq<Method> Methods, IFormulaReader Formulas, LandscapeSources Landscapes)
{
    private const int Seeds = 200;
    private const double SurveyedSize = 3;

    /// <summary>The problem that a specification stands for.</summary>
    /// <param name="folder">Where files that it names by a relative path are sought.</param>
    /// <param name="specification">What was written down, or made by a program: it is checked either way.</param>
    /// <returns>The problem, or everything that is wrong at once.</returns>
    public Validation<ProblemFault, SpecifiedProblem> Build(string folder, ProblemSpecification specification)
        => Build(folder, ProblemJson.Parts(Methods, specification));

    /// <summary>A problem with some of it changed.</summary>
    /// <param name="source">Where the problem came from, for messages.</param>
    /// <param name="folder">Where files that it names by a relative path are sought.</param>
    /// <param name="assignments">The changes, each <c>name=value</c>: constants, discountRate, learningRate, lossWeight, start, horizon and its parts, metric, drift, solver.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>The changed problem, or everything that is wrong at once.</returns>
    public Validation<JobError, SpecifiedProblem> Change(string source, string folder, Seq<string> assignments, SpecifiedProblem problem)
        => assignments.IsEmpty
            ? Success<JobError, SpecifiedProblem>(problem)
            : ProblemChanges.Apply(assignments, problem.Specification).Bind(changed => Build(folder, SpecificationReading.Read(Methods, problem.Specification.Name, Part.Whole(changed)))
                .MapFail(fault => (JobError)new JobError.BadSpecification($"{source} as changed", fault.At.ToString(), fault.Message)));

    /// <summary>The problem that a text states.</summary>
    /// <param name="folder">Where files that it names by a relative path are sought.</param>
    /// <param name="name">The name of the problem if the text gives none.</param>
    /// <param name="text">JSON in UTF-8, as docs/schema/problem.schema.json describes it.</param>
    /// <returns>The problem, or everything that is wrong at once, each with its place.</returns>
    public Validation<PlacedFault, SpecifiedProblem> Read(string folder, string name, ReadOnlyMemory<byte> text)
        => ProblemJson.Read(Methods, name, text, parts => Build(folder, parts));

    // Every part is built that can be, so that what is wrong in one hides nothing in another.
    private Validation<ProblemFault, SpecifiedProblem> Build(string folder, SpecificationParts parts)
    {
        var formulas = parts.FormulaNames.ToOption().Flatten().Map(names => new FormulaBuilding(Formulas, names));
        var landscape = When(formulas, parts.Landscape, (known, request) => new LandscapeBuilding(Landscapes, folder).Build(known.Names, request)
            .Bind(made => Fits(known.Dimension, made, parts)));
        var metric = When(formulas, parts.Metric, AssumptionBuilding.Metric);
        var drift = When(formulas, parts.Drift, AssumptionBuilding.Drift);
        var horizon = When(formulas, parts.Horizon, AssumptionBuilding.Horizon);
        return (parts.Whole, landscape, metric, drift, horizon)
            .Apply((whole, l, g, f, t) => l.Bind(made => g.Bind(metric => f.Bind(drift => t.Map(horizon => (whole, statement: State(whole, made, metric, drift, horizon)))))))
            .Match(
                stated => stated.Match(
                    all => NavigationProblem.Create(all.statement)
                        .Map(problem => new SpecifiedProblem(all.whole, problem))
                        .MapFail(error => ProblemFault.Of(PlaceOf(error), error.Message.TrimEnd('.'))),
                    () => Fail<ProblemFault, SpecifiedProblem>(ProblemFault.Of(ValuePath.Root, "the names of the parameters are not known; name them in 'parameters'"))),
                faults => Fail<ProblemFault, SpecifiedProblem>(faults.Distinct()));
    }

    // Nothing where the part cannot be built because what it depends on is wrong, which is told there.
    private static Validation<ProblemFault, Option<TBuilt>> When<TPart, TBuilt>(
        Option<FormulaBuilding> formulas, Validation<ProblemFault, TPart> part, Func<FormulaBuilding, TPart, Validation<ProblemFault, TBuilt>> build)
        => formulas.Match(
            known => part.Bind(read => build(known, read)).Map(Some),
            () => Success<ProblemFault, Option<TBuilt>>(None));

    private static Validation<ProblemFault, DenseLandscape> Fits(int dimension, DenseLandscape landscape, SpecificationParts parts)
        => landscape.Dimension == dimension || parts.GivenParameters.ToOption().Flatten().IsNone
            ? Success<ProblemFault, DenseLandscape>(landscape)
            : Fail<ProblemFault, DenseLandscape>(ProblemFault.Of(
                ValuePath.Root.Member("landscape"),
                $"the landscape has {landscape.Dimension} parameters, but 'parameters' names {dimension}; make them agree"));

    private static ProblemStatement State(ProblemSpecification whole, DenseLandscape landscape, Metric metric, Drift drift, Horizon horizon)
        => new(
            Surveyed(whole.Start, horizon, landscape),
            whole.Start,
            metric,
            drift,
            whole.LearningRate,
            whole.LossWeight,
            whole.DiscountRates[0],
            horizon);

    // An infinite horizon ends at a minimum; a formula or a grid does not say where they are, so they are looked for around the start.
    private static DenseLandscape Surveyed(Vec start, Horizon horizon, DenseLandscape landscape)
        => horizon is Horizon.Infinite && landscape.CriticalPoints.IsEmpty && !landscape.DependsOnTime
            ? SurveyedLandscape.Around(start, SurveyedSize * Math.Max(1, start.Norm), Seeds, landscape).Match(made => (DenseLandscape)made, _ => landscape)
            : landscape;

    // What only the problem as a whole can find wrong is told of its part.
    private static ValuePath PlaceOf(NavigationError error) => error.Part.Match(
        part => part switch
        {
            ProblemPart.Landscape => ValuePath.Root.Member("landscape"),
            ProblemPart.Start => ValuePath.Root.Member("start"),
            ProblemPart.Metric => ValuePath.Root.Member("metric"),
            ProblemPart.InverseMetric => ValuePath.Root.Member("inverseMetric"),
            ProblemPart.Drift => ValuePath.Root.Member("drift"),
            ProblemPart.LearningRate => ValuePath.Root.Member("learningRate"),
            ProblemPart.LossWeight => ValuePath.Root.Member("lossWeight"),
            ProblemPart.DiscountRate => ValuePath.Root.Member("discountRate"),
            ProblemPart.Duration => ValuePath.Root.Member("horizon").Member("duration"),
            ProblemPart.End => ValuePath.Root.Member("horizon").Member("end"),
            ProblemPart.TerminalCost => ValuePath.Root.Member("horizon").Member("terminalCost"),
            _ => ValuePath.Root,
        },
        () => ValuePath.Root);
}
