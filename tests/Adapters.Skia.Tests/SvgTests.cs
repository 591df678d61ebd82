using System.Text;
using System.Xml.Linq;
using LossNav.Application.Figures;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using Xunit;

namespace LossNav.Adapters.Skia.Tests;

public sealed class SvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. AllRecipes.All.Map(recipe => recipe.Name)];

    [Theory]
    [Trait("Lane", "Slow")]
    [MemberData(nameof(Names))]
    public void A_figure_is_well_formed_and_needs_no_font_and_no_other_file(string name)
    {
        var page = Parse(Rendering.Draw(name, Edition.Panels));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToArray();

        Assert.Empty(page.Descendants(Svg + "text"));
        Assert.DoesNotContain("font-family", page.ToString(), StringComparison.Ordinal);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(References(page), reference => Assert.Contains(reference, ids));
        Assert.All(page.Descendants(Svg + "image").Attributes(), it => Assert.True(it.Name.LocalName != "href" || it.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_glyph_is_outlined_once_and_words_can_be_read_by_machines()
    {
        var page = Parse(Rendering.Curve(new Tick(0, "00"), new Tick(1, "0.0")));
        var outlines = page.Descendants(Svg + "path").Where(path => (path.Attribute("id")?.Value ?? "").StartsWith("glyph", StringComparison.Ordinal)).ToArray();

        // The letters 0 . t i m e l o s
        Assert.Equal(9, outlines.Length);
        Assert.All(outlines, outline => Assert.NotEmpty(outline.Attribute("d")!.Value));
        Assert.Equal(["00", "0.0", "time", "loss"], page.Descendants(Svg + "g").Attributes("aria-label").Select(label => label.Value));
    }

    [Fact]
    public void Letters_are_text_where_that_is_asked_for_and_the_figure_says_what_it_is()
    {
        var figure = Rendering.Curve(new Tick(0, "gp")) with { Summary = "A curve", Look = new FigureLook(Background.White, Lettering.Text) };
        var page = Parse(figure);

        Assert.Equal(["gp", "time", "loss"], page.Descendants(Svg + "text").Select(text => text.Value));
        Assert.Equal(("curve", "A curve"), (page.Element(Svg + "title")!.Value, page.Element(Svg + "desc")!.Value));
        Assert.DoesNotContain(page.Descendants(Svg + "path"), path => path.Attribute("id") is not null);
    }

    [Fact]
    public void Coordinates_have_at_most_three_decimals()
    {
        var line = Parse(Rendering.Curve()).Descendants(Svg + "path").First(path => path.Attribute("stroke")?.Value == "#0000ff").Attribute("d")!.Value;

        Assert.All(line.Split('M', 'L', ' ').Where(number => number.Length > 0), number => Assert.Matches(@"^-?\d+(\.\d{1,3})?$", number));
    }

    private static IEnumerable<string> References(XElement page)
        => page.Descendants().Attributes().Where(it => it.Name.LocalName == "href" && it.Value.StartsWith('#')).Select(it => it.Value[1..])
            .Concat(page.Descendants().Attributes("clip-path").Select(it => it.Value["url(#".Length..^1]));

    private static XElement Parse(Figure figure) => XDocument.Parse(Encoding.UTF8.GetString(Rendering.Render(figure, "svg"))).Root!;
}
