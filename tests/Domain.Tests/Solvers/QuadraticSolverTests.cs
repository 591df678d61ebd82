using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

/// <summary>Numbers of section 9 of the theory notes and the published curves.</summary>
public class QuadraticSolverTests
{
    private static readonly Vec _center = Vec.Of(0.3, -0.5);

    [Fact]
    public void Rotation_ends_beside_the_minimum_at_the_point_and_rate_of_the_theory()
    {
        var solution = Solve(Drift.Rotation(1.3));
        Close.To(Vec.Of(0.24030502, -0.22465602), Resting(solution), 5e-9);

        // The closed form: θ* = ηkh (v₁, v₂)/((ηkh + q²)² + q²γ²), rate √(γ²/4 + ηkh) − γ/2, turning with q.
        var (ηkh, q, γ) = (0.8 * 1.5 * 2, 1.3, 0.9);
        var scale = ηkh / (Math.Pow(ηkh + (q * q), 2) + (q * q * γ * γ));
        var v = Vec.Of(((ηkh + (q * q)) * 0.3) - (q * γ * -0.5), (q * γ * 0.3) + ((ηkh + (q * q)) * -0.5));
        Close.To(scale * v, Resting(solution), 1e-9 * v.Norm);
        Close.Relative(1.163226580490168, solution.Rate[0, 0], 1e-9);
        Close.Relative(q, solution.Rate[0, 1], 1e-9);
    }

    [Fact]
    public void Decay_ends_short_of_the_minimum_at_the_point_and_rate_of_the_theory()
    {
        var solution = Solve(Drift.Decay(2, 0.7));
        Close.To(Vec.Of(0.20454545, -0.34090909), Resting(solution), 5e-9);

        // θ* = ηkh/(ηkh + j(j + γ)) μ.
        var ηkh = 0.8 * 1.5 * 2;
        Close.To((ηkh / (ηkh + (0.7 * (0.7 + 0.9)))) * _center, Resting(solution), 1e-9);
        Close.Relative(1.4793781381574738, solution.Rate[0, 0], 1e-9);
        Close.To(0, solution.Rate[0, 1], 1e-12);
    }

    [Fact]
    public void The_published_curves_of_figure_2a_and_2b_are_reached()
    {
        var published = Reference.Read("fig2ab_curves.csv");
        foreach (var γ in new[] { 0, 1, 10 })
        {
            var solution = Published(Mat.Identity(1), Vec.Of(1), Vec.Of(0), s => s with { DiscountRate = γ });
            for (var i = 0; i < published["t"].Length; i++)
            {
                var t = published["t"][i];
                Close.To(published[$"theta_gamma{γ}"][i], solution.PositionAt(t)[0], 1e-9);
                Close.To(published[$"loss_gamma{γ}"][i], solution.LossAt(t), 1e-9);
                Close.To(published[$"J_gamma{γ}"][i], solution.CostToDate(t), 1e-9);
            }
        }
    }

    [Fact]
    public void The_published_paths_of_figure_2c_are_reached()
    {
        var published = Reference.Read("fig2c_paths.csv");
        foreach (var γ in new[] { 0, 1, 10 })
        {
            var solution = Published(Mat.Diagonal(1.0 / 9, 1), Vec.Zero(2), Vec.Of(-3, -3), s => s with { DiscountRate = γ });
            AssertPath(published, $"theta{{0}}_gamma{γ}", solution);
        }
    }

    [Fact]
    public void The_published_paths_of_figure_3_are_reached()
    {
        var published = Reference.Read("fig3_paths.csv");
        AssertPath(published, "default{0}", Figure3(s => s));
        AssertPath(published, "natgrad{0}", Figure3(s => s with { Metric = new Metric.Constant(Mat.Diagonal(1.0 / 50, 1)) }));
        AssertPath(published, "rot{0}", Figure3(s => s with { Drift = Drift.Rotation(10) }));
        AssertPath(published, "decay{0}", Figure3(s => s with { Drift = Drift.Decay(2, 10) }));
    }

    [Fact]
    public void A_landscape_or_horizon_of_another_kind_is_an_error_that_says_what_to_do()
    {
        var well = Problems.Fig1.With(s => s with { Horizon = Horizon.Unlimited });
        Assert.IsType<NavigationError.NotQuadratic>(Assert.Single(QuadraticSolver.Solve(well).Errors()));
        var finite = Problems.Quadratic(Mat.Identity(1), Vec.Zero(1), Vec.Of(1), s => s with { Horizon = new Horizon.Finite(1, EndCondition.Anywhere) });
        Assert.IsType<NavigationError.WrongHorizon>(Assert.Single(QuadraticSolver.Solve(finite).Errors()));
    }

    [Fact]
    public void A_saddle_has_an_answer_only_where_discounting_is_strong_enough()
    {
        NavigationProblem Saddle(double γ) => Problems.Quadratic(Mat.Diagonal(1, -2), Vec.Zero(2), Vec.Of(1, 0.1), s => s with { DiscountRate = γ });
        Assert.Equal(-2, Assert.IsType<NavigationError.UnboundedValue>(Assert.Single(QuadraticSolver.Solve(Saddle(2.8)).Errors())).Curvature, 12);

        // γ²/4 = 2.25 ≥ 2: downhill, away from the saddle, with r = √0.25 − 1.5 = −1.
        Close.To(0.1 * Math.Exp(1), QuadraticSolver.Solve(Saddle(3)).Value().PositionAt(1)[1], 1e-14);
    }

    [Fact]
    public void Resting_beside_the_minimum_for_ever_costs_without_bound_unless_discounted()
    {
        var drifting = Published(Mat.Identity(1), Vec.Of(1), Vec.Of(0), s => s with { Drift = Drift.Decay(1, 0.5) });
        Assert.Equal(double.PositiveInfinity, drifting.Value(Vec.Of(0)));

        // Per unit of time it settles to ½(jθ*)² + ½(θ* − μ)²; with h = 1, γ = 0: θ* = 1/(1 + j²) = 0.8.
        var perTime = drifting.CostToDate(41) - drifting.CostToDate(40);
        Close.Relative(0.5 * ((0.4 * 0.4) + (0.2 * 0.2)), perTime, 1e-12);
    }

    private static QuadraticSolution Solve(Drift drift) => Published(Mat.Scalar(2, 2), _center, Vec.Of(1, 1), s => s with
    {
        Drift = drift,
        DiscountRate = 0.9,
        LearningRate = 0.8,
        LossWeight = 1.5,
    });

    private static QuadraticSolution Figure3(Func<ProblemStatement, ProblemStatement> change)
        => Published(Mat.Scalar(2, 4), Vec.Of(0, -0.5), Vec.Of(1.5, 1.5), change);

    private static QuadraticSolution Published(Mat curvature, Vec center, Vec start, Func<ProblemStatement, ProblemStatement> change)
        => QuadraticSolver.Solve(Problems.Quadratic(curvature, center, start, change)).Value();

    private static Vec Resting(QuadraticSolution solution) => solution.FixedPoint.IfNone(() => throw new Xunit.Sdk.XunitException("It does not rest."));

    private static void AssertPath(Reference published, string heading, QuadraticSolution solution)
    {
        for (var i = 0; i < published["t"].Length; i++)
        {
            var at = solution.PositionAt(published["t"][i]);
            for (var d = 0; d < 2; d++)
            {
                Close.To(published[string.Format(System.Globalization.CultureInfo.InvariantCulture, heading, d + 1)][i], at[d], 1e-9);
            }
        }
    }
}
