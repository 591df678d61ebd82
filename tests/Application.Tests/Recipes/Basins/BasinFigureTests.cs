using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Basins;
using LossNav.Application.Recipes.Definition;
using Xunit;

namespace LossNav.Application.Tests.Recipes.Basins;

/// <summary>The figure of the basins of an infinite horizon.</summary>
[Trait("Lane", "Slow")]
public sealed class BasinFigureTests
{
    // Coarse, to be quick.
    private static Map<string, string> Coarse { get; } = LanguageExt.Map<string, string>.Empty.Add("cells", "40");

    [Fact]
    public void There_is_a_panel_for_each_discount_rate_and_one_for_the_critical_one_in_their_order()
    {
        var titles = Draw(Coarse).Panels.Map(panel => panel.Title.IfNone(string.Empty));
        Assert.Equal("γ = 0.1; γ = 0.55; γ = 0.664610 (critical); γ = 1; γ = 3", string.Join("; ", titles));
    }

    [Fact]
    public void The_path_ends_in_the_well_whose_basin_the_start_lies_in()
    {
        foreach (var panel in Draw(Coarse).Panels.Filter(panel => panel.Name != "critical"))
        {
            var (path, basins) = (Find<Layer.Line>(panel, "path").Series, Find<Layer.Heatmap>(panel, "basins").Grid);
            var (column, row) = (Nearest(basins.X, path.X[0]), Nearest(basins.Y, path.Y[0]));
            Assert.Equal(basins[row, column] == 0, path.X[path.Count - 1] > 0);
        }
    }

    [Fact]
    public void The_far_sighted_reach_the_better_well_from_everywhere_and_the_hasty_do_not()
    {
        var panels = Draw(Coarse).Panels;
        Assert.Equal(0, Find<Layer.Heatmap>(panels[0], "basins").Grid.High);
        Assert.Equal(1, Find<Layer.Heatmap>(panels[^1], "basins").Grid.High);
    }

    [Fact]
    public void The_critical_panel_can_be_left_out()
    {
        var panel = Assert.Single(Draw(Coarse.Add("critical-bracket", "0,0").Add("discount-rates", "2")).Panels);
        Assert.Equal("γ = 2", panel.Title);
    }

    [Fact]
    public void A_bracket_without_a_critical_rate_is_an_error_that_says_so()
    {
        var errors = BasinFigure.Recipe.Draw(Edition.Panels, Coarse.Add("critical-bracket", "0.55,0.6")).FailToSeq();
        Assert.Contains("bracket", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    private static Figure Draw(Map<string, string> overrides)
        => BasinFigure.Recipe.Draw(Edition.Panels, overrides).Match(
            drawn => drawn.Figure, errors => throw new Xunit.Sdk.XunitException(string.Join(Environment.NewLine, errors)));

    private static TLayer Find<TLayer>(Panel panel, string name)
        where TLayer : Layer
        => Assert.IsType<TLayer>(panel.Layers.Find(layer => layer.Name == name).IfNone(() => throw new Xunit.Sdk.XunitException($"There is no layer {name}.")));

    private static int Nearest(Values values, double number)
        => Enumerable.Range(0, values.Count).MinBy(i => Math.Abs(values[i] - number));
}
