using LanguageExt;
using LossNav.Application.Figures.Layout;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Tests.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Recipes;

public sealed class AllRecipesTests
{
    public static TheoryData<string> Names => [.. AllRecipes.All.Map(recipe => recipe.Name)];

    // Width and height in pixels of the published files, in the order of the paper. Where a size is whole, rounding errors of the
    // published program decided about the last pixel.
    [Theory]
    [InlineData("fig1_3D_surface", 559, 559)]
    [InlineData("fig1-doublewell", 794, 482)]
    [InlineData("fig1-kinetic-potential", 515, 389)]
    [InlineData("fig2_mom_1D_theta", 476, 448)]
    [InlineData("fig2_mom_1D_loss", 498, 448)]
    [InlineData("fig2_mom_2D_asym", 556, 433)]
    [InlineData("fig2_mom_conv_ratio", 439, 446)]
    [InlineData("fig3_nongrad", 1243, 316)]
    public void The_page_of_every_figure_has_the_published_size(string name, int width, int height)
    {
        var page = Drawn.OnPixels(Draw(name, Edition.AsPublished).Figure);

        Assert.InRange(page.WidthPoints / Drawn.Pixel, width - 1e-6, width + 1 + 1e-6);
        Assert.Equal(height, page.HeightPoints / Drawn.Pixel, 6);
    }

    [Fact]
    public void There_are_fourteen_figures_with_different_names() => Assert.Equal(14, AllRecipes.All.Map(recipe => recipe.Name).Distinct().Count);

    [Theory]
    [Trait("Lane", "Slow")]
    [MemberData(nameof(Names))]
    public void Setting_every_parameter_to_its_published_text_changes_nothing(string name)
    {
        var recipe = Find(name);
        var same = recipe.Parameters.Fold(Map<string, string>.Empty, (map, parameter) => map.Add(parameter.Name, parameter.Value));
        var (published, set) = (Draw(name, Edition.Panels), Draw(name, Edition.Panels, same));

        Assert.Equal(published.Parameters, set.Parameters);
        Assert.Equal(published.Figure, set.Figure);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_says_what_it_wants_and_all_wrong_ones_are_reported_at_once(string name)
    {
        var recipe = Find(name);
        var wrong = recipe.Parameters.Fold(Map<string, string>.Empty, (map, parameter) => map.Add(parameter.Name, "NaN")).Add("no-such-thing", "1");
        var errors = recipe.Draw(Edition.Panels, wrong).Match(Succ: _ => Seq<JobError>.Empty, Fail: it => it);

        Assert.Equal(recipe.Parameters.Count + 1, errors.Count);
        Assert.Single(errors, error => error is JobError.UnknownParameter);
        Assert.All(errors, error => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fig2_mom_1D_theta", "discount-rates", "0.5,3", 2)]
    [InlineData("fig2_mom_conv_ratio", "discount-rates", "0,1,2,5", 4)]
    public void There_is_a_curve_for_every_discount_rate(string name, string parameter, string value, int curves)
        => Assert.Equal(curves, Draw(name, Edition.Panels, Map<string, string>.Empty.Add(parameter, value)).Figure.Panels.Head.Layers.Count);

    [Theory]
    [InlineData("fig2_mom_1D_theta", "discount-rates", "-1")]
    [InlineData("fig2_mom_1D_theta", "discount-rates", "1,1")]
    [InlineData("fig1-doublewell", "start", "1,2,3")]
    [InlineData("fig3_nongrad", "metric", "0,1")]
    [InlineData("fig2_mom_2D_asym", "x-range", "2,1")]
    [InlineData("fig1_3D_surface", "grid", "1")]
    public void A_value_out_of_range_is_an_error_that_names_it(string name, string parameter, string value)
    {
        var errors = Find(name).Draw(Edition.Panels, Map<string, string>.Empty.Add(parameter, value)).Match(Succ: _ => Seq<JobError>.Empty, Fail: it => it);

        var error = Assert.IsType<JobError.BadParameter>(Assert.Single(errors));
        Assert.Equal((parameter, value), (error.Parameter, error.Value));
    }

    private static Recipe Find(string name) => AllRecipes.All.Find(recipe => recipe.Name == name).IfNone(() => throw new InvalidOperationException(name));

    internal static DrawnFigure Draw(string name, Edition edition, Map<string, string> overrides = default)
        => Find(name).Draw(edition, overrides).Match(
            Succ: drawn => drawn, Fail: errors => throw new InvalidOperationException(string.Join("; ", errors.Map(error => error.Message))));
}
