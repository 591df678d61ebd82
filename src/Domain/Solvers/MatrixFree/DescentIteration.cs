using LanguageExt;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>One step of the search: a state in, the next state out.</summary>
internal static class DescentIteration
{
    // Newton's equation is never solved more loosely than this.
    private const double LoosestForcing = 0.5;

    // Beyond the tolerance by as much, so that the last step arrives inside it.
    private const double Beyond = 0.1;

    // Products for one Newton step: beyond them the direction is good enough to follow.
    private const int MostProducts = 500;

    public static MatrixFreeState Begin(MatrixFreeSettings settings, PathAction action, double[] velocities)
        => Staged(
            settings,
            new MatrixFreeState(action, PathPoint.At(action, velocities), LanguageExt.Prelude.Empty, FirstStage(settings), new DescentWork(0, 1, 0)));

    /// <summary>The state after one step; a state whose objective is not a number where somebody asked to stop.</summary>
    public static MatrixFreeState Next(MatrixFreeSettings settings, MatrixFreeState state)
        => state.IsDone ? state : Staged(settings, state.Stage == DescentStage.Descent ? Descend(settings, state) : Newton(settings, state));

    /// <summary>A state that goes on under these settings, whatever others said of it.</summary>
    public static MatrixFreeState Again(MatrixFreeSettings settings, MatrixFreeState state)
        => Staged(settings, state.In(state.IsDone ? FirstStage(settings) : state.Stage));

    private static DescentStage FirstStage(MatrixFreeSettings settings)
        => settings.Method == DescentMethod.Newton ? DescentStage.Newton : DescentStage.Descent;

    private static MatrixFreeState Staged(MatrixFreeSettings settings, MatrixFreeState state)
        => state.RelativeGradient <= settings.Tolerance ? state.In(DescentStage.Converged)
            : state.IsDone ? state
            : state.Work.InSweeps >= settings.MostSweeps ? state.In(DescentStage.Exhausted)
            : state.Stage == DescentStage.Descent && state.RelativeGradient <= settings.NewtonBelow && MayUseNewton(settings, state) ? state.In(DescentStage.Newton)
            : state;

    private static bool MayUseNewton(MatrixFreeSettings settings, MatrixFreeState state)
        => settings.Method != DescentMethod.QuasiNewton && state.Action.Problem.HasCurvature;

    private static MatrixFreeState Descend(MatrixFreeSettings settings, MatrixFreeState state)
    {
        var direction = CurvaturePair.Direction(state.Point.Gradient, state.Pairs);
        var found = LineSearch.Along(state.Action, state.Point, direction);
        var work = state.Work + new DescentWork(1, found.Sweeps, 0);
        return found.Point.Match(
            point => new MatrixFreeState(
                state.Action, point, CurvaturePair.Remember(settings.Pairs, state.Point, point, state.Pairs), state.Stage, work),
            () => new MatrixFreeState(
                state.Action,
                state.Point,
                LanguageExt.Prelude.Empty,
                !state.Pairs.IsEmpty ? DescentStage.Descent : MayUseNewton(settings, state) ? DescentStage.Newton : DescentStage.Stalled,
                work));
    }

    private static MatrixFreeState Newton(MatrixFreeSettings settings, MatrixFreeState state)
    {
        var gradient = state.RelativeGradient;
        var forcing = Math.Max(Math.Min(LoosestForcing, Math.Sqrt(gradient)), Beyond * settings.Tolerance / gradient);
        var left = Math.Max(1, (settings.MostSweeps - state.Work.InSweeps) / 2);
        var newton = ConjugateGradients.Solve(state.Action, state.Point, Math.Min(forcing, LoosestForcing), Math.Min(MostProducts, left));
        if (newton.Direction.Length == 0)
        {
            return state;
        }

        var found = LineSearch.Along(state.Action, state.Point, newton.Direction);
        var work = state.Work + new DescentWork(1, found.Sweeps, newton.Products);
        return found.Point.Match(
            point => new MatrixFreeState(state.Action, point, state.Pairs, state.Stage, work),
            () => new MatrixFreeState(state.Action, state.Point, state.Pairs, DescentStage.Stalled, work));
    }
}
