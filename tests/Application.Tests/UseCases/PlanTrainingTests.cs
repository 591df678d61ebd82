using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Tests.Training;
using LossNav.Application.Training;
using LossNav.Application.UseCases;
using LossNav.Domain.Methods;
using LossNav.Domain.Rules;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.UseCases;

public sealed class PlanTrainingTests
{
    // Two paths to the runs: the experiment as it is stated, and the order of it, written, read, and turned into runs again.
    [Fact]
    public void The_order_of_each_published_experiment_stands_for_its_runs()
    {
        foreach (var (published, profile, precision) in from published in PublishedExperiment.All
                                                        from profile in Profile.All
                                                        from precision in Enum.GetValues<Precision>()
                                                        select (published, profile, precision))
        {
            var stated = Experiments.Good(published.State(AllRules.FirstOrder, profile, precision, Seq<string>(), Seq(3L, -1L)));
            var order = Experiments.Good(PlanTraining.Plan(AllRules.FirstOrder, published, profile, precision, Seq<string>(), Seq(3L, -1L)));
            var travelled = Assert.IsType<Order.Train>(Experiments.Good(OrderJson.Read(AllMethods.All, OrderJson.Write(order))));
            Assert.Equal(published.Name, order.Name);
            Assert.Equal(stated, Experiments.Good(PlanTraining.Experiment(AllRules.FirstOrder, travelled)));
        }
    }

    [Fact]
    public void Rules_with_values_of_their_own_keep_them()
    {
        var order = Plan(Seq("sgd:learning-rate=0.3", "adam"), Seq1(0L));
        Assert.Equal(0.3, order.Rules[0].Values["learning-rate"]);
        Assert.Equal(["sgd", "adam"], order.Rules.Map(rule => rule.Name).ToArray());
    }

    [Fact]
    public void Without_a_seed_there_is_nothing_to_train()
        => Assert.IsType<TrainingError.BadSetting>(Assert.Single(
            PlanTraining.Plan(AllRules.FirstOrder, PublishedExperiment.Mnist, Profile.Smoke, Precision.Float32, Seq<string>(), Seq<long>()).FailToSeq()));

    [Fact]
    public void Every_error_of_an_order_from_elsewhere_is_told_at_once()
    {
        var good = Plan(Seq1("sgd"), Seq1(0L));
        var bad = good with
        {
            Dataset = "mnits",
            Rules = Seq(new ChosenRule("newton", Map<string, double>()), new ChosenRule("sgd", Map(("learning-rate", -1.0)))),
            Settings = good.Settings with { Profile = "fast", Epochs = 0, GradientClip = double.NaN, EpochsPerTask = 0 },
        };
        Assert.Equal(
            ["T005", "T001", "T002", "T004", "T005", "T005", "T005"],
            PlanTraining.Experiment(AllRules.FirstOrder, bad).FailToSeq().Map(error => error.Code).ToArray());
    }

    private static Order.Train Plan(Seq<string> rules, Seq<long> seeds)
        => Experiments.Good(PlanTraining.Plan(AllRules.FirstOrder, PublishedExperiment.Mnist, Profile.Smoke, Precision.Float32, rules, seeds));
}
