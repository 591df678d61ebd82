using CsCheck;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Beliefs;

public sealed class BeliefTests
{
    [Fact]
    public void A_mean_that_forgets_is_the_weighted_mean_and_Adams_bias_corrected_moment()
        => (from beta in Gen.Double[0, 0.999] from seen in Gen.Double[-5, 5].Array[1, 40] select (beta, seen)).Sample(it =>
        {
            var belief = it.seen.Aggregate(ForgettingMean.Unknown, (so, x) => ForgettingMean.Observe(it.beta, x, so));
            var weights = it.seen.Select((_, s) => Math.Pow(it.beta, it.seen.Length - 1 - s)).ToArray();
            var weighted = it.seen.Zip(weights, (x, w) => x * w).Sum() / weights.Sum();
            Close.To(weighted, belief.Mean, 1e-12);
            Close.Relative(weights.Sum(), belief.Information, 1e-12);
            Close.Relative((1 - it.beta) / (1 - Math.Pow(it.beta, it.seen.Length)), belief.Gain, 1e-9);
            Close.Relative(2.5 / belief.Information, belief.Variance(2.5), 1e-12);
        });

    [Fact]
    public void Beliefs_with_forgetting_are_Adams_moments_over_10000_steps()
    {
        var (mean, scale) = (ForgettingMean.Unknown, ScaleBelief.Unknown);
        const double β1 = 0.9;
        const double β2 = 0.999;
        var (m, v) = (0.0, 0.0);
        var (correction1, correction2) = (0.0, 0.0);
        for (var t = 1; t <= 10_000; t++)
        {
            var g = CounterRandom.NormalAt(1, t, 0) - 0.3;
            (mean, scale) = (ForgettingMean.Observe(β1, g, mean), ScaleBelief.Observe(β2, g, scale));
            (m, v) = ((β1 * m) + ((1 - β1) * g), (β2 * v) + ((1 - β2) * g * g));

            // 1 − βᵗ, without the cancellation that this has for small t.
            (correction1, correction2) = ((β1 * correction1) + (1 - β1), (β2 * correction2) + (1 - β2));
            Close.To(m / correction1, mean.Mean, 1e-14);
            Close.To(v / correction2, scale.Scale, 1e-14);
        }
    }

    [Fact]
    public void The_filter_of_a_random_walk_settles_at_the_gain_of_theory()
        => Gen.Double[-4, 2].Select(exponent => Math.Pow(10, exponent)).Sample(
            q =>
            {
                var filter = GradientFilter.Create(new GradientPrior.RandomWalk(q * 3), 3).Value();
                var expected = (-q + Math.Sqrt((q * q) + (4 * q))) / 2;
                Close.Relative(expected, GradientFilter.SteadyGain(filter), 1e-12 * Math.Max(1, q));
                var belief = GradientFilter.Begin(filter);
                for (var t = 0; t < 20 / expected; t++)
                {
                    belief = GradientFilter.Observe(filter, CounterRandom.NormalAt(1, t, 0), belief);
                }

                Close.Relative(expected, belief.Gain, 1e-12 * Math.Max(1, q));
            },
            iter: 60);

    [Fact]
    public void The_filter_of_a_gradient_that_is_drawn_back_settles_too_and_shrinks()
    {
        var filter = GradientFilter.Create(new GradientPrior.OrnsteinUhlenbeck(0.8, 0.5), 2).Value();
        var belief = GradientFilter.Begin(filter);
        Close.Relative(0.5 / (1 - 0.64), belief.Variance, 1e-14);
        for (var t = 0; t < 200; t++)
        {
            belief = GradientFilter.Observe(filter, 1, belief);
        }

        Close.Relative(GradientFilter.SteadyGain(filter), belief.Gain, 1e-12);

        // A fixed observation 1: mean = a m + K(1 − a m), so m = K/(1 − a(1 − K)) < 1.
        var gain = belief.Gain;
        Close.Relative(gain / (1 - (0.8 * (1 - gain))), belief.Mean, 1e-12);
    }

    [Fact]
    public void A_filter_equals_Bayes_rule_on_all_observations_at_once()
    {
        // Random walk with Q = 0.3, r = 0.7: x₁…x₄ have precision r⁻¹I + Q⁻¹DᵀD, D the differences; the mean solves it against y/r.
        double[] seen = [0.4, -1.1, 2, 0.6];
        var filter = GradientFilter.Create(new GradientPrior.RandomWalk(0.3), 0.7).Value();
        var belief = seen.Aggregate(GradientFilter.Begin(filter), (so, x) => GradientFilter.Observe(filter, x, so));
        var precision = Mat.Generate(4, 4, (i, j) => (i == j ? (1 / 0.7) + ((i is 0 or 3 ? 1 : 2) / 0.3) : 0) - (Math.Abs(i - j) == 1 ? 1 / 0.3 : 0));
        var covariance = LinearAlgebra.Inverse(precision).IfNone(Mat.Zero(4, 4));
        Close.To((covariance * ((1 / 0.7) * Vec.Of(seen)))[3], belief.Mean, 1e-13);
        Close.To(covariance[3, 3], belief.Variance, 1e-13);
    }

    [Fact]
    public void A_change_point_belief_equals_the_sum_over_all_histories_of_changes()
    {
        // Four observations: each of the 2³ patterns of changes splits them into runs; the last run decides mean and variance, all runs the weight.
        double[] seen = [0.2, 0.1, 3.1, 2.7];
        var prior = TaskPrior.Create(0.15, 0.5, 4, 0.3).Value();
        var belief = seen.Aggregate(ChangePointBelief.Unknown, (so, x) => ChangePointBelief.Observe(prior, x, so));
        var (total, mean, second, changed) = (0.0, 0.0, 0.0, 0.0);
        for (var pattern = 0; pattern < 8; pattern++)
        {
            var (weight, m, s) = (1.0, 0.5, 4.0);
            for (var t = 0; t < 4; t++)
            {
                var change = t > 0 && ((pattern >> (t - 1)) & 1) == 1;
                weight *= t == 0 ? 1 : change ? 0.15 : 0.85;
                (m, s) = change ? (0.5, 4) : (m, s);
                weight *= MathNet.Numerics.Distributions.Normal.PDF(m, Math.Sqrt(s + 0.3), seen[t]);
                (m, s) = (((m * 0.3) + (seen[t] * s)) / (s + 0.3), s * 0.3 / (s + 0.3));
            }

            (total, mean, second) = (total + weight, mean + (weight * m), second + (weight * (s + (m * m))));
            changed += pattern >= 4 ? weight : 0;
        }

        Close.To(mean / total, belief.Mean, 1e-13);
        Close.To((second / total) - (mean / total * (mean / total)), belief.Variance, 1e-12);
        Close.To(changed / total, belief.ChangeProbability, 1e-13);
        Close.To((0.7 * belief.Mean) + (0.3 * 0.5), belief.Target(prior, 0.3), 1e-14);
    }

    [Fact]
    public void A_change_is_noticed_and_nothing_else_is()
    {
        var prior = TaskPrior.Create(0.01, 0, 9, 0.04).Value();
        var belief = ChangePointBelief.Unknown;
        for (var t = 0; t < 60; t++)
        {
            belief = ChangePointBelief.Observe(prior, (t < 40 ? 2 : -3) + (0.2 * CounterRandom.NormalAt(6, t, 0)), belief);
            Assert.Equal(t is 0 or 40, belief.ChangeProbability > 0.5);
            Assert.Equal(t is 0 or 40, belief.Gain > 0.7);
        }

        Close.To(20, belief.RunLength, 0.5);
        Close.To(-3, belief.Mean, 0.15);
    }

    [Fact]
    public void An_observation_that_nobody_expected_does_not_break_the_belief()
    {
        var prior = TaskPrior.Create(0.01, 0, 1, 0.01).Value();
        var belief = ChangePointBelief.Observe(prior, 1e6, ChangePointBelief.Observe(prior, 0, ChangePointBelief.Unknown));
        Assert.True(double.IsFinite(belief.Mean) && double.IsFinite(belief.Variance));
        Close.To(1, belief.ChangeProbability, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_hazard_without_doubt_leaves_none(double hazard, double expected)
    {
        var settings = TaskChangeSettings.Create(hazard, 0.9).Value();
        var belief = new[] { 2.0, 1.5, 7 }.Aggregate(TaskChangeBelief.Unknown, (so, x) => TaskChangeBelief.Observe(settings, x, so));
        Assert.Equal(expected, belief.ChangeProbability);
    }

    [Fact]
    public void A_loss_that_is_not_finite_teaches_nothing()
    {
        var settings = TaskChangeSettings.Create(0.01, 0.9).Value();
        var belief = TaskChangeBelief.Observe(settings, 2, TaskChangeBelief.Unknown);
        Assert.Equal(belief, TaskChangeBelief.Observe(settings, double.NaN, belief));
    }

    [Fact]
    public void Every_number_out_of_range_is_told()
    {
        Assert.Equal(2, GradientFilter.Create(new GradientPrior.RandomWalk(0), -1).Match(_ => 0, errors => errors.Count));
        Assert.Equal(1, GradientFilter.Create(new GradientPrior.OrnsteinUhlenbeck(1, 1), 1).Match(_ => 0, errors => errors.Count));
        Assert.Equal(4, TaskPrior.Create(1.5, double.NaN, 0, 0).Match(_ => 0, errors => errors.Count));
        Assert.Equal(2, TaskChangeSettings.Create(-0.1, 1).Match(_ => 0, errors => errors.Count));
    }
}
