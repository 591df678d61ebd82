using LanguageExt;
using LossNav.Domain.Methods;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>Writes a specification as plain values: everything that is said, presets too, in the order of the documentation.</summary>
internal static class SpecificationTree
{
    /// <summary>The specification as a group.</summary>
    public static PlainValue Of(ProblemSpecification problem)
        => Group(
            Seq1(Member("name", Text(problem.Name)))
                + When(problem.Description.Length > 0, () => Member("description", Text(problem.Description)))
                + Seq1(Member("parameters", new PlainValue.List(problem.Parameters.Map(Text).Strict())))
                + When(!problem.Constants.IsEmpty, () => Member("constants", Numbers(problem.Constants)))
                + Seq(
                    Member("landscape", Landscape(problem.Landscape)),
                    Metric(problem.Metric),
                    Member("drift", Drift(problem.Drift)),
                    Member("learningRate", Number(problem.LearningRate)),
                    Member("lossWeight", Number(problem.LossWeight)),
                    Member("discountRate", problem.DiscountRates.Count == 1 ? Number(problem.DiscountRates[0]) : (PlainValue)List(problem.DiscountRates)),
                    Member("start", Vector(problem.Start)),
                    Member("horizon", Horizon(problem.Horizon)),
                    Member("solver", Method(problem.Method))));

    /// <summary>The value of a setting of a method.</summary>
    public static PlainValue Setting(SettingValue value) => value.Match<PlainValue>(number => Number(number.Value), word => Text(word.Value), point => Vector(point.Value));

    private static PlainValue Landscape(LandscapeRequest request) => request.Match<PlainValue>(
        formula => Text(formula.Text),
        catalogue => Group(Seq1(Member("catalogue", Text(catalogue.Name)))
            + When(!catalogue.Numbers.IsEmpty, () => Member("numbers", Numbers(catalogue.Numbers)))),
        quadratic => Group(Seq1(Member("quadratic", Group(Seq(Member("curvature", Matrix(quadratic.Curvature)), Member("center", Vector(quadratic.Center))))))),
        wells => Group(Seq1(Member("wells", new PlainValue.List(wells.Each.Map(well => (PlainValue)Group(Seq(
            Member("center", Vector(well.Center)), Member("depth", Number(well.Depth)), Member("width", Number(well.Width))))).Strict())))),
        grid => Group(Seq1(Member("grid", Text(grid.File)))),
        other => Group(Seq1(Member(other.Kind, other.Content))));

    private static PlainMember Metric(MetricSpecification metric) => metric.Match(
        _ => Member("metric", Text("euclidean")),
        entries => Member("metric", new PlainValue.List(entries.Rows.Map(row => (PlainValue)new PlainValue.List(row.Map(Expression).Strict())).Strict())),
        inverse => Member("inverseMetric", Matrix(inverse.Matrix)));

    private static PlainValue Drift(DriftSpecification drift) => drift.Match<PlainValue>(
        _ => Text("none"),
        components => new PlainValue.List(components.Each.Map(Expression).Strict()),
        linear => Group(Seq1(Member("matrix", Matrix(linear.Matrix)))));

    private static PlainValue Horizon(HorizonSpecification horizon) => horizon.Match<PlainValue>(
        _ => Text("infinite"),
        finite => Group(Seq(
            Member("duration", Number(finite.Duration)),
            finite.End.Match(
                _ => Member("end", Text("free")),
                end => Member("end", Vector(end.Position)),
                end => Member("terminalCost", Expression(end.Cost))))));

    private static PlainValue Method(MethodSpecification method)
        => method.Settings.Names.IsEmpty
            ? Text(method.Name)
            : Group(Seq1(Member("method", Text(method.Name)))
                + method.Settings.Names.Bind(name => method.Settings.Find(name).Map(value => Member(name, Setting(value))).ToSeq()));

    private static PlainValue Expression(Expression expression) => expression.Match(number => Number(number.Value), formula => Text(formula.Text));

    private static PlainValue.List Matrix(Mat matrix)
        => new(Range(0, matrix.Rows).Map(i => (PlainValue)List(Range(0, matrix.Columns).Map(j => matrix[i, j]).ToSeq())).ToSeq().Strict());

    private static PlainValue.List Vector(Vec vector) => List(vector.ToArray().ToSeq());

    private static PlainValue.List List(Seq<double> numbers) => new PlainValue.List(numbers.Map(Number).Strict());

    private static PlainValue.Group Numbers(Map<string, double> numbers)
        => Group(numbers.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Member(pair.Key, Number(pair.Value))).ToSeq());

    private static PlainValue.Group Group(Seq<PlainMember> members) => new PlainValue.Group(members.Strict());

    private static PlainMember Member(string name, PlainValue value) => new(name, value);

    private static Seq<PlainMember> When(bool condition, Func<PlainMember> member) => condition ? Seq1(member()) : Seq<PlainMember>();

    private static PlainValue Text(string text) => new PlainValue.Text(text);

    private static PlainValue Number(double number) => new PlainValue.Number(number);
}
