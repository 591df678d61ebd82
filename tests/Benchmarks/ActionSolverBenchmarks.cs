using BenchmarkDotNet.Attributes;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;

namespace LossNav.Benchmarks;

/// <summary>How long does the path of fig. 1b take, and does the time grow linearly with the number of points?</summary>
[MemoryDiagnoser]
public class ActionSolverBenchmarks
{
    private NavigationProblem _problem = null!;

    /// <summary>N: points of the path.</summary>
    [Params(50, 500, 5_000, 50_000, 500_000)]
    public int Points { get; set; }

    [GlobalSetup]
    public void State()
        => _problem = TiltedDoubleWell.Create(1, 1, 1, -0.5)
            .Bind(landscape => NavigationProblem.Create(ProblemStatement.On(landscape, Vec.Of(-0.6, 0.55)) with
            {
                DiscountRate = 0.1,
                Horizon = new Horizon.Finite(4, new EndCondition.Fixed(Vec.Of(1.0625, 0))),
            }))
            .IfFail(errors => throw new InvalidOperationException(string.Join(Environment.NewLine, errors)));

    [Benchmark]
    public ActionSolution Solve()
        => ActionSolver.Solve(ActionSettings.Of(Points, ActionRule.Left), _problem)
            .IfFail(errors => throw new InvalidOperationException(string.Join(Environment.NewLine, errors)));
}
