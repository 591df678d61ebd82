using LanguageExt;
using LossNav.Domain.Inference;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Inference;

[Trait("Lane", "Slow")]
public sealed class RecordExplainerTests
{
    private static readonly double[] _curvatures = [1, 0.6, 0.3, 0.1, 0.05, 0.8];

    private static readonly Map<string, Map<string, double>> _runs = Map(
        ("sgd", Map(("learning-rate", 0.12))),
        ("momentum", Map(("learning-rate", 0.02), ("decay", 0.87))),
        ("nesterov", Map(("learning-rate", 0.02), ("decay", 0.83))),
        ("adagrad", Map(("learning-rate", 0.2), ("epsilon", 0.05))),
        ("rmsprop", Map(("learning-rate", 0.02), ("beta2", 0.93), ("epsilon", 0.02))),
        ("ballistic", Map(("learning-rate", 0.02), ("beta2", 0.9), ("epsilon", 0.01), ("weight-decay", 0.1))),
        ("adam", Map(("learning-rate", 0.03), ("beta1", 0.8), ("beta2", 0.95), ("epsilon", 0.01))),
        ("adamw", Map(("learning-rate", 0.03), ("beta1", 0.85), ("beta2", 0.97), ("epsilon", 0.01), ("weight-decay", 0.2))),
        ("navigator", Map(("learning-rate", 0.03), ("epsilon", 0.3), ("beta1", 0.75), ("beta2", 0.96))),
        ("l2-init", Map(("learning-rate", 0.1), ("strength", 0.2))),
        ("rotation-drift", Map(("interval", 1.0), ("learning-rate", 0.05), ("discount-rate", 0.3), ("curvature", 0.8), ("rotation", 0.2))),
        ("weight-reset", Map(("learning-rate", 0.1), ("hazard", 0.02), ("forgetting", 0.9))),
        ("gaussian-weights", Map(("learning-rate", 1.0), ("prior-variance", 0.3), ("hazard", 0.05))));

    public static TheoryData<string> Names => [.. _runs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_is_found_with_its_settings_from_a_record_without_noise(string name)
    {
        var answer = Explain(RecordedRuns.Of(_curvatures, 0.3, 0, 5, 200, RecordedRuns.By(name, _runs[name])));
        Assert.Equal(name, answer.Ranking.Head.Rule);
        Assert.True(answer.Ranking.Head.IsExact);
        Assert.Equal(ResidueKind.Rounding, answer.Noise.Kind);
        Assert.All(answer.Ranking.Head.Settings.Filter(it => it.Remark.Length == 0 && _runs[name].ContainsKey(it.Name)), setting =>
            Assert.InRange(setting.Value.Value() / _runs[name][setting.Name], 1 - 1e-6, 1 + 1e-6));
        Assert.Contains(answer.Ranking.Head.Settings, setting => setting.Value.IsSome);
    }

    [Fact]
    public void Decay_drift_acts_through_two_numbers_and_these_are_found()
    {
        // With Δt = 1, ηk = 0.1, γ = 0.5, h = 1, j = 0.2: j(j + γ) = 0.14, r = √(0.0625 + 0.1 + 0.14) − 0.25 and s = (1 − e^{−r})/0.24.
        var settings = Map(("interval", 1.0), ("learning-rate", 0.1), ("discount-rate", 0.5), ("curvature", 1.0), ("decay", 0.2));
        var s = (1 - Math.Exp(0.25 - Math.Sqrt(0.3025))) / 0.24;
        var best = Explain(RecordedRuns.Of(_curvatures, 0.3, 0, 5, 200, RecordedRuns.By("decay-drift", settings))).Ranking.Head;
        Assert.Equal("decay-drift", best.Rule);
        Close.To(0.1 * s, Value(best, "step-per-gradient"), 1e-9);
        Close.To(0.14 * s, Value(best, "decay-per-step"), 1e-9);
        Assert.True(best.Settings.Find(it => it.Name == "discount-rate").Value().Value.IsNone);
    }

    [Fact]
    public void Shrink_and_perturb_is_found_with_its_period()
    {
        var settings = Map(("learning-rate", 0.1), ("change-probability", 0.4), ("noise", 0.02), ("period", 17.0), ("seed", 3.0));
        var best = Explain(RecordedRuns.Of(_curvatures, 0.3, 0, 5, 200, RecordedRuns.By("shrink-and-perturb", settings))).Ranking.Head;
        Assert.Equal("shrink-and-perturb", best.Rule);
        Assert.Equal(17, Value(best, "period"));
        Close.To(0.1, Value(best, "learning-rate"), 1e-6);

        // Eleven perturbed steps of six parameters of size 1, with noise of 0.02: a standard error of about 0.02/√66.
        Close.To(0.4, Value(best, "change-probability"), 4 * 0.02 / Math.Sqrt(66));
    }

    [Fact]
    public void Intervals_hold_the_settings_as_often_as_they_say()
    {
        var (held, all) = (0, 0);
        for (var i = 0UL; i < 24; i++)
        {
            var answer = Explain(RecordedRuns.Of(_curvatures, 0.3, 0.1, 100 + (10 * i), 200, RecordedRuns.By("momentum", _runs["momentum"])));
            foreach (var setting in answer.Ranking.Find(it => it.Rule == "momentum").Value().Settings)
            {
                var truth = _runs["momentum"][setting.Name];
                (held, all) = (held + (setting.Low.Value() <= truth && truth <= setting.High.Value() ? 1 : 0), all + 1);
            }
        }

        // 95 % of 48, less three standard errors of 1.5.
        Assert.True(held >= 41, $"{held} of {all}");
        Assert.Equal(48, all);
    }

    [Fact]
    public void A_hidden_schedule_is_none_of_these()
    {
        var answer = Explain(RecordedRuns.Of(_curvatures, 0.3, 0.01, 5, 200, (t, theta, g, _) => Step(theta, g, 0.1 * (1 + Math.Cos(Math.PI * t / 200)) / 2)));
        Assert.IsType<Verdict.NoneOfThese>(answer.Verdict);
    }

    [Fact]
    public void A_mixture_of_two_rules_is_none_of_these()
    {
        var adam = RecordedRuns.By("adam", _runs["adam"]);
        var answer = Explain(RecordedRuns.Of(_curvatures, 0.3, 0.01, 5, 200, (t, theta, g, loss) =>
        {
            Step(theta, g, 0.05);
            adam(t, theta, g, loss);
        }));
        Assert.IsType<Verdict.NoneOfThese>(answer.Verdict);
    }

    [Fact]
    public void A_constant_gradient_leaves_the_memory_of_Adam_undetermined()
    {
        // m̂ = g and v̂ = g² at every step, whatever β₁ and β₂ are.
        var answer = Explain(RecordedRuns.On(
            (_, _, g) =>
            {
                (g[0], g[1]) = (1.5, -0.4);
                return 0;
            }, 2, 0.01, 5, 100, RecordedRuns.By("adam", _runs["adam"])));
        var adam = answer.Ranking.Find(it => it.Rule == "adam").Value();
        Assert.All(adam.Settings.Filter(it => it.Name is "beta1" or "beta2"), setting => Assert.True(setting.Value.IsNone, $"{setting}"));
        Assert.Contains(answer.Remarks, remark => remark.Contains("the same at every step", StringComparison.Ordinal));
    }

    [Fact]
    public void An_epsilon_that_no_gradient_comes_near_gets_an_upper_end_and_no_number()
    {
        var answer = Explain(RecordedRuns.Of(_curvatures, 0.3, 0.05, 5, 200, RecordedRuns.By("adam", _runs["adam"].AddOrUpdate("epsilon", 1e-9))));
        var epsilon = answer.Ranking.Find(it => it.Rule == "adam").Value().Settings.Find(it => it.Name == "epsilon").Value();
        Assert.True(epsilon.Value.IsNone);
        Assert.True(epsilon.High.Value() > 1e-9);
    }

    [Fact]
    public void Parameters_recorded_after_the_step_are_read_as_such()
    {
        var answer = Explain(After(RecordedRuns.Of(_curvatures, 0.3, 0, 5, 200, RecordedRuns.By("momentum", _runs["momentum"])), 200, 0));
        Assert.Equal(Reading.AfterSteps, answer.Reading);
        Assert.Equal("momentum", answer.Ranking.Head.Rule);
        Close.To(0.87, Value(answer.Ranking.Head, "decay"), 1e-6);
    }

    [Fact]
    public void A_period_is_counted_from_the_first_step_of_the_run_also_where_the_record_does_not_show_it()
    {
        var settings = Map(("learning-rate", 0.1), ("change-probability", 0.4), ("noise", 0.02), ("period", 17.0), ("seed", 3.0));
        var answer = Explain(After(RecordedRuns.Of(_curvatures, 0.3, 0, 5, 200, RecordedRuns.By("shrink-and-perturb", settings)), 200, 0));
        Assert.Equal(Reading.AfterSteps, answer.Reading);
        Assert.Equal("shrink-and-perturb", answer.Ranking.Head.Rule);
        Assert.Equal(17, Value(answer.Ranking.Head, "period"));
        Close.To(0.1, Value(answer.Ranking.Head, "learning-rate"), 1e-6);
    }

    [Fact]
    public void The_loss_serves_also_where_the_last_gradient_is_missing_and_parameters_stand_after_the_step()
    {
        var answer = Explain(After(RecordedRuns.Of(_curvatures, 0.3, 0, 5, 200, RecordedRuns.By("momentum", _runs["momentum"])), 199, 199));
        Assert.Equal(Reading.AfterSteps, answer.Reading);
        Assert.DoesNotContain(answer.Skipped, skipped => skipped.Reason.Contains("record 'loss' too", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_looks_on_can_stop_it()
        => Assert.IsType<NavigationError.Stopped>(Assert.Single(RecordExplainer.ExplainWatched(
            Watch.Of(progress => progress.Done < 2), ExplainSettings.Default, RecordedRuns.Of(_curvatures, 0.3, 0, 5, 50, RecordedRuns.By("sgd", _runs["sgd"]))).Errors()));

    private static Explanation Explain(RunRecord record) => RecordExplainer.Explain(ExplainSettings.Default, record);

    // The same run as a loop writes it that records parameters after each step, with so many gradients and losses from the first on.
    private static RunRecord After(RunRecord record, int gradients, int losses)
        => RunRecord.Create(
            record.Dimension,
            [.. Enumerable.Range(1, record.Steps).SelectMany(t => record.Theta(t).ToArray())],
            [.. Enumerable.Range(0, gradients).SelectMany(t => record.Gradient(t).ToArray())],
            [.. Enumerable.Range(0, losses).Select(record.Loss)]).Value();

    private static double Value(RankedRule rule, string setting) => rule.Settings.Find(it => it.Name == setting).Bind(it => it.Value).Value();

    private static void Step(double[] theta, double[] g, double rate)
    {
        for (var i = 0; i < g.Length; i++)
        {
            theta[i] -= rate * g[i];
        }
    }
}
