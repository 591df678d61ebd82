using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.UseCases;
using LossNav.Testing;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.UseCases;

public sealed class PlanFiguresTests
{
    private static readonly Seq<IFigureRenderer> Renderers = Seq<IFigureRenderer>(
        new TextRenderer("ink", Seq("png", "svg")),
        new TextRenderer("numbers", Seq1("csv")));

    private static readonly RenderRequest Everything = new(
        Seq<string>(), Seq("ink", "numbers"), Seq<string>(), Edition.Panels, Map<string, Map<string, string>>());

    [Fact]
    public void No_names_and_no_formats_mean_every_figure_in_every_format()
    {
        var orders = Plan(Everything);
        Assert.Equal(["tiny_one", "tiny_two"], orders.Map(order => order.Recipe).ToArray());
        Assert.All(orders, order => Assert.Equal(["png", "svg", "csv"], order.Renditions.Map(rendition => rendition.Format).ToArray()));
    }

    [Fact]
    public void A_format_is_made_by_the_renderers_that_know_it()
    {
        var orders = Plan(Everything with { Formats = Seq1("svg") });
        Assert.All(orders, order => Assert.Equal([("ink", "svg")], order.Renditions.Map(rendition => (rendition.Renderer, rendition.Format)).ToArray()));
    }

    [Fact]
    public void A_figure_named_twice_is_made_once_and_capitals_do_not_matter()
        => Assert.Equal(["tiny_two"], Plan(Everything with { Figures = Seq("Tiny_Two", "tiny_two") }).Map(order => order.Recipe).ToArray());

    [Fact]
    public void Parameters_reach_their_figure_and_no_other()
    {
        var orders = Plan(Everything with { Parameters = Map(("tiny_two", Map(("width", "3")))) });
        Assert.Equal([None, Some("3")], orders.Map(order => order.Parameters.Find("width")).ToArray());
    }

    [Fact]
    public void Every_error_of_a_request_is_told_at_once()
    {
        var errors = Errors(Everything with
        {
            Figures = Seq("tiny_on", "tiny_two"),
            Renderers = Seq("inc", "numbers"),
            Parameters = Map(("tinytwo", Map(("width", "3")))),
        });
        Assert.Equal(["J101", "J102", "J101"], errors.Map(error => error.Code).ToArray());
        Assert.Contains("did you mean 'tiny_one'", errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'ink'", errors[1].Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'tiny_two'", errors[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_parameter_of_every_figure_is_told_at_once()
    {
        var errors = Errors(Everything with
        {
            Parameters = Map(
                ("tiny_one", Map(("width", "NaN"), ("height", "-1"))),
                ("tiny_two", Map(("depth", "3")))),
        });
        Assert.Equal(["J001", "J001", "J002"], errors.Map(error => error.Code).ToArray());
    }

    [Fact]
    public void A_format_that_no_chosen_renderer_makes_is_an_error_that_lists_those_they_make()
    {
        var error = Assert.Single(Errors(Everything with { Renderers = Seq1("numbers"), Formats = Seq1("png") }));
        Assert.Equal("renderer 'numbers' does not make 'png'; it makes csv.", error.Message);
    }

    [Fact]
    public void Nothing_is_drawn_whatever_is_set()
    {
        var drawn = 0;
        var recipes = Seq1(TinyRecipes.Tiny("tiny_one", () => drawn++));
        var plan = PlanFigures.Plan(recipes, Renderers, Everything with { Parameters = Map(("tiny_one", Map(("width", "3")))) });
        Assert.True(plan.IsSuccess);
        Assert.Equal(0, drawn);
    }

    [Fact]
    public void Values_are_ordered_in_the_form_in_which_the_recipe_writes_them()
        => Assert.Equal("0.5", Plan(Everything with { Parameters = Map(("tiny_two", Map(("width", " 5.0e-1")))) })[1].Parameters["width"]);

    [Fact]
    public void No_renderer_at_all_is_an_error()
        => Assert.IsType<JobError.NoRenderer>(Assert.Single(Errors(Everything with { Renderers = Seq<string>() })));

    private static Seq<Order.Figure> Plan(RenderRequest request)
        => PlanFigures.Plan(TinyRecipes.All, Renderers, request).Match(
            Succ: orders => orders,
            Fail: errors => throw new InvalidOperationException(string.Join('\n', errors.Map(error => error.Message))));

    private static Seq<JobError> Errors(RenderRequest request)
        => PlanFigures.Plan(TinyRecipes.All, Renderers, request).Match(Succ: _ => Seq<JobError>(), Fail: errors => errors);
}
