using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Landscapes.Networks;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.MatrixFree;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.MatrixFree;

/// <summary>Far-sighted paths over the loss of networks.</summary>
[Trait("Lane", "Slow")]
public class NetworkPathTests
{
    [Fact]
    public void Two_solvers_agree_on_ten_thousand_parameters_and_the_certificate_proves_a_minimum()
    {
        var shape = Networks.Shape(Activation.Tanh, 60, 140, 10);
        Assert.InRange(shape.Parameters, 9_900, 10_100);
        var problem = Problem(Networks.Smooth(shape, NetworkLoss.CrossEntropy, 40, 1), shape.InitialParameters(2), 8, 1);
        var settings = MatrixFreeSettings.Of(12) with { EstimatesError = false };
        var newton = MatrixFreeSolver.Solve(MatrixFreeSettings.WithMethod(DescentMethod.Newton, settings), problem).Value();
        var quasi = MatrixFreeSolver.Solve(MatrixFreeSettings.WithMethod(DescentMethod.QuasiNewton, settings), problem).Value();
        var agreement = MatrixFreeCertifier.Compare(newton, quasi).Value();
        Assert.InRange(agreement.Objective, 0, 1e-8);
        Assert.InRange(agreement.Path, 0, 1e-5);
        Assert.All([newton, quasi], solution =>
        {
            Assert.InRange(solution.Certificate.RelativeGradient, 0, 1e-9);
            Assert.IsType<SecondOrderVerdict.Minimum>(solution.Certificate.Verdict);
            Assert.InRange(solution.Certificate.FailureProbability, 0, 1e-6);
        });
        Assert.True(quasi.Work.Products < newton.Work.Products);
    }

    // Both count sweeps until J is the least to nine digits.
    [Fact]
    public void The_preconditioner_saves_nine_sweeps_in_ten()
    {
        var shape = Networks.Shape(Activation.Tanh, 10, 12, 4);
        var problem = Problem(Networks.Smooth(shape, NetworkLoss.CrossEntropy, 16, 3), shape.InitialParameters(4), 8, 1);
        var least = MatrixFreeSolver.Solve(MatrixFreeSettings.Of(50), problem).Value().Objective;
        var settings = MatrixFreeSettings.WithMethod(DescentMethod.QuasiNewton, MatrixFreeSettings.Of(50));
        var state = MatrixFreeSolver.Begin(settings, problem).Value();
        while (state.Objective > PlainAction.Enough(least))
        {
            state = MatrixFreeSolver.Next(settings, state);
            Assert.False(state.IsDone && state.Objective > PlainAction.Enough(least));
        }

        var most = 10 * state.Work.Sweeps;
        var sweeps = new PlainAction(problem, 50).SweepsTo(least, settings.Pairs, most);
        Assert.True(sweeps >= most, $"{sweeps} sweeps without the preconditioner, {state.Work.Sweeps} with it.");
    }

    [Fact]
    public void The_number_of_sweeps_does_not_grow_with_the_number_of_steps()
    {
        var shape = Networks.Shape(Activation.Tanh, 8, 10, 3);
        var problem = Problem(Networks.Smooth(shape, NetworkLoss.CrossEntropy, 20, 5), shape.InitialParameters(6), 8, 1);
        int[] sweeps = [.. new[] { 26, 100, 400 }.Select(steps =>
        {
            var settings = MatrixFreeSettings.WithMethod(DescentMethod.QuasiNewton, MatrixFreeSettings.WithTolerance(1e-6, MatrixFreeSettings.Of(steps)));
            return MatrixFreeSolver.Advance(Watch.Nothing, settings, MatrixFreeSolver.Begin(settings, problem).Value()).Work.Sweeps;
        })];
        Assert.InRange(sweeps[2], 10, 1.15 * sweeps[0]);
        Assert.InRange(sweeps[1], 10, 1.15 * sweeps[0]);
    }

    [Fact]
    public void Without_second_derivatives_the_certificate_is_of_first_order_and_says_so()
    {
        var shape = Networks.Shape(Activation.Relu, 5, 8, 2);
        var landscape = NetworkLandscape.Create(shape, NetworkLoss.SquaredError, 1e-2, Networks.Examples(shape, NetworkLoss.SquaredError, 20, 7)).Value();
        
        // So short and slow that no unit crosses its kink, where the gradient jumps.
        var problem = Problem(landscape, shape.InitialParameters(8), 0.3, 0.2);
        var solution = MatrixFreeSolver.Solve(MatrixFreeSettings.WithTolerance(1e-8, MatrixFreeSettings.Of(8)), problem).Value();
        Assert.True(solution.Certificate.IsExtremal);
        Assert.Contains("first order", Assert.IsType<SecondOrderVerdict.Undecided>(solution.Certificate.Verdict).Reason, StringComparison.Ordinal);
        Assert.Equal(0, solution.Work.Products);
        var asked = MatrixFreeSettings.WithMethod(DescentMethod.Newton, MatrixFreeSettings.Of(8));
        Assert.Equal("N081", MatrixFreeSolver.Solve(asked, problem).Errors().Head.Code);
    }

    // A rule's path is one of those that are compared, so the optimum costs no more: the start tells what the rule's path costs at the latest.
    [Fact]
    public void The_path_of_a_learning_rule_is_a_start_and_costs_more_than_the_optimum()
    {
        var shape = Networks.Shape(Activation.Gelu, 6, 8, 3);
        var landscape = Networks.Smooth(shape, NetworkLoss.CrossEntropy, 25, 9);
        var (start, steps) = (shape.InitialParameters(10), 40);
        var problem = Problem(landscape, start, 4, 0.3);
        var settings = MatrixFreeSettings.Of(steps);
        var points = Learning.Follow(Adam.Create(0.05, 0.9, 0.999, 1e-8).Value(), steps, landscape, start);
        var path = Trajectory.Sample(Trajectory.UniformTimes(4, steps + 1), time => points[(int)Math.Round(time * steps / 4)]);
        var solution = MatrixFreeSolver.SolveFrom(Watch.Nothing, settings, Seq1(path), problem).Value();
        Assert.Equal(["gradient flow", "path 1", "rest"], solution.Starts.Map(tried => tried.Start).Order(StringComparer.Ordinal));
        Assert.InRange(solution.Objective, 0, MatrixFreeSolver.BeginFrom(settings, path, problem).Value().Objective);
        Assert.True(solution.Certificate.IsLocalMinimum);
    }

    private static MatrixFreeProblem Problem(Landscape landscape, Vec start, double duration, double lossWeight)
        => MatrixFreeProblem.Create(MatrixFreeStatement.On(landscape, start, duration) with { LossWeight = lossWeight, DiscountRate = 0.1 }).Value();
}
