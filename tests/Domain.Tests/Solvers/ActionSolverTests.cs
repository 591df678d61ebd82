using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

public class ActionSolverTests
{
    [Fact]
    public void The_exact_minimiser_of_figure_1b_is_reached()
    {
        var exact = Reference.Read("fig1_trajectory.csv");
        var solution = Solve(Problems.Fig1, 50, ActionRule.Left);
        for (var i = 0; i < 50; i++)
        {
            Close.To(Vec.Of(exact["x"][i], exact["y"][i]), solution.Path.PositionAt(i), 1e-12);
            Close.To(exact["t"][i], solution.Path.Times[i], 1e-15);
        }

        Close.To(0.169571442216148, solution.Action, 1e-14);
        Close.To(4 * 0.169571442216148, solution.Objective, 1e-13);
        Assert.True(solution.Statistics.IsLocalMinimum);
    }

    [Fact]
    public void The_published_path_is_off_by_no_more_than_its_single_precision()
    {
        var published = Reference.Read("fig1_published_multistep.csv");
        var path = Solve(Problems.Fig1, 50, ActionRule.Left).Path;
        Assert.All(Enumerable.Range(0, 50), i => Close.To(Vec.Of(published["x"][i], published["y"][i]), path.PositionAt(i), 5e-5));
    }

    [Fact]
    public void The_trapezoid_rule_approaches_the_converged_objective_with_the_square_of_the_step()
    {
        double Error(int points, ActionRule rule) => Math.Abs(Solve(Problems.Fig1, points, rule).Objective - Converged());
        Assert.InRange(Math.Log2(Error(201, ActionRule.Trapezoid) / Error(401, ActionRule.Trapezoid)), 1.9, 2.1);
        Assert.InRange(Math.Log2(Error(201, ActionRule.Left) / Error(401, ActionRule.Left)), 0.9, 1.1);
        Close.To(0.619463025, Converged(), 5e-10);
    }

    [Fact]
    public void No_path_nearby_has_a_smaller_action()
    {
        // A second, independent evaluation of the action, and random disturbances of every inner point.
        var solution = Solve(Problems.Fig1, 50, ActionRule.Left);
        Close.To(solution.Action, DirectAction(Problems.Fig1, solution.Path), 1e-15);
        var random = new Random(20261);
        for (var trial = 0; trial < 200; trial++)
        {
            var disturbed = Trajectory.Sample(solution.Path.Times.ToArray(), t => Disturbed(solution.Path, t, random));
            Assert.True(DirectAction(Problems.Fig1, disturbed) > solution.Action);
        }
    }

    [Fact]
    public void The_gradient_of_the_action_vanishes_by_differences()
    {
        var path = Solve(Problems.Fig1, 20, ActionRule.Left).Path;
        for (var point = 1; point < 19; point++)
        {
            var slope = Differences.Gradient(
                moved => DirectAction(Problems.Fig1, Trajectory.Sample(path.Times.ToArray(), t => Index(path, t) == point ? moved : path.PositionAt(Index(path, t)))),
                path.PositionAt(point),
                1e-4);
            Close.To(0, slope.Norm, 1e-7);
        }
    }

    [Fact]
    public void A_long_horizon_transcription_reaches_the_Riccati_solution()
    {
        // Metric, rotation and a non-diagonal curvature at once; by T = 30 the path has come to rest and a free end is as good as none.
        var endless = Problems.Quadratic(Mat.FromRows(Vec.Of(2, 0.4), Vec.Of(0.4, 1)), Vec.Of(0.3, -0.5), Vec.Of(1, 1), s => s with
        {
            Metric = new Metric.Constant(Mat.FromRows(Vec.Of(1.5, -0.2), Vec.Of(-0.2, 0.8))),
            Drift = new Drift.Linear(Mat.FromRows(Vec.Of(0.1, -1.3), Vec.Of(0.9, -0.2))),
            DiscountRate = 0.9,
            LearningRate = 0.8,
            LossWeight = 1.5,
        });
        var closed = QuadraticSolver.Solve(endless).Value();
        var finite = endless.With(s => s with { Horizon = new Horizon.Finite(30, EndCondition.Anywhere) });
        Vec[] Transcribed(int points)
        {
            var path = Solve(finite, points, ActionRule.Trapezoid).Path;
            return [.. Enumerable.Range(0, 21).Select(i => path.PositionAt(i * (points - 1) / 60))];
        }

        Vec[] exact = [.. Enumerable.Range(0, 21).Select(i => closed.PositionAt(i * 0.5))];
        double Error(IEnumerable<Vec> path) => path.Zip(exact, (a, b) => (a - b).Norm).Max();

        var (coarse, fine) = (Transcribed(6_001), Transcribed(12_001));
        Assert.InRange(Math.Log2(Error(coarse) / Error(fine)), 1.9, 2.1);

        // Richardson's extrapolation takes the second-order error off.
        Close.To(0, Error(coarse.Zip(fine, (c, f) => (1.0 / 3) * ((4 * f) - c))), 1e-9);
    }

    [Theory]
    [InlineData(ActionRule.Left, 0.9, 1.1)]
    [InlineData(ActionRule.Trapezoid, 1.9, 2.1)]
    public void Drift_and_terminal_cost_keep_the_order_of_the_rule(ActionRule rule, double least, double most)
    {
        // f = −θ, k = 0, −1 → 2 in T = 10: ½∫u² = 4.00018161002519, from u = c eᵗ.
        // θ̇ = −θ + c eᵗ gives θ = −e^{−t} + c sinh t, c = (2 + e^{−T})/sinh T, and ½∫u² = c²(e^{2T} − 1)/4.
        var problem = Problems.Quadratic(Mat.Identity(1), Vec.Zero(1), Vec.Of(-1), s => s with
        {
            Drift = Drift.Decay(1, 1),
            LossWeight = 0,
            Horizon = new Horizon.Finite(10, new EndCondition.Fixed(Vec.Of(2))),
        });
        double Error(int points) => Math.Abs(Solve(problem, points, rule).Objective - 4.00018161002519);
        Assert.InRange(Math.Log2(Error(4_001) / Error(8_001)), least, most);
    }

    [Fact]
    public void A_terminal_cost_balances_moving_against_what_is_left_to_pay()
    {
        // f = 0, L = 0, Φ = 2.5θ², θ₀ = 1.5, T = 5: a straight line to θ_T with θ_T/θ₀ = 1/(1 + 5·5), J = ½(θ₀ − θ_T)²/5 + 2.5θ_T².
        var cost = QuadraticLandscape.Create(Mat.Scalar(1, 5), Vec.Zero(1)).Value();
        var problem = Problems.Quadratic(Mat.Zero(1, 1), Vec.Zero(1), Vec.Of(1.5), s => s with { Horizon = new Horizon.Finite(5, new EndCondition.TerminalCost(cost)) });
        var solution = Solve(problem, 101, ActionRule.Trapezoid);
        Close.To(0.0576923077, solution.Path.End[0], 1e-10);
        Close.To(0.2163461538, solution.Objective, 1e-10);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(20)]
    [InlineData(40)]
    public void A_crossing_with_time_to_spare_costs_the_length_in_the_metric_of_the_loss(int duration)
    {
        // Section 5 of the theory notes: ∫√(2L) dx = √2 ∫(1 − x²) dx from −1 to 1 is 4√2/3, but for e^{−2√2 T}-small terms. The path is almost free to shift in time.
        var wells = FunctionLandscape.Create(
            "wells", 1, p => Math.Pow((p[0] * p[0]) - 1, 2), p => Vec.Of(4 * p[0] * ((p[0] * p[0]) - 1)), p => Mat.Scalar(1, (12 * p[0] * p[0]) - 4)).Value();
        var problem = NavigationProblem.Create(ProblemStatement.On(wells, Vec.Of(-1)) with { Horizon = new Horizon.Finite(duration, new EndCondition.Fixed(Vec.Of(1))) }).Value();
        double Objective(int steps) => Solve(problem, (steps * duration) + 1, ActionRule.Trapezoid).Objective;
        var (coarse, fine) = (Objective(10), Objective(20));
        Close.To(4 * Math.Sqrt(2) / 3, fine + ((fine - coarse) / 3), 2e-5);
    }

    [Fact]
    public void One_two_and_many_dimensions_are_one_algorithm()
    {
        // Extra parameters that neither move nor cost leave the answer as it is, though other code does the algebra.
        var planar = Problems.Quadratic(Mat.Diagonal(2, 1), Vec.Of(1, 0), Vec.Of(0, 1), Finite);
        var line = Problems.Quadratic(Mat.Diagonal(2), Vec.Of(1), Vec.Of(0), Finite);
        var space = Problems.Quadratic(Mat.Diagonal(2, 1, 3), Vec.Of(1, 0, 0), Vec.Of(0, 1, 0), Finite);
        foreach (var rule in Enum.GetValues<ActionRule>())
        {
            var (two, one, three) = (Solve(planar, 81, rule), Solve(line, 81, rule), Solve(space, 81, rule));
            for (var i = 0; i < 81; i++)
            {
                Close.To(one.Path.PositionAt(i)[0], two.Path.PositionAt(i)[0], 1e-13);
                Close.To(Vec.Of(two.Path.PositionAt(i)[0], two.Path.PositionAt(i)[1], 0), three.Path.PositionAt(i), 1e-13);
            }
        }

        static ProblemStatement Finite(ProblemStatement s) => s with { DiscountRate = 0.3, Horizon = new Horizon.Finite(2, EndCondition.Anywhere) };
    }

    [Fact]
    public void A_landscape_that_is_not_a_number_on_the_way_is_an_error_that_says_where()
    {
        var hole = FunctionLandscape.Create(
            "hole", 1, p => Math.Sqrt(p[0] - 0.5), _ => Vec.Of(double.NaN), _ => Mat.Identity(1)).Value();
        var problem = NavigationProblem.Create(ProblemStatement.On(hole, Vec.Of(1)) with { Horizon = new Horizon.Finite(1, new EndCondition.Fixed(Vec.Of(0))) }).Value();
        Assert.IsType<NavigationError.LandscapeNotFinite>(Assert.Single(ActionSolver.Solve(ActionSettings.Of(11, ActionRule.Left), problem).Errors()));
    }

    [Fact]
    public void Bad_settings_and_the_wrong_horizon_are_typed_errors()
    {
        Assert.Equal(3, ActionSolver.Solve(new ActionSettings(2, ActionRule.Left, 0, 0), Problems.Fig1).Errors().Count);
        var endless = Problems.Fig1.With(s => s with { Horizon = Horizon.Unlimited });
        Assert.IsType<NavigationError.WrongHorizon>(Assert.Single(ActionSolver.Solve(ActionSettings.Of(50, ActionRule.Left), endless).Errors()));
        Assert.IsType<NavigationError.NotConverged>(Assert.Single(ActionSolver.Solve(new ActionSettings(50, ActionRule.Left, 1e-9, 2), Problems.Fig1).Errors()));
    }

    private static ActionSolution Solve(NavigationProblem problem, int points, ActionRule rule)
        => ActionSolver.Solve(ActionSettings.Of(points, rule), problem).Value();

    // Richardson: the second-order error falls by 4 when the step is halved.
    private static double Converged()
    {
        var (coarse, fine) = (Solve(Problems.Fig1, 8_001, ActionRule.Trapezoid).Objective, Solve(Problems.Fig1, 16_001, ActionRule.Trapezoid).Objective);
        return fine + ((fine - coarse) / 3);
    }

    // The formula of section 2 of the theory notes, term by term.
    private static double DirectAction(NavigationProblem problem, Trajectory path)
    {
        var (steps, dt) = (path.Count - 1, path.Times[1]);
        return Enumerable.Range(0, steps).Sum(i => Math.Exp(-problem.DiscountRate * path.Times[i])
            * ((Math.Pow((path.PositionAt(i + 1) - path.PositionAt(i)).Norm, 2) / (2 * problem.LearningRate * dt * dt))
                + (problem.LossWeight * problem.Landscape.Value(path.PositionAt(i))))) / steps;
    }

    private static Vec Disturbed(Trajectory path, double time, Random random)
    {
        var i = Index(path, time);
        return i == 0 || i == path.Count - 1
            ? path.PositionAt(i)
            : path.PositionAt(i) + Vec.Generate(2, _ => 1e-3 * (random.NextDouble() - 0.5));
    }

    private static int Index(Trajectory path, double time) => path.Times.IndexOf(time);
}
