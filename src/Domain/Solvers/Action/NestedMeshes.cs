using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Action;

/// <summary>
/// Minimises the discrete action: first on coarser meshes, where Newton's steps cost little, and from what these foretell on the mesh asked for. Where they
/// foretell nothing good it starts from the straight line. The answer is the same to rounding.
/// </summary>
internal static class NestedMeshes<TBlock, TVector>
    where TBlock : struct, IBlock<TBlock, TVector>
    where TVector : struct, IBlockVector<TVector>
{
    // Each mesh has this many times the steps of the next coarser one; none is left out that has so many points.
    private const int Ratio = 4;
    private const int FewestPoints = 200;

    // A guess further off than this share of the path says that the coarse mesh does not show the problem.
    private const double Reach = 0.05;

    public static Either<NavigationError, ActionSolution> Run(NavigationProblem problem, DiscreteAction action, ActionSettings settings)
        => Solve(action, settings).Map(solution => Solution(problem, action, solution));

    // Down to the coarsest mesh and up again.
    private static Either<NavigationError, MeshSolution<TVector>> Solve(DiscreteAction action, ActionSettings settings)
        => Coarser(action, settings)
            .Bind(coarser => NewtonIteration<TBlock, TVector>.Near(action, settings, coarser.On(action), Reach).Map(converged => new MeshSolution<TVector>(converged, action, coarser)))
            .Match(
                Right<NavigationError, MeshSolution<TVector>>,
                () => NewtonIteration<TBlock, TVector>.From(action, settings, StraightLine(action)).Map(converged => new MeshSolution<TVector>(converged, action, null)));

    private static Option<MeshSolution<TVector>> Coarser(DiscreteAction action, ActionSettings settings)
        => !settings.BeginsCoarse || action.Steps + 1 < FewestPoints
            ? None
            : Solve(action with { Steps = action.Steps / Ratio }, settings).ToOption().Filter(coarse => coarse.Converged.IsLocalMinimum);

    private static TVector[] StraightLine(DiscreteAction action)
    {
        var start = TVector.Read(action.Start.Span);
        var end = TVector.Read((action.End is EndCondition.Fixed goal ? action.ToFlat(goal.Position) : action.Start).Span);
        var path = new TVector[action.Steps + 1];
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = start + ((double)i / action.Steps * (end - start));
        }

        path[^1] = end;
        return path;
    }

    private static ActionSolution Solution(NavigationProblem problem, DiscreteAction action, MeshSolution<TVector> solution)
    {
        var (d, converged) = (action.Dimension, solution.Converged);
        var positions = new double[converged.Path.Length * d];
        for (var i = 0; i < converged.Path.Length; i++)
        {
            var target = positions.AsSpan(i * d, d);
            converged.Path[i].Write(target);
            if (!action.IsFlat)
            {
                action.FromFlat(Vec.Copy(target)).Span.CopyTo(target);
            }
        }

        // The ends are given numbers: no rounding of the coordinates may touch them.
        problem.Start.Span.CopyTo(positions);
        if (action.End is EndCondition.Fixed end)
        {
            end.Position.Span.CopyTo(positions.AsSpan(action.Steps * d));
        }

        var path = Trajectory.Own(Trajectory.UniformTimes(action.Duration, converged.Path.Length), positions);
        var statistics = new ActionStatistics(converged.Iterations, converged.LastStep, converged.Decrement, converged.IsLocalMinimum, solution.Work);
        return new ActionSolution(problem, path, converged.Action, action.Duration * converged.Action, action.Rule, statistics);
    }
}
