using CsCheck;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

public class ConvergenceRateTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.6180339887498949)] // (√5 − 1)/2
    [InlineData(10, 0.0990195135927845)] // √26 − 5
    public void It_is_what_the_theory_says_for_unit_curvature(double discountRate, double expected)
        => Close.Relative(expected, ConvergenceRate.Of(discountRate, 1, 1, 1).Value(), 1e-14);

    [Fact]
    public void It_solves_the_quadratic_equation_that_defines_it()
    {
        // With θ = e^{−rt} the optimality condition θ̈ = γθ̇ + ηkhθ reads r² + γr = ηkh.
        Gen.Double[0, 50].Array[4].Sample(x =>
        {
            var (γ, η, k, h) = (x[0], x[1] + 0.01, x[2], x[3]);
            var r = ConvergenceRate.Of(γ, η, k, h).Value();
            Close.To(η * k * h, (r * r) + (γ * r), 1e-12 * (1 + (η * k * h)));
        });
    }

    [Fact]
    public void A_long_horizon_gives_the_root_and_a_short_one_the_gradient()
    {
        // γ → 0: r → √(ηkh). γ → ∞: r → ηkh/γ, with a relative error of ηkh/γ².
        Gen.Double[0.1, 10].Array[3].Sample(x =>
        {
            var (η, k, h) = (x[0], x[1], x[2]);
            Close.Relative(Math.Sqrt(η * k * h), ConvergenceRate.Of(0, η, k, h).Value(), 1e-15);
            Close.Relative(η * k * h / 1e6, ConvergenceRate.Of(1e6, η, k, h).Value(), 1.01e-12 * η * k * h);
        });
    }

    [Fact]
    public void Flat_directions_do_not_move_and_nothing_cancels_near_them()
    {
        Assert.Equal(0, ConvergenceRate.Of(3, 1, 1, 0).Value());
        Close.Relative(1e-20 / 3, ConvergenceRate.Of(3, 1, 1, 1e-20).Value(), 1e-15);
    }

    [Fact]
    public void Negative_curvature_is_left_behind_or_has_no_bound()
    {
        // γ²/4 ≥ ηk|h|: r² + γr = ηkh still holds with r < 0.
        var r = ConvergenceRate.Of(2, 1, 1, -0.5).Value();
        Assert.True(r < 0);
        Close.To(-0.5, (r * r) + (2 * r), 1e-15);

        var error = Assert.IsType<NavigationError.UnboundedValue>(Assert.Single(ConvergenceRate.Of(1, 1, 1, -0.5).Errors()));
        Close.Relative(Math.Sqrt(2), error.DiscountRateNeeded, 1e-15);
    }

    [Fact]
    public void The_published_ratios_of_figure_2d_are_reached()
    {
        var published = Reference.Read("fig2d_ratio.csv");
        foreach (var γ in new[] { 0, 1, 10 })
        {
            foreach (var (h, ratio) in published["h"].Zip(published[$"ratio_gamma{γ}"]))
            {
                Close.Relative(ratio, ConvergenceRate.Ratio(γ, 1, 1, 1, h).Value(), 1e-9);
            }
        }
    }

    [Fact]
    public void All_bad_numbers_are_reported_at_once()
        => Assert.Equal(4, ConvergenceRate.Of(-1, 0, double.NaN, double.PositiveInfinity).Errors().Count);
}
