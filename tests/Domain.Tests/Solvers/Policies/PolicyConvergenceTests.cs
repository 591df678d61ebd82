using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.Policies;

/// <summary>Measured order and error estimate, on problems whose value function is known in advance.</summary>
[Trait("Lane", "Slow")]
public class PolicyConvergenceTests
{
    [Fact]
    public void A_bent_metric_and_drift_in_one_dimension_are_of_second_order()
        => IsOfSecondOrder(1, [64, 128, 256], KnownValue.Problem(
            x => (0.5 * x[0] * x[0]) + (0.25 * Math.Pow(x[0], 4)),
            x => Vec.Of(x[0] + Math.Pow(x[0], 3)),
            s => s with
            {
                DiscountRate = 0.3,
                Metric = new Metric.Field(Seq1(KnownValue.Function(1, x => 1 + (x[0] * x[0])))),
                Drift = new Drift.Field(Seq1(KnownValue.Function(1, x => -0.5 * Math.Sin(x[0])))),
            },
            Vec.Of(1)));

    [Fact]
    public void The_generated_problem_of_a_bent_diagonal_metric_and_a_rotation_is_of_second_order()
        => IsOfSecondOrder(2, [24, 48, 96], Generated((_, _) => 0, 0.3));

    [Fact]
    public void The_generated_problem_of_a_bent_metric_that_couples_the_axes_is_of_second_order()
        => IsOfSecondOrder(2, [24, 48, 96], Generated((_, y) => 0.4 * Math.Cos(y), 0));

    [Fact]
    public void The_generated_problem_has_its_value_at_the_start_within_the_error_estimate()
    {
        var solution = PolicySolver.Solve(PolicySettings.Cube(2, -2, 2, 80), Generated((_, _) => 0, 0.3)).Value();
        var value = solution.Value(Vec.Of(1.2, -0.8)).IfNone(double.NaN);
        Close.To(1.8784, value, 5e-3);
        Close.To(1.8784, value, solution.ErrorEstimate(Vec.Of(1.2, -0.8)).IfNone(0));
    }

    // On a smooth value function: order 2 where the box is not felt, and an error estimate that holds on 95 % of the nodes and is not idle.
    private static void IsOfSecondOrder(int dimension, int[] cells, NavigationProblem problem)
    {
        var errors = cells.Select(n => Errors(PolicySolver.Solve(PolicySettings.Cube(dimension, -2, 2, n), problem).Value())).ToArray();
        foreach (var (coarse, fine) in errors.Zip(errors.Skip(1)))
        {
            Assert.InRange(Math.Log2(coarse.Average(e => e.True) / fine.Average(e => e.True)), 1.75, 2.4);
        }

        var last = errors[^1];
        Assert.True(last.Count(e => e.Estimate >= e.True) >= 0.95 * last.Length, $"The estimate holds on {last.Count(e => e.Estimate >= e.True)} of {last.Length} nodes.");
        Assert.True(last.Average(e => e.Estimate) <= 100 * last.Average(e => e.True));
    }

    private static (double True, double Estimate)[] Errors(PolicySolution solution)
        =>
        [
            .. Enumerable.Range(0, solution.Grid.Count)
                .Select(node => (Node: node, At: solution.Grid.PositionAt(node)))
                .Where(pair => pair.At.ToArray().All(c => Math.Abs(c) <= 1))
                .Select(pair => (Math.Abs(solution.Values[pair.Node] - W(pair.At)), solution.ErrorEstimate(pair.At).IfNone(0))),
        ];

    private static double W(Vec x) => x.Dimension == 1
        ? (0.5 * x[0] * x[0]) + (0.25 * Math.Pow(x[0], 4))
        : (0.5 * ((x[0] * x[0]) + (2 * x[1] * x[1]))) + (0.25 * Math.Pow(x[0], 4));

    // W = ½(x² + 2y²) + ¼x⁴, G = [1 + x², c; c, 2], f = (−y, x), η = 0.7.
    private static NavigationProblem Generated(Func<double, double, double> coupling, double γ)
    {
        var c = KnownValue.Function(2, x => coupling(x[0], x[1]));
        return KnownValue.Problem(
            W,
            x => Vec.Of(x[0] + Math.Pow(x[0], 3), 2 * x[1]),
            s => s with
            {
                DiscountRate = γ,
                LearningRate = 0.7,
                LossWeight = 1.3,
                Metric = new Metric.Field(Seq(KnownValue.Function(2, x => 1 + (x[0] * x[0])), c, c, KnownValue.Function(2, _ => 2))),
                Drift = Drift.Rotation(1),
            },
            Vec.Of(1.2, -0.8));
    }
}
