using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>The closed form as a method.</summary>
public static class QuadraticMethod
{
    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "quadratic",
        "the closed form",
        new MethodNeeds("quadratic loss, linear drift, constant metric, infinite horizon", HasClosedForm),
        Seq<Setting>(),
        (_, watch, problem) => QuadraticSolver.SolveWatched(watch, problem).Map(solution => Seq1<Solution>(solution)));

    private static bool HasClosedForm(NavigationProblem problem)
        => problem.Landscape is QuadraticLandscape && problem.Horizon is Horizon.Infinite && problem.Drift is not Drift.Field && problem.Metric is not Metric.Field;
}
