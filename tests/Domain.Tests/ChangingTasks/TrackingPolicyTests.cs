using CsCheck;
using LossNav.Domain.ChangingTasks;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.ChangingTasks;

public class TrackingPolicyTests
{
    [Fact]
    public void The_rule_is_a_gradient_step_with_a_pull_to_the_mean_of_all_tasks()
        => Gen.Select(Tasks.Any, Problems.Point(4), Problems.Point(4)).Sample((problem, somewhere, task) =>
        {
            var (θ, m) = (First(problem, somewhere), First(problem, task));
            var policy = TrackingPolicy.Of(problem);
            Close.To(policy.Velocity(m, θ), policy.VelocityFromGradient(problem.Curvature * (θ - m), θ), 1e-11);
        });

    [Fact]
    public void The_rate_the_target_and_the_pull_are_those_of_each_eigendirection()
    {
        var problem = Tasks.Turned;
        var policy = TrackingPolicy.Of(problem);
        var direction = Vec.Of(Math.Cos(0.6), Math.Sin(0.6), 0); // of curvature 0.05
        var r = ConvergenceRate.Of(0.1, 1, 1, 0.05).Value();
        Close.To(r * direction, policy.Rate * direction, 1e-14);
        Close.To((r + 0.1) / (r + 0.6) * direction, policy.TargetFraction * direction, 1e-14);
        Close.To(1 / (r + 0.6) * direction, policy.GradientCoefficient * direction, 1e-14);
        Close.To(0.5 * r / (r + 0.6) * direction, policy.PullCoefficient * direction, 1e-14);
    }

    [Fact]
    public void Without_changes_it_is_the_policy_of_the_quadratic_problem()
        => Gen.Select(Tasks.Any, Problems.Point(4), Problems.Point(4)).Sample((changing, somewhere, task) =>
        {
            var problem = Tasks.Create(ContinualStatement.WithHazard(0, changing.Statement));
            var (θ, m) = (First(problem, somewhere), First(problem, task));
            var alone = QuadraticSolver.Solve(Problems.Quadratic(problem.Curvature, m, θ, statement => statement with
            {
                LearningRate = problem.LearningRate, LossWeight = problem.LossWeight, DiscountRate = problem.DiscountRate,
            })).Value();
            Close.To(alone.Velocity(θ), TrackingPolicy.Of(problem).Velocity(m, θ), 1e-10);
            Close.To(alone.Value(θ), TrackingValue.Of(m, θ, problem), 1e-10 * (1 + alone.Value(θ)));
        });

    [Fact]
    public void Its_value_solves_the_Hamilton_Jacobi_Bellman_equation_with_changes_and_its_slope_is_the_rule()
        => Gen.Select(Tasks.Any, Problems.Point(4), Problems.Point(4)).Sample((problem, somewhere, task) =>
        {
            var (θ, m) = (First(problem, somewhere), First(problem, task));
            double Value(Vec optimum) => TrackingValue.Of(optimum, θ, problem);
            var loss = 0.5 * (θ - m).Dot(problem.Curvature * (θ - m));
            var velocity = TrackingPolicy.Of(problem).Velocity(m, θ);

            // V is quadratic in m, so its mean over N(μ₀, Σ₀) is the mean over the 2D points μ₀ ± √D times the columns of √Σ₀.
            var root = SymmetricEigen.Of(problem.PriorCovariance).Apply(Math.Sqrt);
            var mean = Enumerable.Range(0, problem.Dimension).Average(i =>
            {
                var aside = Math.Sqrt(problem.Dimension) * root.Column(i);
                return 0.5 * (Value(problem.PriorMean + aside) + Value(problem.PriorMean - aside));
            });

            // γV = kL − (η/2)|∇V|² + ρ(E V(θ, m′) − V(θ, m)), with θ̇ = −η∇V.
            var scale = 1 + Value(m) + mean;
            Close.To(
                problem.DiscountRate * Value(m),
                (problem.LossWeight * loss) - (velocity.Dot(velocity) / (2 * problem.LearningRate)) + (problem.Hazard * (mean - Value(m))),
                1e-10 * scale);
            Close.To(-problem.LearningRate * Differences.Gradient(p => TrackingValue.Of(m, p, problem), θ, 1e-4), velocity, 1e-6 * scale);
        });

    [Fact]
    public void Directions_without_curvature_stay_where_they_are()
    {
        var problem = Tasks.Create(new ContinualStatement(Mat.Diagonal(0, 2), Vec.Zero(2), Mat.Identity(2), 0, 1, 1, 0));
        var policy = TrackingPolicy.Of(problem);
        Assert.Equal(0, policy.Velocity(Vec.Of(1, 1), Vec.Of(3, 3))[0]);
        Assert.True(policy.GradientCoefficient.IsFinite);
    }

    [Fact]
    public void Endless_costs_that_nothing_discounts_are_infinite()
        => Assert.Equal(double.PositiveInfinity, TrackingValue.Of(Vec.Zero(1), Vec.Zero(1), Tasks.Line(0, 1, 1, 1, 0.5)));

    [Fact]
    public void All_that_is_wrong_with_a_statement_is_reported_at_once()
        => Assert.Equal(
            ["N020", "N003", "N001", "N001", "N001", "N001"],
            ContinualProblem.Create(new ContinualStatement(Mat.Diagonal(1, -1), Vec.Zero(2), Mat.Identity(3), -1, 0, -1, double.NaN)).Errors().Map(error => error.Code).ToArray());

    private static Vec First(ContinualProblem problem, Vec numbers) => Vec.Generate(problem.Dimension, i => numbers[i]);
}
