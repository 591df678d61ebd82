using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers;
using LossNav.Domain.Solvers.Infinite;

namespace LossNav.Domain.Methods;

/// <summary>The stable manifold of rest points as a method.</summary>
public static class InfiniteMethod
{
    private static readonly Setting<double> _reach = Setting.Number(
        "reach", "the path is followed until this share of its distance is left", InfiniteSettings.Default.Reach, new Interval(0, false, 0.1, true));

    private static readonly Setting<Option<Vec>> _target = Setting.OptionalPoint(
        "target", "a point near the minimum to rest at; every known minimum is tried if it is left out");

    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "infinite",
        "every minimum that can be reached, the best first",
        MethodNeeds.InfiniteHorizon,
        MeshSettings.All.Add(_reach).Add(_target),
        (values, watch, problem) => InfiniteSolver.SolveAllWatched(watch, Settings(values), problem).Map(all => all.Map(solution => (Solution)solution)));

    /// <summary>The settings of the solver that the values stand for.</summary>
    public static InfiniteSettings Settings(SettingValues values) => new(MeshSettings.Of(values), _reach.In(values), _target.In(values));
}
