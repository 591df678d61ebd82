using LanguageExt;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Training;

public sealed class RuleCatalogueTests
{
    [Fact]
    public void A_rule_without_values_has_its_defaults()
        => Assert.Equal("ballistic:learning-rate=0.0005:beta2=0.999:epsilon=1E-08:weight-decay=0", Parse("ballistic").ToString());

    [Fact]
    public void A_rules_text_makes_the_same_rule_again()
    {
        var rule = Parse("adam:learning-rate=0.002:beta1=0.8");
        Assert.Equal(rule, Parse(rule.ToString()));
        Assert.Equal(0.8, rule["beta1"]);
    }

    [Theory]
    [InlineData("sgd:rate=1", "rule 'sgd' has no parameter 'rate'; it has learning-rate.")]
    [InlineData("sgd:learning-rate=0", "rule 'sgd': learning-rate is '0', but it must be a finite number greater than 0.")]
    [InlineData("sgd:learning-rate=-1", "rule 'sgd': learning-rate is '-1', but it must be a finite number greater than 0.")]
    [InlineData("sgd:learning-rate=NaN", "rule 'sgd': learning-rate is 'NaN', but it must be a finite number greater than 0.")]
    [InlineData("sgd:learning-rate=Infinity", "rule 'sgd': learning-rate is 'Infinity', but it must be a finite number greater than 0.")]
    [InlineData("sgd:learning-rate=fast", "rule 'sgd': learning-rate is 'fast', but it must be a finite number greater than 0.")]
    [InlineData("adam:beta1=1", "rule 'adam': beta1 is '1', but it must be at least 0 and less than 1.")]
    [InlineData("adam:weight-decay=-0.1", "rule 'adam': weight-decay is '-0.1', but it must be a finite number, at least 0.")]
    [InlineData("sgd:0.1", "rule is 'sgd:0.1', but it must be a name and then :parameter=value, for example sgd:learning-rate=0.1.")]
    public void A_bad_rule_is_explained_in_one_line(string text, string expected)
        => Assert.Equal([expected], Errors(text));

    [Fact]
    public void A_name_that_no_rule_has_is_answered_with_those_there_are()
    {
        var message = Assert.Single(Errors("sgdd"));
        Assert.StartsWith("there is no learning rule 'sgdd'; choose one of ", message, StringComparison.Ordinal);
        Assert.All(AllRules.FirstOrder, row => Assert.Contains(row.Name, message, StringComparison.Ordinal));
        Assert.EndsWith("; did you mean 'sgd'?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_another_list_is_chosen_and_made_like_any_other()
    {
        var row = new RuleRow.FirstOrder("half-sgd", "Half SGD", Seq1(RuleParameter.LearningRate(0.1)), p => GradientDescent.Create(p["learning-rate"] / 2));
        var chosen = Experiments.Good(PublishedExperiment.Mnist.State(AllRules.FirstOrder.Add(row), Profile.Smoke, Precision.Float32, Seq1("half-sgd:learning-rate=0.5"), Seq1(0L))).Runs.Head.Rule;
        Assert.Equal(("half-sgd", "Half SGD", 0.5), (chosen.Name, chosen.Title, chosen["learning-rate"]));

        // Only a rule that asks its own row takes the half of it.
        double[] parameters = [1];
        var rule = chosen.ToRule().IfFail(errors => throw new InvalidOperationException(errors.Head.Message));
        var memory = rule.Init(parameters);
        rule.Update(memory, new Observation(parameters, new double[] { 2 }), memory, parameters);
        Assert.Equal(0.5, parameters[0]);
        Assert.StartsWith("there is no learning rule 'half-sgd'", Assert.Single(Errors("half-sgd")), StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_of_a_rule_come_at_once()
        => Assert.Equal(3, Errors("adam:learning-rate=0:beta3=1:epsilon=x").Length);

    [Fact]
    public void The_published_experiments_use_the_published_rates()
    {
        var mnist = Experiments.State(Profile.Paper, PublishedExperiment.Mnist.Rules).Runs;
        Assert.Equal(
            ["sgd:learning-rate=0.1", "adam:learning-rate=0.001:beta1=0.9:beta2=0.999:epsilon=1E-08:weight-decay=0", "ballistic:learning-rate=0.0005:beta2=0.999:epsilon=1E-08:weight-decay=0"],
            mnist.Map(run => run.Rule.ToString()).ToArray());
        var cifar = Experiments.Good(PublishedExperiment.Cifar10.State(AllRules.FirstOrder, Profile.Paper, Precision.Float32, PublishedExperiment.Mnist.Rules, Seq1(0L))).Runs;
        Assert.Equal(0.9, cifar[2].Rule["beta2"]);
        Assert.Equal(5e-4, cifar[1].Rule["learning-rate"]);
        Assert.Equal((25, 128, 5.0, true), (cifar[0].Epochs, cifar[0].BatchSize, cifar[0].GradientClip, cifar[0].Augmentation));
    }

    private static RuleSettings Parse(string text) => Experiments.Good(RuleCatalogue.Parse(AllRules.FirstOrder, text, _ => Map<string, string>()));

    private static string[] Errors(string text)
        => RuleCatalogue.Parse(AllRules.FirstOrder, text, _ => Map<string, string>()).Match(
            Succ: rule => [$"accepted {rule}"],
            Fail: errors => errors.Map(error => error.Message).ToArray());
}
