using BenchmarkDotNet.Attributes;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;

namespace LossNav.Benchmarks;

/// <summary>How long does a path of 1,000 points through the valley of Rosenbrock take when there are many parameters, each coupled to its neighbours?</summary>
[MemoryDiagnoser]
public class ManyParametersBenchmarks
{
    private NavigationProblem _problem = null!;

    /// <summary>D: parameters.</summary>
    [Params(10, 30, 100)]
    public int Parameters { get; set; }

    /// <summary>Whether a drift turns neighbouring parameters into each other.</summary>
    [Params(false, true)]
    public bool Drifts { get; set; }

    [GlobalSetup]
    public void State()
        => _problem = Rosenbrock.Create(Parameters, 1)
            .Bind(landscape => NavigationProblem.Create(ProblemStatement.On(landscape, Vec.Generate(Parameters, i => i % 2 == 0 ? -0.6 : 0.55)) with
            {
                DiscountRate = 0.1,
                Drift = Drifts ? new Drift.Linear(Rotation(Parameters)) : Drift.Zero,
                Horizon = new Horizon.Finite(4, new EndCondition.Fixed(Vec.Generate(Parameters, _ => 1))),
            }))
            .IfFail(Fail<NavigationProblem>);

    [Benchmark]
    public ActionSolution Solve()
        => ActionSolver.Solve(ActionSettings.Of(1_000, ActionRule.Trapezoid), _problem).IfFail(Fail<ActionSolution>);

    private static Mat Rotation(int d)
        => Mat.Copy(d, d, [.. Enumerable.Range(0, d * d).Select(at => (at / d) - (at % d)).Select(gap => gap == 1 ? 0.2 : gap == -1 ? -0.2 : 0)]);

    private static T Fail<T>(LanguageExt.Seq<NavigationError> errors) => throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
}
