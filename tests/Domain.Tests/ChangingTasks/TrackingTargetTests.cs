using LossNav.Domain.ChangingTasks;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.ChangingTasks;

public class TrackingTargetTests
{
    [Fact]
    public void The_first_velocity_of_the_theory_notes_is_reached()
    {
        // Section 9: γ = 0.7, η = 0.5, k = 2, h = 1.3, ρ = 0.4, m = 1.7, μ₀ = −0.3, θ₀ = 0.9.
        var problem = Tasks.Create(new ContinualStatement(Mat.Diagonal(1.3), Vec.Of(-0.3), Mat.Identity(1), 0.4, 0.5, 2, 0.7));
        Close.To(0.3271299, TrackingPolicy.Of(problem).Velocity(Vec.Of(1.7), Vec.Of(0.9))[0], 5e-8);
        Close.To(0.3271299, DiscretisedTracking.FirstVelocity(0.7, 0.5, 2, 1.3, 0.4, -0.3, 1.7, 0.9), 5e-8);
    }

    [Fact]
    public void The_target_is_that_of_the_discretised_optimum_in_a_hundred_random_cases()
    {
        for (var n = 0UL; n < 100; n++)
        {
            double Between(double low, double high, ulong which) => low + ((high - low) * CounterRandom.Uniform(n, which));
            var (γ, η, k, h, ρ) = (Between(0, 2, 0), Between(0.2, 3, 1), Between(0.2, 3, 2), Between(0.05, 4, 3), Between(0, 2, 4));
            var (priorMean, belief, start) = (Between(-2, 2, 5), Between(-2, 2, 6), Between(-2, 2, 7));
            var target = priorMean + (TrackingTarget.Fraction(γ, η, k, ρ, h).Value() * (belief - priorMean));
            var rate = ConvergenceRate.Of(γ, η, k, h).Value();

            var velocity = DiscretisedTracking.FirstVelocity(γ, η, k, h, ρ, priorMean, belief, start);

            Close.To(velocity, -rate * (start - target), 1e-5);
            Close.To(start + (velocity / rate), target, 1e-5);
        }
    }

    [Fact]
    public void The_error_of_the_discretised_optimum_is_of_second_order()
    {
        var exact = -ConvergenceRate.Of(0.7, 0.5, 2, 1.3).Value() * (0.9 - (-0.3 + (TrackingTarget.Fraction(0.7, 0.5, 2, 0.4, 1.3).Value() * 2)));
        double Error(int steps) => Math.Abs(DiscretisedTracking.OnMesh(steps, 16, 0.7, 0.5, 2, 1.3, 0.4, -0.3, 1.7, 0.9) - exact);
        Close.To(2, Math.Log2(Error(500) / Error(1000)), 0.01);
    }

    [Fact]
    public void Without_changes_the_target_is_the_optimum_and_with_many_the_mean_of_all_tasks()
    {
        Assert.Equal(1, TrackingTarget.Fraction(0, 1, 1, 0, 0).Value());
        Assert.Equal(1, TrackingTarget.Fraction(0.3, 1, 1, 0, 2).Value());
        Assert.InRange(TrackingTarget.Fraction(0.3, 1, 1, 1e9, 2).Value(), 0, 1e-8);
    }

    [Fact]
    public void Flat_directions_are_pulled_the_more_and_also_where_the_curvature_is_negative()
    {
        var fractions = new[] { -0.2, 0, 0.1, 1, 10 }.Select(h => TrackingTarget.Fraction(1, 1, 1, 0.5, h).Value()).ToArray();
        Assert.Equal(fractions.Order(), fractions);

        // h = 0: R = 0, so F = γ/(γ + ρ).
        Close.To(1 / 1.5, fractions[1], 1e-15);
    }

    [Fact]
    public void A_change_that_is_believed_with_a_probability_moves_the_target_by_it()
    {
        var (priorMean, belief) = (Vec.Of(1, 0), Vec.Of(3, -2));
        Assert.Equal(belief, TrackingTarget.AfterDoubt(0, priorMean, belief).Value());
        Assert.Equal(priorMean, TrackingTarget.AfterDoubt(1, priorMean, belief).Value());
        Close.To(Vec.Of(2.5, -1.5), TrackingTarget.AfterDoubt(0.25, priorMean, belief).Value(), 1e-15);
    }

    [Fact]
    public void The_target_in_doubt_is_the_mean_optimum_of_a_learner_that_does_not_know_whether_the_task_changed()
    {
        // Without further changes the cost is an expectation over the two optima: p of μ₀, 1 − p of m. A quadratic loss averages to one around their mean, whose
        // minimum is found here as the zero of the mean gradient (1 − p)h(θ − m) + ph(θ − μ₀) by bisection.
        var (p, priorMean, belief) = (0.3, -0.4, 1.7);
        var (low, high) = (-5.0, 5.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = ((1 - p) * (middle - belief)) + (p * (middle - priorMean)) > 0 ? (low, middle) : (middle, high);
        }

        Close.To(low, TrackingTarget.AfterDoubt(p, Vec.Of(priorMean), Vec.Of(belief)).Value()[0], 1e-12);
    }

    [Fact]
    public void All_bad_numbers_are_reported_at_once()
    {
        Assert.Equal(5, TrackingTarget.Fraction(-1, 0, -1, -1, double.NaN).Errors().Count);
        Assert.Equal(["N001", "N003"], TrackingTarget.AfterDoubt(1.5, Vec.Of(1, 2), Vec.Of(1)).Errors().Map(error => error.Code).ToArray());
        Assert.IsType<NavigationError.UnboundedValue>(Assert.Single(TrackingTarget.Fraction(1, 1, 1, 0.5, -0.5).Errors()));
    }
}
