using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Formulas;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Reads metric, drift and horizon.</summary>
internal static class AssumptionReading
{
    /// <summary>The metric G, or its inverse where that is given.</summary>
    public static Validation<Fault, Metric> Metric(Context context, JsonPart.Group problem)
        => (problem.Find("metric").Case, problem.Find("inverseMetric").Case) switch
        {
            (JsonPart, JsonPart inverse) => Reading.Wrong<Metric>(inverse.At, "both 'metric' and 'inverseMetric' are given; remove one of them"),
            (JsonPart metric, _) => Metric(context, metric),
            (_, JsonPart inverse) => context.Matrix(inverse).Map(matrix => (Metric)new Metric.Authority(matrix)),
            _ => Reading.Right(Domain.Assumptions.Metric.Flat),
        };

    private static Validation<Fault, Metric> Metric(Context context, JsonPart part)
        => part is JsonPart.Text { Value: "euclidean" }
            ? Reading.Right(Domain.Assumptions.Metric.Flat)
            : part is not JsonPart.List
                ? Reading.Wrong<Metric>(part.At, $"{part.Kind} stands here; write \"euclidean\" or a matrix of numbers and formulas, row by row")
                : context.Square(part, "numbers or formulas", context.ReadFunction).Map(ToMetric);

    private static Metric ToMetric(Seq<FormulaFunction> entries)
    {
        var numbers = entries.Map(entry => entry.Formula is Formula.Number number ? Some(number.Value) : None).Sequence();
        var n = (int)Math.Sqrt(entries.Count);
        return numbers.Match<Metric>(
            all => new Metric.Constant(Mat.Copy(n, n, [.. all])),
            () => new Metric.Field(entries.Map(entry => (ScalarFunction)entry)));
    }

    /// <summary>The drift f: formulas, or the matrix of a linear one.</summary>
    public static Validation<Fault, Drift> Drift(Context context, JsonPart.Group problem)
        => problem.Optional("drift", Domain.Assumptions.Drift.Zero, part => part switch
        {
            JsonPart.Text { Value: "none" } => Reading.Right(Domain.Assumptions.Drift.Zero),
            JsonPart.Group group => (group.Only("matrix"), group.Required("matrix", "\"matrix\": [[0, -1], [1, 0]]", context.Matrix))
                .Apply((_, matrix) => (Drift)new Drift.Linear(matrix)),
            JsonPart.List => Reading
                .ForEachParameter(part, "numbers or formulas", context.Dimension, context.ReadFunction)
                .Map(components => context.Dimension.IsSome ? ToDrift(components) : Domain.Assumptions.Drift.Zero),
            _ => Reading.Wrong<Drift>(part.At, $"{part.Kind} stands here; write \"none\", a list of formulas, or {{ \"matrix\": [[…]] }}"),
        });

    private static Drift ToDrift(Seq<FormulaFunction> components)
        => QuadraticShape.Linear(components)
            .Match<Drift>(matrix => new Drift.Linear(matrix), () => new Drift.Field(components.Map(component => (ScalarFunction)component)));

    /// <summary>The horizon with what is asked of its end.</summary>
    public static Validation<Fault, Horizon> Horizon(Context context, JsonPart part)
        => part is JsonPart.Text { Value: "infinite" }
            ? Reading.Right(Domain.Assumptions.Horizon.Unlimited)
            : part is JsonPart.Group group
                ? (group.Only("duration", "end", "terminalCost"),
                    group.Required("duration", "\"duration\": 4", time => Reading.Number(time, "a number > 0", value => value > 0)),
                    End(context, group))
                    .Apply((_, duration, end) => (Horizon)new Horizon.Finite(duration, end))
                : Reading.Wrong<Horizon>(part.At, $"{part.Kind} stands here; write \"infinite\" or {{ \"duration\": 4, \"end\": […] }}");

    private static Validation<Fault, EndCondition> End(Context context, JsonPart.Group horizon)
        => (horizon.Find("end").Case, horizon.Find("terminalCost").Case) switch
        {
            (JsonPart.Text { Value: "free" }, null) => Reading.Right(EndCondition.Anywhere),
            (JsonPart.List end, null) => Reading.Vector(end, context.Dimension).Map(point => (EndCondition)new EndCondition.Fixed(point)),
            (JsonPart end, null) => Reading.Wrong<EndCondition>(end.At, $"{end.Kind} stands here; write \"free\" or a list of numbers"),
            (null or JsonPart.Text { Value: "free" }, JsonPart cost) => TerminalCost(context, cost),
            (JsonPart, JsonPart cost) => Reading.Wrong<EndCondition>(cost.At, "a fixed 'end' leaves no choice to charge for; remove 'end' or 'terminalCost'"),
            _ => Reading.Wrong<EndCondition>(horizon.At, "the end is missing here; add \"end\": […], \"end\": \"free\" or \"terminalCost\": \"…\""),
        };

    private static Validation<Fault, EndCondition> TerminalCost(Context context, JsonPart part)
        => context.ReadFormula(part).Bind(formula => FormulaLandscape
            .Create("terminal cost", context.Dimension.IfNone(1), formula)
            .Map(cost => (EndCondition)new EndCondition.TerminalCost(cost))
            .MapFail(error => new Fault(part.At, error.Message.TrimEnd('.'))));
}
