using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers;
using LossNav.Domain.Solvers.Global;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>The method that fits a problem: the closed form where there is one, else the best optimum that a search by the other solvers finds.</summary>
public static class FittingMethod
{
    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "auto",
        "the closed form where there is one, else the best of many starts by 'collocation' or, for ever, 'infinite'; it says where the best is proven to be the optimum",
        MethodNeeds.Nothing,
        Seq<Setting>(),
        (_, watch, problem) => Solve(watch, problem));

    private static Validation<NavigationError, Seq<Solution>> Solve(Watch watch, NavigationProblem problem)
        => QuadraticMethod.Row.Needs.IsMetBy(problem) ? QuadraticMethod.Row.Solve(SettingValues.None, watch, problem)
            : problem.Horizon is Horizon.Infinite ? EndlessSearch.SolveWatched(watch, GlobalSettings.Default, problem).Map(found => found.Optima.Map(optimum => (Solution)optimum))
            : GlobalSolver.SolveWatched(watch, GlobalSettings.Default, problem).Map(found => Seq1<Solution>(found.Best));
}
