using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;

namespace LossNav.Domain.Methods;

/// <summary>The method that fits a problem.</summary>
public static class FittingMethod
{
    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "auto",
        "the closed form where there is one, else 'infinite' or 'collocation' by the horizon",
        MethodNeeds.Nothing,
        Prelude.Seq<Setting>(),
        (_, watch, problem) => For(problem).Solve(SettingValues.None, watch, problem));

    /// <summary>The row that fits a problem.</summary>
    public static Method For(NavigationProblem problem)
        => QuadraticMethod.Row.Needs.IsMetBy(problem) ? QuadraticMethod.Row
            : problem.Horizon is Horizon.Infinite ? InfiniteMethod.Row
            : CollocationMethod.Row;
}
