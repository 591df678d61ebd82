using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.Policies;

/// <summary>What is wrong is said, all at once, and what the boundary means.</summary>
public class PolicyErrorTests
{
    private static NavigationProblem Plain { get; } = Problems.Quadratic(Mat.Identity(1), Vec.Zero(1), Vec.Of(1), s => s);

    [Fact]
    public void All_that_is_wrong_with_the_settings_is_said_at_once()
    {
        var errors = PolicySolver.Solve(new PolicySettings(Seq1(new GridAxis(1, -1, 30)), 0, 0), Plain).Errors();
        Assert.Equal(4, errors.Count);
        Assert.All(errors, error => Assert.Equal("N001", error.Code));
    }

    [Fact]
    public void A_grid_has_as_many_axes_as_the_landscape_has_parameters()
        => Assert.Equal("N003", Assert.Single(PolicySolver.Solve(PolicySettings.Cube(2, -1, 1, 16), Plain).Errors()).Code);

    [Fact]
    public void More_than_three_parameters_are_too_many_for_a_grid()
        => Assert.Equal("N003", Assert.Single(PolicySolver.Solve(
            PolicySettings.Cube(4, -1, 1, 16), Problems.Quadratic(Mat.Identity(4), Vec.Zero(4), Vec.Zero(4), s => s)).Errors()).Code);

    [Fact]
    public void A_finite_horizon_is_for_other_solvers()
        => Assert.Equal("N007", Assert.Single(PolicySolver.Solve(
            PolicySettings.Cube(1, -1, 1, 16), Plain.With(s => s with { Horizon = new Horizon.Finite(1, EndCondition.Anywhere) })).Errors()).Code);

    [Fact]
    public void Without_discounting_a_minimum_must_lie_on_the_grid()
        => Assert.Equal("N060", Assert.Single(PolicySolver.Solve(PolicySettings.Cube(1, 1, 2, 16), Plain).Errors()).Code);

    [Fact]
    public void Without_discounting_no_place_may_cost_less_than_the_known_minima()
    {
        // The tilted well is told to know only its upper minimum.
        var landscape = new Forgetful(Problems.DoubleWell);
        var problem = NavigationProblem.Create(ProblemStatement.On(landscape, Vec.Of(0, 0))).Value();
        var error = Assert.Single(PolicySolver.Solve(PolicySettings.Cube(2, -1.5, 1.5, 32), problem).Errors());
        Assert.Equal("N061", error.Code);
    }

    [Fact]
    public void Rounds_that_do_not_suffice_are_an_error_and_not_an_answer()
        => Assert.Equal("N062", Assert.Single(PolicySolver.Solve(PolicySettings.Cube(1, -1, 1, 16) with { MostRounds = 1 }, Plain).Errors()).Code);

    [Fact]
    public void A_singular_inverse_metric_must_be_diagonal()
        => Assert.Equal("N021", Assert.Single(PolicySolver.Solve(
            PolicySettings.Cube(2, -1, 1, 16),
            Problems.Quadratic(Mat.Identity(2), Vec.Zero(2), Vec.Zero(2), s => s with
            {
                Metric = new Metric.Authority(Mat.FromRows(Vec.Of(1, 1), Vec.Of(1, 1))),
            })).Errors()).Code);

    [Fact]
    public void A_metric_that_loses_definiteness_on_the_grid_is_named_with_its_place()
    {
        var problem = Plain.With(s => s with { DiscountRate = 1, Metric = new Metric.Field(Seq1(KnownValue.Function(1, x => 1.5 + x[0]))) });
        var error = Assert.Single(PolicySolver.Solve(PolicySettings.Cube(1, -2, 2, 16), problem).Errors());
        Assert.Equal("N005", error.Code);
        Assert.Contains("(-2)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_may_not_leave_the_box_and_rests_at_its_wall()
    {
        // L = ½θ² on [1, 2]: the minimum lies outside, so the path runs to the wall at 1 and stays, which costs L(1)/γ from there.
        var problem = Plain.With(s => s with { DiscountRate = 0.5 });
        var solution = PolicySolver.Solve(PolicySettings.Cube(1, 1, 2, 200), problem).Value();
        Close.To(0.5 / 0.5, solution.Value(Vec.Of(1)).IfNone(double.NaN), 1e-9);
        Assert.True(solution.Velocity(Vec.Of(1.5)).Exists(v => v[0] < 0));
        Assert.True(solution.Basins.From(Vec.Of(1.5)).IsNone);

        // A known consequence of the equation at the wall: γV = L − ½V′² with V = L/γ there makes V′(1) = 0, the path arrives at rest.
        Close.To(Vec.Of(0), solution.Velocity(Vec.Of(1)).IfNone(Vec.Of(1)), 1e-9);
    }

    [Fact]
    public void Outside_the_box_nothing_is_said()
    {
        var solution = PolicySolver.Solve(PolicySettings.Cube(1, -1, 1, 16), Plain).Value();
        Assert.True(solution.Value(Vec.Of(1.1)).IsNone && solution.Velocity(Vec.Of(-1.1)).IsNone && solution.ErrorEstimate(Vec.Of(2)).IsNone);
    }

    private sealed class Forgetful(DenseLandscape inner) : DenseLandscape("forgetful", inner.Dimension, Seq1(inner.Minima[1]))
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
            => Evaluate(time, position, gradient, stackalloc double[Dimension * Dimension]);

        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
            => inner.Evaluate(time, position, gradient, hessian);
    }
}
