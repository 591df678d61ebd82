using LanguageExt;

namespace LossNav.Application.Problems.Json;

/// <summary>Reads metric, drift and horizon.</summary>
internal static class AssumptionReading
{
    /// <summary>The metric G, or its inverse where that is given.</summary>
    public static Validation<ProblemFault, MetricSpecification> Metric(Option<int> dimension, Part problem)
        => (problem.Find("metric").Case, problem.Find("inverseMetric").Case) switch
        {
            (Part, Part inverse) => Reading.Wrong<MetricSpecification>(inverse.Path, "both 'metric' and 'inverseMetric' are given; remove one of them"),
            (Part metric, _) => Metric(dimension, metric, metric.Value),
            (_, Part inverse) => Reading.Matrix(inverse, dimension).Map(matrix => (MetricSpecification)new MetricSpecification.Inverse(matrix)),
            _ => Reading.Right(MetricSpecification.Flat),
        };

    private static Validation<ProblemFault, MetricSpecification> Metric(Option<int> dimension, Part part, PlainValue value)
        => part.IsText("euclidean") ? Reading.Right(MetricSpecification.Flat)
            : value is PlainValue.List
                ? Reading.Square(part, "numbers or formulas", dimension, Reading.Expression).Map(rows => (MetricSpecification)new MetricSpecification.Entries(rows))
                : Reading.Wrong<MetricSpecification>(part.Path, $"{part.Kind} stands here; write \"euclidean\" or a matrix of numbers and formulas, row by row");

    /// <summary>The drift f: formulas, or the matrix of a linear one.</summary>
    public static Validation<ProblemFault, DriftSpecification> Drift(Option<int> dimension, Part problem)
        => problem.Optional("drift", DriftSpecification.Zero, part => part.Value switch
        {
            PlainValue.Text { Value: "none" } => Reading.Right(DriftSpecification.Zero),
            PlainValue.Group => (part.Only("matrix"), part.Required("matrix", "\"matrix\": [[0, -1], [1, 0]]", matrix => Reading.Matrix(matrix, dimension)))
                .Apply((_, matrix) => (DriftSpecification)new DriftSpecification.Linear(matrix)),
            PlainValue.List => Reading
                .ForEachParameter(part, "numbers or formulas", dimension, Reading.Expression)
                .Map(components => (DriftSpecification)new DriftSpecification.Components(components)),
            _ => Reading.Wrong<DriftSpecification>(part.Path, $"{part.Kind} stands here; write \"none\", a list of formulas, or {{ \"matrix\": [[…]] }}"),
        });

    /// <summary>The horizon with what is asked of its end.</summary>
    public static Validation<ProblemFault, HorizonSpecification> Horizon(Option<int> dimension, Part part)
        => part.IsText("infinite") ? Reading.Right(HorizonSpecification.Unlimited)
            : part.Value is PlainValue.Group
                ? (part.Only("duration", "end", "terminalCost"),
                    part.Required("duration", "\"duration\": 4", time => Reading.Number(time, "a number > 0", value => value > 0)),
                    End(dimension, part))
                    .Apply((_, duration, end) => (HorizonSpecification)new HorizonSpecification.Finite(duration, end))
                : Reading.Wrong<HorizonSpecification>(part.Path, $"{part.Kind} stands here; write \"infinite\" or {{ \"duration\": 4, \"end\": […] }}");

    private static Validation<ProblemFault, EndSpecification> End(Option<int> dimension, Part horizon)
        => (horizon.Find("end").Case, horizon.Find("terminalCost").Case) switch
        {
            (Part end, null) when end.IsText("free") => Reading.Right(EndSpecification.Anywhere),
            (Part { Value: PlainValue.List } end, null) => Reading.Vector(end, dimension).Map(point => (EndSpecification)new EndSpecification.Fixed(point)),
            (Part end, null) => Reading.Wrong<EndSpecification>(end.Path, $"{end.Kind} stands here; write \"free\" or a list of numbers"),
            (Part end, Part cost) when !end.IsText("free")
                => Reading.Wrong<EndSpecification>(cost.Path, "a fixed 'end' leaves no choice to charge for; remove 'end' or 'terminalCost'"),
            (_, Part cost) => Reading.Expression(cost).Map(expression => (EndSpecification)new EndSpecification.TerminalCost(expression)),
            _ => Reading.Wrong<EndSpecification>(horizon.Path, "the end is missing here; add \"end\": […], \"end\": \"free\" or \"terminalCost\": \"…\""),
        };
}
