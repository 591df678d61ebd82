using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers;
using LossNav.Domain.Solvers.Policies;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>Value function and policy on a grid as a method.</summary>
public static class PolicyMethod
{
    private const int MostParameters = 3;
    private const int MostCells = 1 << 22;
    private static readonly PolicySettings _preset = PolicySettings.On();

    private static readonly Setting<Vec> _from = Setting.RequiredPoint("from", "where the grid begins");

    private static readonly Setting<Vec> _to = Setting.RequiredPoint("to", "where the grid ends");

    private static readonly Setting<int> _cells = Setting.Count("cells", "cells of each axis", 100, new SettingRange.Count(16, 2000, 4));

    private static readonly Setting<double> _tolerance = Setting.Number(
        "tolerance", "largest change of a value in the last round of sweeps, relative", _preset.Tolerance, MeshSettings.Tolerances);

    private static readonly Setting<int> _mostRounds
        = Setting.Count("mostRounds", "rounds of sweeps after which to give up", _preset.MostRounds, new SettingRange.Count(1, 1_000_000, 1));

    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "policy",
        "value function and policy on a grid",
        new MethodNeeds(
            "infinite horizon, one to three parameters", problem => MethodNeeds.InfiniteHorizon.IsMetBy(problem) && problem.Dimension <= MostParameters),
        Seq<Setting>(_from, _to, _cells, _tolerance, _mostRounds),
        Agree,
        Run);

    /// <summary>The settings of the solver that the values stand for.</summary>
    public static PolicySettings Settings(SettingValues values)
    {
        var (from, to, cells) = (_from.In(values), _to.In(values), _cells.In(values));
        var axes = Range(0, Math.Min(from.Dimension, to.Dimension)).Map(d => new GridAxis(from[d], to[d], cells)).ToSeq().Strict();
        return new PolicySettings(axes, _tolerance.In(values), _mostRounds.In(values));
    }

    private static Validation<NavigationError, Seq<Solution>> Run(SettingValues values, Watch watch, NavigationProblem problem)
        => PolicySolver.SolveWatched(watch, Settings(values), problem).Bind(solution => solution.Grid.Contains(problem.Start)
            ? Success<NavigationError, Seq<Solution>>(Seq1<Solution>(solution))
            : Fail<NavigationError, Seq<Solution>>(new NavigationError.StartOffGrid(problem.Start.ToString())));

    private static Seq<NavigationError> Agree(SettingValues values)
    {
        var (from, to, cells) = (_from.In(values), _to.In(values), _cells.In(values));
        return Checks.When(
                Math.Pow(cells, to.Dimension) > MostCells,
                () => new NavigationError.BadSetting("policy", _cells.Name, $"{cells}", FormattableString.Invariant($"at most {Math.Floor(Math.Pow(MostCells, 1.0 / to.Dimension)):0} with {to.Dimension} parameters: {MostCells:N0} cells in all take a gigabyte and minutes")))
            + Checks.When(
                from.Dimension != to.Dimension || !Range(0, to.Dimension).ForAll(d => from[d] < to[d]),
                () => new NavigationError.BadSetting("policy", _to.Name, to.ToString(), $"greater than '{_from.Name}' in every number, so that the grid ends above where it begins"));
    }
}
