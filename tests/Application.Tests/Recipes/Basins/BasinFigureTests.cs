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
    public void There_is_a_panel_for_each_discount_rate_in_their_order_and_one_with_the_critical_one_of_the_start()
    {
        var titles = Draw(Coarse).Panels.Map(panel => panel.Title.IfNone(string.Empty));
        Assert.Equal("double well; start: γ = 0.664610; γ = 0.1; γ = 1; γ = 3", string.Join("; ", titles));
    }

    [Fact]
    public void The_path_ends_in_the_well_whose_basin_the_start_lies_in()
    {
        foreach (var panel in Draw(Coarse).Panels.Tail)
        {
            var (path, basins) = (Find<Layer.Line>(panel, "path").Series, Find<Layer.Heatmap>(panel, "basins").Grid);
            var (column, row) = (Nearest(basins.X, path.X[0]), Nearest(basins.Y, path.Y[0]));
            var end = Find<Layer.Points>(panel, $"minimum-{basins[row, column] + 1}").Series;
            Assert.InRange(Math.Abs(path.X[^1] - end.X[0]) + Math.Abs(path.Y[^1] - end.Y[0]), 0, 0.05);
        }
    }

    [Fact]
    public void The_far_sighted_reach_the_deepest_well_from_more_places_than_the_hasty()
    {
        var shares = Draw(Coarse).Panels.Tail.Map(panel => Find<Layer.Heatmap>(panel, "basins").Grid.Cells.Span.ToArray().Count(label => label == 0)).ToArray();
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.True(shares[0] > shares[^1]);
    }

    [Fact]
    public void The_boundary_moves_with_the_rate_and_passes_through_the_start()
    {
        var boundary = Find<Layer.Line>(Draw(Coarse).Panels.Head, "boundary").Series;
        var rates = boundary.Y.Span.ToArray();
        Assert.True(rates.Length > 10);
        Assert.Equal(rates.Order(), rates);
        Assert.Contains(Enumerable.Range(0, boundary.Count), i => boundary.X[i] == -0.6 && Math.Abs(Math.Pow(10, boundary.Y[i]) - 0.664610) < 1e-6);
    }

    // On a sum of functions of each parameter every boundary would be a line x = constant.
    [Fact]
    public void The_basins_of_three_wells_have_boundaries_that_bend()
    {
        var basins = Find<Layer.Heatmap>(Draw(Coarse).Panels[^1], "basins").Grid;
        var rows = Enumerable.Range(0, basins.Rows).Select(row => string.Join(',', Enumerable.Range(0, basins.Columns).Select(column => basins[row, column]))).Distinct();
        Assert.True(rows.Count() > 5);
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
