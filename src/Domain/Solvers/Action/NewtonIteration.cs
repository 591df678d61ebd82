using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Action;

/// <summary>Newton's method on the discrete action, with steps halved until the action falls enough.</summary>
internal static class NewtonIteration<TBlock, TVector>
    where TBlock : struct, IBlock<TBlock, TVector>
    where TVector : struct, IBlockVector<TVector>
{
    private const int MostHalvings = 40;

    // Armijo's condition asks for this share of the fall that the slope promises.
    private const double SufficientShare = 1e-4;

    // Iterations after which Newton's method must be creeping away from a saddle.
    private const int Patience = 12;

    private static readonly double[] _direct = [1, 0];
    private static readonly double[] _careful = [1, 0.95, 0.8, 0.5, 0];

    // A difference of two actions below this share of them is rounding.
    private const double Rounding = 1e-13;

    public static Either<NavigationError, ActionSolution> Run(NavigationProblem problem, DiscreteAction action, ActionSettings settings)
    {
        var elimination = new Elimination<TBlock, TVector>(action);
        var path = StraightLine(action);
        var steps = GC.AllocateUninitializedArray<TVector>(path.Length);
        var current = Evaluate(elimination, path, 0);
        for (var iteration = 1; iteration <= settings.MostIterations && double.IsFinite(current.Action); iteration++)
        {
            var (largestStep, largest) = elimination.Backward(path, steps);
            if (largestStep <= settings.StepTolerance * (1 + largest))
            {
                // What the last step takes off the action is half the decrement, up to the cube of the step.
                var statistics = new ActionStatistics(iteration, largestStep, current.Decrement, current.IsExact);
                return Right(Solution(problem, action, path, current.Action - (current.Decrement / 2), statistics));
            }

            var accepted = Shorten(elimination, path, steps, current, iteration);
            if (accepted.IsNone)
            {
                return Left((NavigationError)new NavigationError.NotConverged("Newton's method on the action", iteration, largestStep));
            }

            current = accepted.IfNone(current);
        }

        return Left(double.IsFinite(current.Action)
            ? (NavigationError)new NavigationError.NotConverged("Newton's method on the action", settings.MostIterations, Math.Sqrt(current.Decrement))
            : new NavigationError.LandscapeNotFinite(problem.Landscape.Name, FirstBadPoint(problem, action, path)));
    }

    // Where the true Hessian is not positive definite, the negative curvature of the loss is left out; and where that creeps, as much of it as
    // possible is kept: the less is left out, the longer the step along the direction in which the path is unstable.
    private static ForwardResult Evaluate(Elimination<TBlock, TVector> elimination, TVector[] path, int iteration)
    {
        foreach (var concavity in iteration < Patience ? _direct : _careful)
        {
            if (elimination.Forward(path, concavity) is { IsDefinite: true } result)
            {
                return result;
            }
        }

        return ForwardResult.Indefinite;
    }

    // The whole step has been taken already: takes it back by halves until the action falls enough.
    private static Option<ForwardResult> Shorten(Elimination<TBlock, TVector> elimination, TVector[] path, TVector[] steps, ForwardResult from, int iteration)
    {
        var share = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++)
        {
            var result = Evaluate(elimination, path, iteration);
            if (result.Action <= from.Action - (SufficientShare * share * from.Decrement) + (Rounding * Math.Abs(from.Action)))
            {
                return result;
            }

            share /= 2;
            TakeBack(path, steps, share);
        }

        return None;
    }

    private static void TakeBack(TVector[] path, TVector[] steps, double share)
    {
        for (var i = 1; i < path.Length; i++)
        {
            path[i] += -share * steps[i];
        }
    }

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

    private static ActionSolution Solution(
        NavigationProblem problem, DiscreteAction action, TVector[] path, double value, ActionStatistics statistics)
    {
        var d = action.Dimension;
        var positions = new double[path.Length * d];
        for (var i = 0; i < path.Length; i++)
        {
            var target = positions.AsSpan(i * d, d);
            path[i].Write(target);
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

        return new ActionSolution(
            problem, Trajectory.Own(Trajectory.UniformTimes(action.Duration, path.Length), positions), value, action.Duration * value, action.Rule, statistics);
    }

    private static string FirstBadPoint(NavigationProblem problem, DiscreteAction action, TVector[] path)
    {
        var components = new double[action.Dimension];
        foreach (var point in path)
        {
            point.Write(components);
            var position = action.FromFlat(Vec.Copy(components));
            if (!double.IsFinite(problem.Landscape.Value(position)))
            {
                return position.ToString();
            }
        }

        return "a point of the path";
    }
}
