using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

public class ErrorEstimateTests
{
    [Fact]
    [Trait("Lane", "Slow")]
    public void The_estimated_error_of_the_objective_covers_the_true_one_and_is_less_than_a_hundred_times_as_large()
    {
        var (all, covered, tight) = (0, 0, 0);
        var log = new List<string>();
        foreach (var row in Rows.Quick)
        {
            // The best answer there is stands for the truth: its own error is far below those that are compared.
            var truth = CollocationSolver.Solve(CollocationSettings.WithTolerance(1e-13, CollocationSettings.Default), row.Problem).Value();
            foreach (var (tolerance, intervals) in new[] { (1e-2, 2), (1e-2, 12), (1e-4, 2), (1e-4, 24), (1e-6, 4), (1e-8, 4), (1e-10, 4) })
            {
                var rough = new CollocationSettings(tolerance, intervals, 20_000, 60);
                var solution = CollocationSolver.Solve(rough, row.Problem).Value();
                var error = Math.Abs(solution.Objective - truth.Objective);

                // Where the answer is right to rounding there is no error to estimate.
                var rounding = 4e-15 * Math.Abs(truth.Objective);
                all++;
                covered += solution.ObjectiveError.IfNone(double.NaN) >= error - rounding ? 1 : 0;
                tight += solution.ObjectiveError.IfNone(double.NaN) <= 100 * Math.Max(error, rounding) ? 1 : 0;
                log.Add($"{row} to {tolerance} from {intervals}: error {error:e1}, estimate {solution.ObjectiveError.IfNone(double.NaN):e1}");
            }
        }

        Assert.True(covered >= 0.95 * all, $"{covered} of {all} covered:\n{string.Join('\n', log)}");
        Assert.True(tight >= 0.95 * all, $"{tight} of {all} within a hundredfold:\n{string.Join('\n', log)}");
    }
}
