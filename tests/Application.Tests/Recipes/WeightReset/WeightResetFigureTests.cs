using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.WeightReset;
using Xunit;

namespace LossNav.Application.Tests.Recipes.WeightReset;

/// <summary>The figure of weight resetting.</summary>
public sealed class WeightResetFigureTests
{
    // Few streams and points, to be quick.
    private static Map<string, string> Quick { get; } = LanguageExt.Map<string, string>.Empty.Add("streams", "20").Add("points", "5");

    [Fact]
    public void There_is_a_target_curve_for_each_curvature_and_flat_directions_lie_below()
    {
        var lines = Lines(Draw(Quick.Add("curvatures", "0.1,1,3,9"))[0]);
        Assert.Equal(["curvature-0-1", "curvature-1", "curvature-3", "curvature-9"], lines.Map(line => line.Name).ToArray());
        for (var i = 0; i < lines[0].Series.Count; i++)
        {
            var fractions = lines.Map(line => line.Series.Y[i]).ToArray();
            Assert.Equal(fractions.Order(), fractions);
        }

        // Without hazard the target is the present optimum; h = 1 at ρ = 2: R = √(0.0025 + 1) − 0.05, F = (R + 0.1)/(R + 2.1).
        Assert.All(lines, line => Assert.Equal(1, line.Series.Y[0]));
        var r = Math.Sqrt(1.0025) - 0.05;
        Assert.Equal((r + 0.1) / (r + 2.1), lines[1].Series.Y[^1], 12);
    }

    [Fact]
    public void All_learners_see_the_changes_at_the_same_times_and_only_there_is_the_loss_torn()
    {
        var lines = Lines(Draw(Quick)[1]);
        Assert.Equal(["ewc", "full-reset", "no-reset", "l2-init", "optimal"], lines.Map(line => line.Name).ToArray());
        var changes = Torn(lines[^1]);
        Assert.Equal(6, changes.Length);
        Assert.All(lines.Init.Filter(line => line.Name != "full-reset"), line => Assert.Equal(changes, Torn(line)));

        // All begin at the mean of all tasks, so with one loss.
        Assert.Single(lines.Map(line => line.Series.Y[0]).Distinct());
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public void Every_learner_costs_more_than_the_optimal_one_wherever_the_task_can_change()
    {
        var lines = Lines(Draw(Quick.AddOrUpdate("streams", "60"))[2]);
        Assert.All(lines.Init, line => Assert.All(Enumerable.Range(1, line.Series.Count - 1), i => Assert.True(line.Series.Y[i] > 0, $"{line.Name} at ρ = {line.Series.X[i]}")));
        Assert.All(lines[^1].Series.Y.Span.ToArray(), extra => Assert.Equal(0, extra));
    }

    [Fact]
    public void More_tasks_than_can_be_drawn_are_an_error_that_says_so()
    {
        var errors = WeightResetFigure.Recipe.Draw(Edition.Panels, Quick.Add("hazard", "1e7")).FailToSeq();
        Assert.Contains("number of tasks", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    private static Seq<Panel> Draw(Map<string, string> overrides)
        => WeightResetFigure.Recipe.Draw(Edition.Panels, overrides).Match(
            drawn => drawn.Figure.Panels, errors => throw new Xunit.Sdk.XunitException(string.Join(Environment.NewLine, errors)));

    private static Seq<Layer.Line> Lines(Panel panel) => panel.Layers.AsEnumerable().OfType<Layer.Line>().ToSeq().Strict();

    private static double[] Torn(Layer.Line line)
        => [.. Enumerable.Range(1, line.Series.Count - 1)
            .Where(i => line.Series.X[i] == line.Series.X[i - 1] && line.Series.Y[i] != line.Series.Y[i - 1])
            .Select(i => line.Series.X[i])];
}
