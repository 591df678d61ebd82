using BenchmarkDotNet.Attributes;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;

namespace LossNav.Benchmarks;

/// <summary>How long does the value function of the double well of fig. 1b take on a grid, its two coarser grids for the error estimate included?</summary>
[MemoryDiagnoser]
public class PolicySolverBenchmarks
{
    private NavigationProblem _problem = null!;

    /// <summary>Cells in each direction.</summary>
    [Params(100, 200, 400)]
    public int Cells { get; set; }

    /// <summary>γ: 0 is the eikonal equation.</summary>
    [Params(0, 1)]
    public double DiscountRate { get; set; }

    /// <summary>Whether the metric couples the axes, G = [1 0.4; 0.4 1], and is not the identity.</summary>
    [Params(false, true)]
    public bool Coupled { get; set; }

    [GlobalSetup]
    public void State()
        => _problem = TiltedDoubleWell.Create(1, 1, 1, -0.5)
            .Bind(landscape => NavigationProblem.Create(ProblemStatement.On(landscape, Vec.Of(-0.6, 0.55)) with
            {
                DiscountRate = DiscountRate,
                Metric = Coupled ? new Metric.Constant(Mat.FromRows(Vec.Of(1, 0.4), Vec.Of(0.4, 1))) : Metric.Flat,
            }))
            .IfFail(Fail<NavigationProblem>);

    [Benchmark]
    public PolicySolution Solve()
        => PolicySolver.Solve(PolicySettings.Cube(2, -1.5, 1.5, Cells), _problem).IfFail(Fail<PolicySolution>);

    private static T Fail<T>(LanguageExt.Seq<NavigationError> errors) => throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
}
