using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.MatrixFree;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.MatrixFree;

/// <summary>Where other solvers have an answer, this one has the same: the worked examples of the documentation among them.</summary>
public class SmallProblemTests
{
    private static readonly Vec _well = Vec.Of(-0.6, 0.55);

    public static TheoryData<string> Names => [.. Examples.Keys];

    private static Dictionary<string, NavigationProblem> Examples { get; } = new()
    {
        ["double-well"] = Problems.Fig1,
        ["moving-target"] = NavigationProblem.Create(ProblemStatement.On(new MovingTarget(), Vec.Zero(2)) with { Horizon = new Horizon.Finite(2, EndCondition.Anywhere) }).Value(),
        ["terminal-cost"] = NavigationProblem.Create(ProblemStatement.On(Bowl(1, 0), Vec.Of(1.5)) with
        {
            Horizon = new Horizon.Finite(5, new EndCondition.TerminalCost(Bowl(1, 5))),
        }).Value(),
        ["metric and decay, free"] = NavigationProblem.Create(ProblemStatement.On(Problems.DoubleWell, _well) with
        {
            Metric = new Metric.Constant(Mat.Diagonal(0.5, 2)),
            Drift = new Drift.Linear(Mat.Diagonal(-0.3, 0.2)),
            DiscountRate = 0.4,
            LearningRate = 0.7,
            LossWeight = 1.3,
            Horizon = new Horizon.Finite(3, EndCondition.Anywhere),
        }).Value(),
        ["metric and decay, fixed"] = NavigationProblem.Create(ProblemStatement.On(Problems.DoubleWell, _well) with
        {
            Metric = new Metric.Constant(Mat.Diagonal(0.5, 2)),
            Drift = new Drift.Linear(Mat.Diagonal(-0.3, 0.2)),
            DiscountRate = 0.4,
            Horizon = new Horizon.Finite(3, new EndCondition.Fixed(Vec.Of(1, 0.1))),
        }).Value(),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_collocation_within_the_error_estimates(string name)
    {
        var problem = Examples[name];
        var expected = CollocationSolver.Solve(CollocationSettings.Default, problem).Value();
        foreach (var growth in new[] { 1.0, 3.0 })
        {
            var settings = MatrixFreeSettings.WithStepGrowth(growth, MatrixFreeSettings.Of(200));
            var solution = MatrixFreeSolver.Solve(settings, MatrixFreeProblem.Of(problem).Value()).Value();
            // The collocation's own estimate may be below rounding.
            var error = solution.ObjectiveError.Value() + expected.ObjectiveError.Value() + (1e-14 * Math.Abs(expected.Objective));
            Close.To(expected.Objective, solution.Objective, error);
            Assert.InRange(error, 0, 2e-3 * Math.Abs(expected.Objective));
            Close.To(expected.Objective, solution.Extrapolated.Value(), Math.Max(error / 20, 1e-14));
            Assert.True(solution.Certificate.IsLocalMinimum);
            Close.To(expected.Path.Positions.End, solution.Path.End, 1e-3);
        }
    }

    [Fact]
    public void Wide_metrics_and_drifts_are_told_to_take_another_solver()
    {
        var turning = Problems.Fig1.With(s => s with { Drift = Drift.Rotation(1) });
        Assert.Equal("N021", MatrixFreeProblem.Of(turning).Errors().Head.Code);
    }

    // The tail of an infinite horizon: the true J lies between J minus the bound and J, but for the error of the mesh.
    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void For_ever_the_objective_lies_within_tail_bound_and_error(double discountRate)
    {
        var problem = NavigationProblem.Create(ProblemStatement.On(Problems.DoubleWell, _well) with { DiscountRate = discountRate }).Value();
        var expected = InfiniteSolver.Solve(InfiniteSettings.Default, problem).Value().Objective;
        var settings = MatrixFreeSettings.WithStepGrowth(30, MatrixFreeSettings.Of(400));
        var solution = MatrixFreeSolver.Solve(settings, MatrixFreeProblem.Of(problem).Value()).Value();
        var error = solution.ObjectiveError.Value();
        Assert.InRange(expected, solution.Objective - solution.TailBound.Value() - error, solution.Objective + error);
        Assert.InRange(solution.TailBound.Value() + error, 0, 1e-3);
    }

    // adam-like-ridge with a discount: the closed form knows J for ever.
    [Fact]
    public void For_ever_on_a_ridge_with_a_diagonal_metric_the_objective_is_that_of_the_closed_form()
    {
        var problem = Problems.Quadratic(Mat.Diagonal(1, 9, 25, 49, 81), Vec.Zero(5), Vec.Of(1, 1, 1, 1, 1), s => s with
        {
            Metric = new Metric.Constant(Mat.Diagonal(1, 3, 5, 7, 9)),
            DiscountRate = 1,
        });
        var expected = QuadraticSolver.Solve(problem).Value().Value(problem.Start);
        var solution = MatrixFreeSolver.Solve(MatrixFreeSettings.WithStepGrowth(50, MatrixFreeSettings.Of(800)), MatrixFreeProblem.Of(problem).Value()).Value();
        Close.To(expected, solution.Objective, solution.ObjectiveError.Value() + solution.TailBound.Value());
        Close.Relative(expected, solution.Extrapolated.Value(), 1e-6);
    }

    [Fact]
    public void A_number_for_each_layer_is_the_same_as_a_number_for_each_parameter()
    {
        MatrixFreeProblem With(PerParameter metric) => MatrixFreeProblem.Create(
            MatrixFreeStatement.WithMetric(metric, MatrixFreeStatement.On(Rosenbrock.Create(3, 1).Value(), Vec.Of(-0.5, 0.5, 0.2), 2))).Value();

        var settings = MatrixFreeSettings.Of(20);
        var byLayer = MatrixFreeSolver.Solve(settings, With(new PerParameter.ByLayer(Seq(new LayerValue(2, 0.5), new LayerValue(1, 3))))).Value();
        var each = MatrixFreeSolver.Solve(settings, With(new PerParameter.Each(Vec.Of(0.5, 0.5, 3)))).Value();
        Assert.Equal(each.Objective, byLayer.Objective);
        Assert.Equal(each.Path.Positions.ToArray(), byLayer.Path.Positions.ToArray());
    }

    private static QuadraticLandscape Bowl(int d, double curvature) => QuadraticLandscape.Create(Mat.Scalar(d, curvature), Vec.Zero(d)).Value();

    // The minimum swings: L = 2((x − sin t)² + (y − cos 2t)²).
    private sealed class MovingTarget() : DenseLandscape("moving target", 2, Empty)
    {
        public override bool DependsOnTime => true;

        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        {
            var (x, y) = (position[0] - Math.Sin(time), position[1] - Math.Cos(2 * time));
            (gradient[0], gradient[1]) = (4 * x, 4 * y);
            return 2 * ((x * x) + (y * y));
        }

        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        {
            (hessian[0], hessian[1], hessian[2], hessian[3]) = (4, 0, 0, 4);
            return Evaluate(time, position, gradient);
        }
    }
}
