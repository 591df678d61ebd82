using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.AdamFromInference;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Regret;
using LossNav.Application.Recipes.TrainingPanels;
using LossNav.Application.Rules;
using LossNav.Application.Tests.Training;
using LossNav.Application.Training;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Recipes;

/// <summary>The figures of learning rules: adam-from-inference, rule-regret, navigator-dial.</summary>
[Trait("Lane", "Slow")]
public sealed class RuleFigureTests
{
    [Fact]
    public void The_ballistic_step_under_the_beliefs_is_Adams_at_every_step_for_any_forgetting()
    {
        var panel = Draw(InferenceFigure.Recipe, ("beta1", "0.7"), ("beta2", "0.99"), ("seed", "3"))[2];
        var (ballistic, adam) = (((Layer.Line)panel.Layers[0]).Series, ((Layer.Points)panel.Layers[1]).Series);
        Assert.Equal(200, adam.Count);
        Assert.All(Enumerable.Range(0, adam.Count), i => Assert.Equal(adam.Y[i], ballistic.Y[i], 9));
    }

    [Fact]
    public void The_interval_of_the_gradient_holds_the_truth_nine_times_out_of_ten()
    {
        var panel = Draw(InferenceFigure.Recipe, ("steps", "20000"))[0];
        var (band, truth) = ((Layer.Band)panel.Layers[0], ((Layer.Line)panel.Layers[2]).Series);
        var share = Enumerable.Range(0, truth.Count).Count(i => band.Lower.Y[i] <= truth.Y[i] && truth.Y[i] <= band.Upper.Y[i]) / (double)truth.Count;
        Assert.InRange(share, 0.88, 0.92);
    }

    [Fact]
    public void Gradient_descent_gets_nearer_to_the_optimum_with_discounting_and_the_ballistic_rule_farther_from_it()
    {
        var lines = Draw(RuleRegretFigure.Recipe, ("discount-rates", "0.3,1,3,10")).Head.Layers.Map(layer => (Layer.Line)layer);
        double[] Curve(string name) => lines.Find(line => line.Name == name).Match(line => line.Series.Y.Span.ToArray(), () => []);
        Assert.Equal(RegretSweep.Default.Rules.Map(rule => rule.Name).ToArray(), lines.Map(line => line.Name).ToArray());
        Assert.Equal(Curve("gradient-descent").OrderDescending(), Curve("gradient-descent"));
        Assert.Equal(Curve("ballistic").Order(), Curve("ballistic"));
        Assert.All(Curve("navigator-step"), decade => Assert.True(decade <= -8));
        Assert.All(lines.Tail, line => Assert.All(line.Series.Y.Span.ToArray(), decade => Assert.True(decade > -8, line.Name)));
    }

    [Fact]
    public void The_ends_of_the_dial_are_a_root_of_the_curvature_and_a_constant()
    {
        var lines = Dial(Records()).Match(panels => panels, errors => throw new InvalidOperationException(errors.Head.Message)).Head.Layers.Map(layer => (Layer.Line)layer);
        var (adam, descent) = (lines.Head.Series, lines.Last.Series);
        Assert.All(Enumerable.Range(0, adam.Count), i => Assert.Equal(-adam.X[i] / 2, adam.Y[i], 12));
        Assert.All(descent.Y.Span.ToArray(), decade => Assert.Equal(0, decade, 2));

        // In between the lines lie in the order of ε where curvatures are small.
        var first = lines.Map(line => line.Series.Y[0]).ToArray();
        Assert.Equal(first.OrderDescending(), first);
    }

    [Fact]
    public void The_dial_shows_three_records_and_says_how_to_make_those_that_are_missing()
    {
        var panels = Dial(Records()).Match(it => it, _ => Seq<Panel>());
        Assert.Equal(["ε = 0 (Adam), α = 0.001", "ε = 0.001, α = 0.001", "ε = 10 (SGD), α = 2"], panels[1].Layers.Map(layer => layer.Label.IfNone(string.Empty)).ToArray());
        var error = Assert.Single(Dial(Records().Tail).Match(_ => Seq<JobError>(), errors => errors));
        var missing = Assert.IsType<TrainingError.MissingRecords>(error);
        Assert.Equal(("mnist", "paper"), (missing.Experiment, missing.Profile));
        Assert.StartsWith("navigator:learning-rate=0.001:epsilon=0", missing.Rules.Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rule-regret", "discount-rates", "1,0.5")]
    [InlineData("rule-regret", "interval", "1")]
    [InlineData("adam-from-inference", "beta1", "1")]
    [InlineData("adam-from-inference", "steps", "3")]
    public void A_bad_parameter_is_told(string figure, string parameter, string value)
    {
        var recipe = AllRecipes.All.Find(it => it.Name == figure).IfNone(() => throw new InvalidOperationException());
        var errors = recipe.Draw(Edition.Panels, Map((parameter, value))).Match(_ => Seq<JobError>(), it => it);
        Assert.Contains($"parameter '{parameter}' is '{value}'", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    private static Seq<Panel> Draw(Recipe recipe, params (string, string)[] overrides)
        => recipe.Draw(Edition.Panels, toMap(overrides)).Match(drawn => drawn.Figure.Panels, errors => throw new InvalidOperationException(errors.Head.Message));

    private static Validation<JobError, Seq<Panel>> Dial(Seq<TrainingRecord> records)
        => NavigatorDialFigure.Of(records).Draw(Edition.Panels, default).Map(drawn => drawn.Figure.Panels);

    private static Seq<TrainingRecord> Records()
        => Experiments.State(Profile.Paper, NavigatorDial.Settings).Runs.Map(run => Experiments.Record(run, DatasetCatalogue.Mnist.Editions.Head, new EpochResult(1, 0.5, 96)));
}
