using System.Text;
using CsCheck;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Orders;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using LossNav.Application.Tests.Problems;
using LossNav.Application.Training;
using LossNav.Domain.Methods;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Orders;

public sealed class OrderJsonTests
{
    private const string Small = """{"order":"figure","figure":"a","edition":"Corrected","parameters":{"x":"1"},"renditions":[{"renderer":"skia","format":"png"}]}""";

    // Whatever can stand in a name or a value: letters of any alphabet, quotes, control characters, what lies beyond 16 bits.
    private static readonly Gen<string> AnyText
        = Gen.OneOf(System.Array.ConvertAll((string[])["", "width", "γ", "\"", "\\", "\n\0", "💡", "</script>", "0,1,10"], Gen.Const)).Array[0, 4].Select(string.Concat);

    private static readonly Gen<RenditionName> AnyRendition = Gen.Select(AnyText, AnyText, (renderer, format) => new RenditionName(renderer, format));

    private static readonly Gen<double> AnyNumber = Gen.OneOf(Gen.Double[-1e300, 1e300], Gen.Double.Unit, Gen.Const(5e-324), Gen.Const(-0.0), Gen.Const(double.MaxValue));

    private static readonly Gen<Order> AnyFigure = Gen.Select(
        AnyText,
        Gen.Enum<Edition>(),
        Gen.Dictionary(AnyText, AnyText)[0, 4],
        AnyRendition.Array[0, 4],
        Gen.Enum<Background>().Select(Gen.Enum<Lettering>(), (background, lettering) => new FigureLook(background, lettering)),
        (recipe, edition, parameters, renditions, look) => (Order)new Order.Figure(recipe, edition, parameters.ToSeq().Map(pair => (pair.Key, pair.Value)).ToMap(), renditions.ToSeq()) { Look = look });

    private static readonly Gen<ChosenRule> AnyRule = Gen.Select(
        AnyText, Gen.Dictionary(AnyText, AnyNumber)[0, 4], (name, values) => new ChosenRule(name, values.ToSeq().Map(pair => (pair.Key, pair.Value)).ToMap()));

    private static readonly Gen<Option<int>> AnyLimit = Gen.Int.Select(Gen.Bool, (value, there) => there ? Some(value) : None);

    private static readonly Gen<CommonSettings> AnySettings = Gen.Select(
        Gen.Select(AnyText, Gen.Int, Gen.Int, AnyNumber),
        Gen.Select(Gen.Bool, Gen.Enum<Precision>()),
        Gen.Select(AnyLimit, AnyLimit, AnyLimit),
        (run, numbers, limits) => new CommonSettings(
            run.Item1, run.Item2, run.Item3, run.Item4, numbers.Item1, numbers.Item2, limits.Item1, limits.Item2, limits.Item3));

    private static readonly Gen<Order> AnyTraining = Gen.Select(
        Gen.Select(AnyText, Gen.Enum<NetworkModel>(), Gen.Bool),
        AnyRule.Array[0, 4],
        Gen.Long.Array[0, 4],
        AnySettings,
        (what, rules, seeds, settings) => (Order)new Order.Train(what.Item1, what.Item2, rules.ToSeq().Strict(), seeds.ToSeq().Strict(), settings) { Restart = what.Item3 });

    private static readonly Gen<Order> AnyProblem = Gen.Select(
        Specifications.Any, AnyText, AnyText, AnyRendition.Array[0, 4], (problem, source, folder, renditions) => (Order)new Order.Solve(problem, source, folder, renditions.ToSeq()));

    private static readonly Gen<Order> Any = Gen.OneOf(AnyFigure, AnyProblem, AnyTraining);

    [Fact]
    public void An_order_that_is_written_and_read_is_the_same_order()
        => Any.Sample(order => Assert.Equal(order, Read(OrderJson.Write(order))));

    [Fact]
    public void Equal_orders_have_one_text_and_different_orders_have_two()
        => Gen.Select(Any, Any).Sample((one, other) => Assert.Equal(one == other, OrderJson.Fingerprint(one) == OrderJson.Fingerprint(other)));

    [Fact]
    public void Neither_the_order_of_renditions_nor_that_of_parameters_matters()
    {
        var one = new Order.Figure("a", Edition.Panels, Map(("x", "1"), ("y", "2")), Seq(new RenditionName("skia", "svg"), new RenditionName("data", "csv")));
        var other = new Order.Figure(
            "a", Edition.Panels, Map(("y", "2"), ("x", "1")), Seq(new RenditionName("data", "csv"), new RenditionName("skia", "svg"), new RenditionName("data", "csv")));
        Assert.Equal(one, other);
        Assert.Equal(OrderJson.Fingerprint(one), OrderJson.Fingerprint(other));
    }

    // What others have kept under this name must be found under it for ever.
    [Fact]
    public void The_text_of_an_order_and_its_fingerprint_stay_as_they_are()
    {
        var order = new Order.Figure("a", Edition.Panels, Map(("x", "1")), Seq1(new RenditionName("skia", "png")));
        Assert.Equal(Small, Encoding.UTF8.GetString(OrderJson.Write(order).Span));
        Assert.Equal(Sha256.Of(Encoding.UTF8.GetBytes(Small)), OrderJson.Fingerprint(order));
    }

    [Fact]
    public void Layout_and_places_of_members_do_not_matter_for_reading()
        => Assert.Equal(
            Read(Encoding.UTF8.GetBytes(Small)),
            Read("""{ "renditions": [ { "format": "png", "renderer": "skia" } ], "parameters": { "x": "1" }, "edition": "Corrected", "figure": "a", "order": "figure" }"""u8.ToArray()));

    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("null", "it is empty")]
    [InlineData("[]", "line 1, column 2")]
    [InlineData("{}", "does not say what is ordered")]
    [InlineData("{\"order\":\"tea\"}", "line 1")]
    [InlineData("{\"order\":\"figure\",\"figure\":\"a\"}", "line 1")]
    [InlineData("{\n\"order\":\"figure\",\"figure\":7,\"edition\":\"Corrected\",\"parameters\":{},\"renditions\":[]}", "line 2")]
    [InlineData("{\"order\":\"figure\",\"figure\":\"a\",\"edition\":\"Pirated\",\"parameters\":{},\"renditions\":[]}", "line 1")]
    [InlineData("{\"order\":\"figure\",\"figure\":\"a\",\"edition\":\"Corrected\",\"parameters\":{},\"renditions\":[],\"more\":1}", "line 1")]
    [InlineData("{\"order\":\"figure\",\"figure\":\"a\",\"figure\":\"b\",\"edition\":\"Corrected\",\"parameters\":{},\"renditions\":[]}", "line 1")]
    [InlineData("{\"order\":\"figure\",\"figure\":\"a\",\"edition\":\"Corrected\",\"parameters\":{\"x\":null},\"renditions\":[]}", "null")]
    [InlineData("{\"order\":\"figure\",\"figure\":\"a\",\"edition\":\"Corrected\",\"parameters\":{},\"renditions\":[null]}", "null")]
    [InlineData("{\"order\":\"solve\",\"source\":\"a\",\"folder\":\"\",\"problem\":{\"landscape\":\"x^2\",\"start\":[\"one\"]},\"renditions\":[]}", "its problem is wrong")]
    public void What_is_no_order_is_an_error_with_its_place(string text, string says)
    {
        var error = OrderJson.Read(AllMethods.All, Encoding.UTF8.GetBytes(text)).Match(Right: order => throw new InvalidOperationException($"{order}"), Left: it => it);
        Assert.Contains(says, Assert.IsType<JobError.BadOrder>(error).Message, StringComparison.Ordinal);
    }

    private static Order Read(ReadOnlyMemory<byte> json)
        => OrderJson.Read(AllMethods.All, json).Match(Right: order => order, Left: error => throw new InvalidOperationException(error.Message));
}
