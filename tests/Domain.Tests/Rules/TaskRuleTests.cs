using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Rules;

/// <summary>Rules that reckon with a change of task.</summary>
public sealed class TaskRuleTests
{
    [Fact]
    public void L2_init_ends_where_loss_and_pull_balance()
    {
        // ∇L + λ(θ − θ₀) = 0 with L = ½(θ−θ*)ᵀH(θ−θ*): θ = (H + λI)⁻¹(Hθ* + λθ₀).
        var h = Mat.FromRows(Vec.Of(2, 0.6), Vec.Of(0.6, 1));
        var (optimum, start) = (Vec.Of(0.3, -0.5), Vec.Of(1.1, 0.7));
        var landscape = QuadraticLandscape.Create(h, optimum).Value();
        var end = Learning.Follow(L2Init.Create(0.2, 0.4).Value(), 2_000, landscape, start).Last;
        var expected = LinearAlgebra.Solve(h + Mat.Scalar(2, 0.4), (h * optimum) + (0.4 * start)).IfNone(Vec.Zero(2));
        Close.To(expected, end, 1e-10);
    }

    [Fact]
    public void L2_init_is_gradient_descent_behind_a_pull_to_the_start()
    {
        var fused = L2Init.Create(0.2, 0.4).Value();
        var descent = GradientDescent.Create(0.2).Value();
        var start = Vec.Of(0.4, 0.9);
        var pulled = Enumerable.Range(0, 50).Aggregate(Learning.Begin(descent, [.. start.Span]), (so, _) =>
        {
            var at = Vec.Copy(so.Parameters.AsSpan());
            return Learning.Step(descent, [.. (Problems.DoubleWell.Gradient(at) + (0.4 * (at - start))).Span], so);
        });
        Assert.Equal(pulled.Parameters, Learning.Follow(fused, 50, Problems.DoubleWell, start).Last.Span.ToArray());
    }

    [Fact]
    public void EWC_after_two_tasks_ends_at_the_joint_optimum()
    {
        // Diagonal Hessians as precisions: (H₁ + H₂)⁻¹(H₁θ₁ + H₂θ₂).
        var rule = ElasticWeights.Create(0.2, 1).Value();
        var learner = ElasticWeights.ConsolidateWith([1.5, 0.4], Learning.Begin(rule, [1.1, 0.7]));
        for (var i = 0; i < 500; i++)
        {
            learner = Learning.Step(rule, [0.5 * (learner.Parameters[0] - 0.3), 1.2 * (learner.Parameters[1] + 0.5)], learner);
        }

        Close.To(((1.5 * 1.1) + (0.5 * 0.3)) / 2, learner.Parameters[0], 1e-12);
        Close.To(((0.4 * 0.7) + (1.2 * -0.5)) / 1.6, learner.Parameters[1], 1e-12);
    }

    [Fact]
    public void EWC_takes_the_mean_of_the_squared_gradients_of_the_task_for_its_precision()
    {
        var rule = ElasticWeights.Create(0.1, 1).Value();
        var learner = Learning.Step(rule, [1], Learning.Step(rule, [3], Learning.Begin(rule, [0])));
        var ended = ElasticWeights.Consolidate(learner);
        var next = Learning.Step(rule, [0], ended with { Parameters = [1] });

        // F = (9 + 1)/2 = 5 at θ = −0.4: the pull from 1 is 5·1.4, times the rate 0.1.
        Close.To(1 - (0.1 * 5 * 1.4), next.Parameters[0], 1e-14);
    }

    [Fact]
    public void Precision_gathers_the_curvature_it_has_seen_and_a_hazard_lets_it_go()
    {
        var rule = GaussianWeights.CreateWith(0.1, 2, 0, (_, curvature) => curvature.Fill(3)).Value();
        var learner = Learning.Begin(rule, [1]);
        for (var i = 0; i < 10; i++)
        {
            learner = Learning.Step(rule, [0], learner);
        }

        // 1/v = 1/2 + 10·0.1·3.
        Close.Relative(1 / 3.5, learner.Memory.Vector(0)[0], 1e-14);

        var forgetting = GaussianWeights.CreateWith(0.1, 2, Math.Log(2), (_, curvature) => curvature.Clear()).Value();
        var forgot = Learning.Step(forgetting, [0], learner with { Memory = learner.Memory.Copy() });
        Close.Relative(((1 / 3.5) + 2) / 2, forgot.Memory.Vector(0)[0], 1e-14);
    }

    [Fact]
    public void A_weight_reset_forgets_what_was_learnt_when_the_loss_leaps_and_only_then()
    {
        var rule = WeightReset.Create(0.01, 1e-3, 0.9).Value();
        var learner = Learning.Begin(rule, [0.0]);
        for (var i = 0; i < 200; i++)
        {
            learner = Learning.StepWith(rule, [-1], (2.3 * Math.Exp(-i / 10.0)) + 0.05 + (0.01 * CounterRandom.NormalAt(2, i, 0)), learner);
        }

        Close.To(2, learner.Parameters[0], 0.02);
        learner = Learning.StepWith(rule, [-1], 3, learner);
        Close.To(0, learner.Parameters[0], 1e-6);
        learner = Learning.StepWith(rule, [-1], 2.9, learner);
        Assert.True(learner.Parameters[0] > 0.005);
    }

    [Fact]
    public void Shrinking_happens_once_in_a_period_and_its_noise_has_the_asked_deviation()
    {
        var rule = ShrinkAndPerturb.Create(0.1, 0.25, 0.5, 3, 7).Value();
        var parameters = Enumerable.Repeat(2.0, 20_000).ToArray();
        var memory = rule.Init(parameters);
        var gradient = new double[parameters.Length];
        for (var i = 0; i < 2; i++)
        {
            rule.Update(memory, new Observation(parameters, gradient), memory, parameters);
        }

        Assert.All(parameters, parameter => Assert.Equal(2, parameter));
        rule.Update(memory, new Observation(parameters, gradient), memory, parameters);
        var mean = parameters.Average();

        // Standard errors of 20,000 draws: 0.5/√20000 = 0.0035 of the mean, 0.0025 of the deviation; four of each.
        Close.To(1.5, mean, 0.0142);
        Close.To(0.5, Math.Sqrt(parameters.Average(x => (x - mean) * (x - mean))), 0.01);
    }

    [Fact]
    public void Decoupled_decay_around_Adam_is_AdamW()
    {
        var adam = Adam.Create(1e-3, 0.9, 0.999, 1e-8).Value();
        var decayed = Enumerable.Range(0, 100).Aggregate(Learning.Begin(adam, [0.4, 0.9]), (so, _) =>
        {
            var at = Vec.Copy(so.Parameters.AsSpan());
            var next = Learning.Step(adam, [.. Problems.DoubleWell.Gradient(at).Span], so);
            return next with { Parameters = [.. (Vec.Copy(next.Parameters.AsSpan()) - (1e-3 * 0.01 * at)).Span] };
        });
        var fused = AdamW.Create(1e-3, 0.9, 0.999, 1e-8, 0.01).Value();
        Close.To(Vec.Copy(decayed.Parameters.AsSpan()), Learning.Follow(fused, 100, Problems.DoubleWell, Vec.Of(0.4, 0.9)).Last, 1e-13);
    }
}
