using LossNav.Domain.Solvers;
using LossNav.Domain.Solvers.Collocation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>Collocation as a method.</summary>
public static class CollocationMethod
{
    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "collocation",
        "state and costate on a mesh that is refined to the tolerance",
        MethodNeeds.FiniteHorizon,
        MeshSettings.All,
        (values, watch, problem) => CollocationSolver.SolveWatched(watch, Settings(values), problem).Map(solution => Seq1<Solution>(solution)));

    /// <summary>The settings of the solver that the values stand for.</summary>
    public static CollocationSettings Settings(SettingValues values) => MeshSettings.Of(values);
}
