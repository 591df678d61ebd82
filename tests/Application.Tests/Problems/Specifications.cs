using CsCheck;
using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Methods;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Tests.Problems;

/// <summary>Specifications of all kinds: every case of every choice, whatever can be written.</summary>
internal static class Specifications
{
    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double[-1e3, 1e3], Gen.Int[-3, 3].Select(i => (double)i), Gen.Double[-1e300, 1e300], Gen.Const(5e-324));

    private static readonly Gen<double> Positive = Gen.OneOf(Gen.Double[1e-12, 1e3], Gen.Const(1.0), Gen.Double[1e-300, 1e-290]);

    // Quotes, backslashes, line ends, letters outside the first plane: what a writer must escape or keep.
    private static readonly Gen<string> Text = Gen.OneOf("", "a", "\"", "\\", "\n", "\t", "θ̇", "≥", "<script>", "𝒥", "//", "{", "é").Array[0, 12].Select(string.Concat);

    private static readonly Gen<string> Formula = Gen.OneOf("x^2", "a*x", "sin(t)", "1/σ^2", "nobody", "", " ( ").Array[1, 3].Select(parts => string.Join(" + ", parts));

    private static readonly Gen<Expression> Expression = Gen.OneOf(
        Number.Select(value => (Expression)new Expression.Number(value)),
        Formula.Select(text => (Expression)new Expression.Formula(text)));

    /// <summary>Any specification.</summary>
    public static Gen<ProblemSpecification> Any { get; } = Gen.Int[1, 4].SelectMany(Of);

    /// <summary>A plain specification to vary.</summary>
    public static ProblemSpecification Plain { get; } = new(
        "plain",
        string.Empty,
        Seq.create("x", "y"),
        [],
        new LandscapeRequest.Formula("x^2 + y^2"),
        MetricSpecification.Flat,
        DriftSpecification.Zero,
        1,
        1,
        Prelude.Seq1(0.1),
        Vec.Of(1, 2),
        HorizonSpecification.Unlimited,
        new MethodSpecification("auto", SettingValues.None));

    private static Gen<ProblemSpecification> Of(int dimension)
        => Gen.Select(
            Gen.Select(Gen.Char["abcXYZ019_-."].Array[0, 20], Text, Gen.Bool),
            Gen.Select(Gen.Select(Gen.OneOf("a", "β", "k₁", "tilt"), Number).Array[0, 3], Landscape(dimension), Metric(dimension), Drift(dimension)),
            Gen.Select(Positive, Gen.OneOf(Positive, Gen.Const(0.0)), Positive.Array[1, 4]),
            Gen.Select(Vector(dimension), Horizon(dimension), Method(dimension)),
            (about, where, dials, how) => new ProblemSpecification(
                "n" + new string(about.Item1),
                about.Item2,
                Prelude.Range(1, dimension).Map(i => about.Item3 ? $"x{i}" : $"θ_{i}").ToSeq().Strict(),
                Prelude.toMap(where.Item1.DistinctBy(pair => pair.Item1).Select(pair => (pair.Item1, pair.Item2))),
                where.Item2,
                where.Item3,
                where.Item4,
                dials.Item1,
                dials.Item2,
                dials.Item3.Distinct().ToSeq().Strict(),
                how.Item1,
                how.Item2,
                how.Item3));

    private static Gen<LandscapeRequest> Landscape(int dimension) => Gen.OneOf(
        Formula.Select(text => (LandscapeRequest)new LandscapeRequest.Formula(text)),
        Gen.Select(Text, Gen.Select(Gen.OneOf("d", "dimension", "A"), Number).Array[0, 3]).Select((name, numbers) => (LandscapeRequest)new LandscapeRequest.Catalogue(
            name, Prelude.toMap(numbers.DistinctBy(pair => pair.Item1).Select(pair => (pair.Item1, pair.Item2))))),
        Gen.Select(Matrix(dimension), Vector(dimension)).Select((h, μ) => (LandscapeRequest)new LandscapeRequest.Quadratic(h, μ)),
        Gen.Select(Vector(dimension), Number, Positive).Select((center, depth, width) => new GaussianWell(center, depth, width)).Array[0, 3]
            .Select(wells => (LandscapeRequest)new LandscapeRequest.Wells(wells.ToSeq().Strict())),
        Text.Select(file => (LandscapeRequest)new LandscapeRequest.Grid(file)),
        Content(3).Select(content => (LandscapeRequest)new LandscapeRequest.Other("network", content)));

    private static Gen<PlainValue> Content(int depth)
    {
        var leaf = Gen.OneOf(
            Text.Select(text => (PlainValue)new PlainValue.Text(text)),
            Number.Select(number => (PlainValue)new PlainValue.Number(number)),
            Gen.OneOf("true", "false", "null").Select(word => (PlainValue)new PlainValue.Word(word)));
        return depth == 0 ? leaf : Gen.OneOf(
            leaf,
            Content(depth - 1).Array[0, 3].Select(items => (PlainValue)new PlainValue.List(items.ToSeq().Strict())),
            Gen.Select(Text, Content(depth - 1)).Array[0, 3].Select(members => (PlainValue)new PlainValue.Group(
                members.DistinctBy(member => member.Item1).Select(member => new PlainMember(member.Item1, member.Item2)).ToSeq().Strict())));
    }

    private static Gen<MetricSpecification> Metric(int dimension) => Gen.OneOf(
        Gen.Const(MetricSpecification.Flat),
        Expression.Array[dimension].Array[dimension].Select(rows => (MetricSpecification)new MetricSpecification.Entries(rows.Select(row => row.ToSeq().Strict()).ToSeq().Strict())),
        Matrix(dimension).Select(inverse => (MetricSpecification)new MetricSpecification.Inverse(inverse)));

    private static Gen<DriftSpecification> Drift(int dimension) => Gen.OneOf(
        Gen.Const(DriftSpecification.Zero),
        Expression.Array[dimension].Select(each => (DriftSpecification)new DriftSpecification.Components(each.ToSeq().Strict())),
        Matrix(dimension).Select(matrix => (DriftSpecification)new DriftSpecification.Linear(matrix)));

    private static Gen<HorizonSpecification> Horizon(int dimension) => Gen.OneOf(
        Gen.Const(HorizonSpecification.Unlimited),
        Gen.Select(Positive, Gen.OneOf(
            Gen.Const(EndSpecification.Anywhere),
            Vector(dimension).Select(end => (EndSpecification)new EndSpecification.Fixed(end)),
            Expression.Select(cost => (EndSpecification)new EndSpecification.TerminalCost(cost))))
            .Select((duration, end) => (HorizonSpecification)new HorizonSpecification.Finite(duration, end)));

    // Checked, as a specification holds them: every preset filled in. Beyond three parameters a grid of any usual number of cells is refused as too large.
    private static Gen<MethodSpecification> Method(int dimension)
    {
        var rows = AllMethods.All.Filter(row => dimension <= 3 || row.Name != PolicyMethod.Row.Name).Strict();
        return Gen.Int[0, rows.Count - 1].Select(i => rows[i]).SelectMany(row => Settings(dimension, row.Settings)
            .Select(given => row.Complete(dimension, Ordered(given)))
            .Where(values => values.IsSuccess)
            .Select(values => new MethodSpecification(row.Name, values.IfFail(SettingValues.None))));
    }

    // A grid ends above where it begins: two points drawn alone seldom do in every number.
    private static SettingValues Ordered(SettingValues given)
        => given.Find("from").Case is SettingValue.Point from && given.Find("to").Case is SettingValue.Point to && from.Value.Dimension == to.Value.Dimension
            ? SettingValues.With("to", new SettingValue.Point(Vec.Generate(to.Value.Dimension, i => from.Value[i] + 1 + Math.Abs(to.Value[i]))), given)
            : given;

    private static Gen<SettingValues> Settings(int dimension, Seq<Setting> settings)
        => settings.Fold(Gen.Const(SettingValues.None), (values, setting) => Gen.Select(values, Gen.Bool, Value(dimension, setting.Range))
            .Select((known, isGiven, value) => isGiven || setting.IsRequired ? SettingValues.With(setting.Name, value, known) : known));

    private static Gen<SettingValue> Value(int dimension, SettingRange range) => range.Match<Gen<SettingValue>>(
        count => Gen.Int[1, 40].Select(n => (SettingValue)new SettingValue.Number(Math.Min(count.Most, (n * count.MultipleOf) + ((count.Least + count.MultipleOf - 1) / count.MultipleOf * count.MultipleOf)))),
        number => Gen.Double[0.01, 0.99].Select(share => (SettingValue)new SettingValue.Number(number.Interval.Low + (share * (Math.Min(number.Interval.High, 100) - number.Interval.Low)))),
        choice => Gen.Int[0, choice.Options.Count - 1].Select(i => (SettingValue)new SettingValue.Word(choice.Options[i])),
        _ => Vector(dimension).Select(point => (SettingValue)new SettingValue.Point(point)));

    private static Gen<Vec> Vector(int dimension) => Number.Array[dimension].Select(numbers => Vec.Of(numbers));

    private static Gen<Mat> Matrix(int dimension) => Number.Array[dimension * dimension].Select(entries => Mat.Copy(dimension, dimension, entries));
}
