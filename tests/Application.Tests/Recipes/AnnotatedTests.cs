using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Tests.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Recipes;

/// <summary>The edition in which figures explain themselves.</summary>
[Trait("Lane", "Slow")]
public sealed class AnnotatedTests
{
    public static TheoryData<string> Names => [.. AllRecipes.All.Map(recipe => recipe.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_has_a_caption_and_says_what_its_axes_colours_and_curves_are(string name)
    {
        var figure = AllRecipesTests.Draw(name, Edition.Annotated).Figure;

        Assert.True(figure.Caption.IsSome && figure.Summary.IsSome);
        Assert.True(figure.Heading.IsSome || name is "fig1" or "fig3");
        if (figure.Heading.IsSome)
        {
            Assert.All(figure.Panels.Filter(panel => panel.Frame.Ticks), panel => Assert.True(panel.X.Label.IsSome && !panel.X.Ticks.IsEmpty, panel.Name));
            Assert.All(figure.Panels.Filter(panel => panel.Cell.Column == 0 && panel.Frame.Ticks), panel => Assert.True(panel.Y.Label.IsSome, panel.Name));
            Assert.Equal(figure.Panels.Count > 1 ? figure.Panels.Count : 0, figure.Panels.Count(panel => panel.Letter.IsSome));
            Assert.Single(figure.Panels.Bind(panel => new Seq<double>([panel.X.FontPoints, panel.Y.FontPoints])).Filter(size => size != 10).Distinct());
            Assert.Contains(figure.Panels, panel => panel.ColorBar.IsSome || panel.Legend.IsSome || panel.Layers.Count == 1);
        }
    }

    [Fact]
    public void A_rule_has_one_colour_in_all_figures_and_no_other_rule_has_it()
    {
        var lines = AllRecipes.All
            .Bind(recipe => AllRecipesTests.Draw(recipe.Name, Edition.Annotated).Figure.Panels)
            .Bind(panel => panel.Layers.AsEnumerable().OfType<Layer.Line>().ToSeq())
            .Map(line => (Rule: Rules.Find(rule => line.Name == rule || line.Name == $"{rule}-loss" || line.Name == $"{rule}-kinetic"), line.Stroke.Color))
            .Filter(it => it.Rule.IsSome)
            .Map(it => (Rule: it.Rule.IfNone(string.Empty), it.Color))
            .Distinct()
            .ToSeq()
            .Strict();

        Assert.Equal(Rules.Count, lines.Count);
        Assert.Equal(Rules.Count, lines.Map(it => it.Color).Distinct().Count);
    }

    // Elements of the printed figure, as they are set.
    [Theory]
    [InlineData("fig1", "single-step", "multi-step", "prefer", "local", "global", "minimum", "one-step", "kinetic E", "potential E", "time", "transient increase", "in kinetic E", "in potential E / loss", "local min", "global min", "a", "b", "c")]
    [InlineData("fig3", "no ", ", no ", "anisotropic ", "rotational ", "decay ", "G", "f", "a", "b", "c", "d", "−1", "0", "1", "θ", "2")]
    public void A_composed_figure_has_every_text_of_the_printed_one(string name, params string[] texts)
    {
        var words = Drawn.All<Primitive.Words>(Drawn.Exact(AllRecipesTests.Draw(name, Edition.Annotated).Figure)).Map(it => it.Text).ToArray();

        Assert.All(texts, text => Assert.Contains(text, words));
    }

    private static Seq<string> Rules { get; } = new(["gradient-descent", "navigator-step", "newton", "momentum", "adam", "ewc", "full-reset", "no-reset", "l2-init"]);
}
