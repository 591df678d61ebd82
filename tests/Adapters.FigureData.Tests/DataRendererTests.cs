using System.Globalization;
using System.Text;
using System.Text.Json;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Ports;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using Xunit;

namespace LossNav.Adapters.FigureData.Tests;

public sealed class DataRendererTests
{
    private static readonly ScalarGrid Grid = ScalarGrid.Sample((x, y) => x + (0.1 * y), Values.Of([0, 1, 2]), Values.Of([0, 1]));

    [Fact]
    public void A_line_is_a_table_of_x_and_y_that_reads_back_as_the_same_numbers()
    {
        var series = Series.Of(Values.Of([0, 0.1 + 0.2, 1e-300]), Values.Of([Math.PI, -1 / 3.0, double.MaxValue]));
        var file = Assert.Single(Render("csv", Panel("p", new Layer.Line("path", series, Stroke.Solid(Colors.Black, 1)))));
        var rows = Lines(file);

        Assert.Equal("test.path.csv", file.Name);
        Assert.Equal("x,y", rows[0]);
        Assert.Equal(series.X.Span.ToArray(), rows[1..].Select(row => double.Parse(row.Split(',')[0], CultureInfo.InvariantCulture)));
        Assert.Equal(series.Y.Span.ToArray(), rows[1..].Select(row => double.Parse(row.Split(',')[1], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_grid_has_x_in_its_headings_and_y_in_its_first_column()
        => Assert.Equal(
            ["y,x=0,x=1,x=2", "0,0,1,2", "1,0.1,1.1,2.1"],
            Lines(Assert.Single(Render("csv", Panel("p", new Layer.Heatmap("loss", Grid, Viridis.Map, 1))))));

    [Fact]
    public void Layers_with_the_same_grid_share_one_table_across_panels_too()
    {
        Layer[] layers = [new Layer.Heatmap("loss", Grid, Viridis.Map, 1), new Layer.Contours("levels", Grid, 7, new ContourColoring.Single(Colors.Black), 1)];

        Assert.Equal("test.loss.csv", Assert.Single(Render("csv", Panel("a", layers), Panel("b", layers))).Name);
    }

    [Fact]
    public void A_band_has_a_column_for_each_side_and_words_have_no_table()
    {
        var (low, high) = (Series.Curve(x => x, Values.Of([1, 2])), Series.Curve(x => x + 1, Values.Of([1, 2])));
        var file = Assert.Single(Render("csv", Panel("p", new Layer.Band("spread", low, high, Colors.Blue), new Layer.Text("note", "hello", 0, 0, 10, Colors.Black))));

        Assert.Equal(["x,lower,upper", "1,1,2", "2,2,3"], Lines(file));
    }

    [Fact]
    public void Arrows_have_columns_for_their_places_and_for_how_far_they_reach()
    {
        var file = Assert.Single(Render("csv", Panel("p", new Layer.Arrows("policy", Series.Point(1, 2), Series.Point(0.5, -0.25), Colors.Black, 1))));

        Assert.Equal(["x,y,dx,dy", "1,2,0.5,-0.25"], Lines(file));
    }

    [Fact]
    public void Files_of_layers_with_one_name_are_told_apart()
    {
        Layer.Line Line(double y) => new("path", Series.Point(0, y), Stroke.Solid(Colors.Black, 1));

        Assert.Equal(["test.path.csv", "test.path-2.csv"], Render("csv", Panel("p", Line(1), Line(2))).Map(file => file.Name).ToArray());
        Assert.Equal(["test.a.path.csv", "test.b.path.csv"], Render("csv", Panel("a", Line(1)), Panel("b", Line(2))).Map(file => file.Name).ToArray());
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public void The_description_of_every_figure_names_exactly_the_tables_that_are_made()
        => Assert.All(AllRecipes.All, recipe =>
        {
            var figure = recipe.Draw(Edition.Panels, Map<string, string>.Empty).Match(Succ: drawn => drawn.Figure, Fail: errors => throw new InvalidOperationException(errors.Head.Message));
            var json = JsonDocument.Parse(Assert.Single(Files(figure, "json")).Content);
            var named = json.RootElement.GetProperty("panels").EnumerateArray()
                .SelectMany(panel => panel.GetProperty("layers").EnumerateArray())
                .Where(layer => layer.GetProperty("kind").GetString() != "text")
                .Select(layer => layer.GetProperty("data").GetString()!);

            Assert.Equal(figure.Id, json.RootElement.GetProperty("id").GetString());
            Assert.Equal(Files(figure, "csv").Map(file => file.Name).Order(), named.Distinct().Order());
        });

    [Fact]
    public void The_description_says_how_each_layer_looks()
    {
        var dashed = new Layer.Line("path", Series.Point(1, 2), Stroke.Dashed(Colors.Crimson, 2)) { Label = "γ = 1" };
        var panel = Panel("p", dashed) with { X = new Axis { Low = -1, Ticks = Ticks.At(-0.5) } };
        var json = JsonDocument.Parse(Assert.Single(Render("json", panel)).Content).RootElement.GetProperty("panels")[0];
        var layer = json.GetProperty("layers")[0];

        Assert.Equal(-1, json.GetProperty("x").GetProperty("low").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("x").GetProperty("high").ValueKind);
        Assert.Equal("\u22120.5", json.GetProperty("x").GetProperty("ticks")[0].GetProperty("text").GetString());
        Assert.Equal(("line", "#dc143c", "γ = 1"), (layer.GetProperty("kind").GetString(), layer.GetProperty("color").GetString(), layer.GetProperty("label").GetString()));
        Assert.Equal([3.7, 1.6], layer.GetProperty("dashes").EnumerateArray().Select(it => it.GetDouble()));
    }

    [Fact]
    public void Two_renderings_are_equal_byte_for_byte()
    {
        var panel = Panel("p", new Layer.Heatmap("loss", Grid, Viridis.Map, 1));

        foreach (var format in new DataRenderer().Formats)
        {
            Assert.Equal(Render(format, panel).Map(file => Convert.ToHexString(file.Content.Span)).ToArray(), Render(format, panel).Map(file => Convert.ToHexString(file.Content.Span)).ToArray());
        }
    }

    [Fact]
    public void Another_format_is_an_error_that_lists_the_known_ones()
        => Assert.Equal(
            new JobError.UnknownFormat("data", "png", new Seq<string>(["csv", "json", "md"])).Message,
            new DataRenderer().Render(Figure(), "png").Match(Right: _ => "", Left: error => error.Message));

    private static Panel Panel(string name, params Layer[] layers) => new(name) { Layers = layers.ToSeq() };

    private static Figure Figure(params Panel[] panels) => new("test", 5, 5, panels.ToSeq());

    private static Seq<RenderedFile> Render(string format, params Panel[] panels) => Files(Figure(panels), format);

    private static Seq<RenderedFile> Files(Figure figure, string format)
        => new DataRenderer().Render(figure, format).IfLeft(error => throw new InvalidOperationException(error.Message));

    private static string[] Lines(RenderedFile file) => Encoding.UTF8.GetString(file.Content.Span).TrimEnd('\n').Split('\n');
}
