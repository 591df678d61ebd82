using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

public class InfiniteSolverTests
{
    private static readonly InfiniteSettings _exact = InfiniteSettings.WithTolerance(1e-12, InfiniteSettings.Default);

    [Fact]
    public void The_value_under_a_cubic_drift_is_reached_to_all_its_digits()
    {
        var problem = Rows.Checked(Rows.On(JetLandscape.Of(1, x => 0.5 * x[0] * x[0]), 1.0) with { Drift = Rows.Cubic });
        var solution = InfiniteSolver.Solve(_exact, problem).Value();

        // γ = 0: ½V'² + θ³V' − ½θ² = 0, so V' = −θ³ + √(θ⁶ + θ²) and V(1) = ∫₀¹ V' dθ.
        Close.To(0.323896787348, solution.Objective, 5e-13);
        Close.To(Math.Sqrt(2) - 1, -solution.StartCostate[0], 1e-12);
        Assert.True(solution.Certificate.IsLocalMinimum);
    }

    [Fact]
    public void Singular_authority_gives_the_same_value_by_Riccati_and_by_path()
    {
        var landscape = QuadraticLandscape.Create(Mat.Diagonal(1, 2), Vec.Zero(2)).Value();
        var problem = Rows.Checked(Rows.On(landscape, 0.7, -0.4) with
        {
            Metric = new Metric.Authority(Mat.Diagonal(0, 1)),
            Drift = new Drift.Linear(Mat.FromRows(Vec.Of(0, 1), Vec.Of(0, 0))),
        });
        var exact = QuadraticSolver.Solve(problem).Value();
        Close.To(Mat.FromRows(Vec.Of(2, 1), Vec.Of(1, 2)), exact.ValueCurvature, 1e-12);
        var solution = InfiniteSolver.Solve(_exact, problem).Value();
        Close.Relative(exact.Value(problem.Start), solution.Objective, 1e-12);
        Close.To(exact.PositionAt(1.3), solution.Path.PositionAt(1.3), 1e-6);
    }

    [Fact]
    public void A_value_function_chosen_beforehand_is_found_again()
    {
        // W = ½(x² + 2y²) + ¼x⁴, G = diag(1 + x², 2), f = (−y, x), γ = 0.3, η = 0.7.
        var known = ChosenValue.Of(
            x => (0.5 * x[0] * x[0]) + (x[1] * x[1]) + (0.25 * x[0] * x[0] * x[0] * x[0]),
            x => [x[0] + (x[0] * x[0] * x[0]), 2.0 * x[1]],
            (x, i, j) => (i, j) switch { (0, 0) => (x[0] * x[0]) + 1, (1, 1) => Jet.Constant(2, 2), _ => Jet.Constant(2, 0) },
            (x, i) => i == 0 ? -x[1] : x[0],
            Vec.Of(1.2, -0.8),
            η: 0.7,
            k: 1,
            γ: 0.3);
        var solution = InfiniteSolver.Solve(_exact, known.Problem).Value();
        Close.To(1.8784, solution.Objective, 1e-11);
        Assert.True(solution.Certificate.IsLocalMinimum);
        Close.To(Vec.Of(-1.2 - (1.2 * 1.2 * 1.2), 1.6), solution.StartCostate, 1e-9);
    }

    [Fact]
    public void Each_minimum_that_can_be_reached_is_listed_the_best_first()
    {
        // θ₀ lies above the higher of two wells.
        var problem = Problems.DoubleWell;
        var all = InfiniteSolver.SolveAll(InfiniteSettings.Default, Rows.Checked(Rows.On(problem, -0.6, 0.55) with { DiscountRate = 0.1 })).Value();
        Assert.Equal(2, all.Count);
        Assert.True(all[0].Objective < all[1].Objective);
        Assert.Equal(2, all.Map(solution => Math.Sign(solution.Rest.Position[0])).Distinct().Count());
        Assert.All(all, solution => Assert.True(solution.Certificate.IsExtremal));
    }

    [Fact]
    public void Between_the_wells_the_value_is_the_length_in_the_metric_of_the_loss()
    {
        // Section 5 of the theory notes: from the top at 0 to a minimum of (x² − 1)², V = ∫₀¹ √2 (1 − x²) dx = 2√2/3. The top itself is a rest point, so start beside it.
        var landscape = TiltedDoubleWell.Create(1, 1, 1, 0).Value();
        var solution = InfiniteSolver.Solve(InfiniteSettings.WithTarget(Vec.Of(1, 0), _exact), Rows.Checked(Rows.On(landscape, 0.1, 0))).Value();
        Close.To(Math.Sqrt(2) * ((2.0 / 3) - 0.1 + (0.001 / 3)), solution.Objective, 1e-11);
    }

    [Fact]
    public void Resting_where_the_loss_is_not_zero_needs_a_discount()
    {
        var raised = JetLandscape.Of(1, x => (0.5 * x[0] * x[0]) + 1);
        var problem = Rows.Checked(Rows.On(raised, 1.0));
        Assert.Equal("N023", InfiniteSolver.Solve(_exact, problem).Errors().Head.Code);

        // With γ = 0.5 the offset costs 1/γ = 2 on top of r/2 with r = √(γ²/4 + 1) − γ/2.
        var discounted = problem.With(statement => statement with { DiscountRate = 0.5 });
        Close.To(2 + (0.5 * (Math.Sqrt(1.0625) - 0.25)), InfiniteSolver.Solve(_exact, discounted).Value().Objective, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-0.1)]
    [InlineData(-1e-12)]
    public void A_minimum_above_or_below_zero_pays_or_earns_for_ever_and_the_tail_is_bounded_in_size(double bottom)
    {
        // L = ½θ² + b, γ = 0.5: V = b/γ + ½rθ² with r = √(γ²/4 + 1) − γ/2, exactly, and θ = θ₀e^{−rt}.
        var (γ, r) = (0.5, Math.Sqrt(1.0625) - 0.25);
        var landscape = JetLandscape.Of(1, x => (0.5 * x[0] * x[0]) + bottom);
        var solution = InfiniteSolver.Solve(_exact, Rows.Checked(Rows.On(landscape, 1.0) with { DiscountRate = γ })).Value();
        Close.To((bottom / γ) + (0.5 * r), solution.Objective, 1e-12);

        var cut = solution.Path.Duration;
        var tail = Math.Abs(Math.Exp(-γ * cut) * ((bottom / γ) + (0.5 * r * Math.Exp(-2 * r * cut))));
        Assert.True(solution.TailBound >= tail, $"The tail {tail:R} is above its bound {solution.TailBound:R}.");
        Assert.True(solution.TailBound <= 2 * tail, $"The bound {solution.TailBound:R} is far above the tail {tail:R}.");
    }

    [Fact]
    public void Lowering_a_double_well_lowers_the_value_of_all_time_by_as_much_over_the_discount_rate()
    {
        // The deeper well of fig. 1b lies below zero already: L = −0.53 there.
        NavigationProblem Lowered(double by) => Rows.Checked(Rows.On(
            JetLandscape.Of(2, x => (((x[0] * x[0]) + -1) * ((x[0] * x[0]) + -1)) + (x[1] * x[1]) + (-0.5 * x[0]) + -by), -0.6, 0.55) with { DiscountRate = 0.1, LossWeight = 1.5 });
        var target = InfiniteSettings.WithTarget(Vec.Of(1.05, 0), _exact);
        var (high, low) = (InfiniteSolver.Solve(target, Lowered(0)).Value(), InfiniteSolver.Solve(target, Lowered(2)).Value());
        Assert.True(high.Rest.CostPerTime < 0);
        Assert.True(high.TailBound > 0);
        Close.To(high.Objective - (1.5 * 2 / 0.1), low.Objective, 1e-9);
    }

    [Fact]
    public void A_finite_horizon_is_refused_with_a_reason()
        => Assert.Equal("N007", InfiniteSolver.Solve(_exact, Rows.FreeFlight.Problem).Errors().Head.Code);

    [Fact]
    public void The_verdict_of_a_path_into_the_better_well_is_a_minimum()
    {
        var problem = Rows.Checked(Rows.On(Problems.DoubleWell, -0.6, 0.55) with { DiscountRate = 0.1 });
        Assert.IsType<SecondOrderVerdict.Minimum>(InfiniteSolver.Solve(InfiniteSettings.Default, problem).Value().Certificate.Verdict);
    }
}
