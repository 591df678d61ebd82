using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Action;

/// <summary>Newton's method on the discrete action of one mesh, with backtracking until Armijo's condition holds.</summary>
internal static class NewtonIteration<TBlock, TVector>
    where TBlock : struct, IBlock<TBlock, TVector>
    where TVector : struct, IBlockVector<TVector>
{
    private const string Steps = "Newton steps";
    // 2⁻⁴⁰ of a step changes no coordinate by more than rounding.
    private const int BacktrackingSteps = 40;

    // The usual constant of Armijo's condition: the share of the fall that the slope promises (Nocedal and Wright, Numerical Optimization, section 3.1).
    private const double ArmijoConstant = 1e-4;

    // Iterations after which Newton's method must be creeping away from a saddle: near a minimum it needs about eight on every mesh.
    private const int IterationsBeforeSaddle = 12;

    // Shares of the negative curvature to keep, in turn: all or nothing, and away from a saddle as much as can be.
    private static readonly double[] _fullOrConvex = [1, 0];
    private static readonly double[] _graded = [1, 0.95, 0.8, 0.5, 0];

    // A difference of two actions below this share of them is rounding.
    private const double Rounding = 1e-13;

    /// <summary>The stationary path on which the iteration converges, or why it does not.</summary>
    /// <param name="action">The action and its mesh.</param>
    /// <param name="settings">Tolerance and limit.</param>
    /// <param name="path">The first guess, N points; moved in place.</param>
    public static Either<NavigationError, ConvergedPath<TVector>> From(DiscreteAction action, ActionSettings settings, TVector[] path)
        => Descend(action, settings, path, GC.AllocateUninitializedArray<TVector>(path.Length), double.PositiveInfinity);

    /// <summary>The minimum next to a guess; nothing unless the guess is so near that Newton's method takes whole steps on a positive definite Hessian.</summary>
    /// <param name="action">The action and its mesh.</param>
    /// <param name="settings">Tolerance and limit.</param>
    /// <param name="path">The first guess, N points; moved in place.</param>
    /// <param name="reach">No coordinate of the first step may exceed this times (1 + largest coordinate).</param>
    public static Option<ConvergedPath<TVector>> Near(DiscreteAction action, ActionSettings settings, TVector[] path, double reach)
        => Descend(action, settings, path, [], reach).ToOption();

    private static Either<NavigationError, ConvergedPath<TVector>> Descend(
        DiscreteAction action, ActionSettings settings, TVector[] path, TVector[] steps, double reach)
    {
        using var elimination = new Elimination<TBlock, TVector>(action);
        var current = Evaluate(elimination, path, 0);
        for (var iteration = 1; iteration <= settings.MostIterations && double.IsFinite(current.Action); iteration++)
        {
            if (action.Lookout.Tell(Steps, iteration - 1, settings.MostIterations))
            {
                break;
            }

            var (largestStep, largest) = elimination.Backward(path, steps);
            var isNear = steps.Length > 0 || (current.IsExact && largestStep <= reach * (1 + largest));
            if (isNear && largestStep <= settings.StepTolerance * (1 + largest))
            {
                // What the last step takes off the action is half the decrement, up to the cube of the step.
                return Right(new ConvergedPath<TVector>(
                    path, current.Action - (current.Decrement / 2), iteration, largestStep, current.Decrement, current.IsExact));
            }

            var accepted = isNear ? Backtrack(elimination, path, steps, current, iteration) : None;
            if (accepted.IsNone)
            {
                return Left((NavigationError)new NavigationError.NotConverged("Newton's method on the action", iteration, largestStep));
            }

            current = accepted.IfNone(current);
        }

        return Left(double.IsFinite(current.Action)
            ? (NavigationError)new NavigationError.NotConverged("Newton's method on the action", settings.MostIterations, Math.Sqrt(current.Decrement))
            : new NavigationError.LandscapeNotFinite(action.Landscape.Name, FirstBadPoint(action, path)));
    }

    // Where the true Hessian is not positive definite, the negative curvature of the loss is left out; and where that creeps, as much of it as
    // possible is kept: the less is left out, the longer the step along the direction in which the path is unstable.
    private static ForwardResult Evaluate(Elimination<TBlock, TVector> elimination, TVector[] path, int iteration)
    {
        foreach (var concavity in iteration < IterationsBeforeSaddle ? _fullOrConvex : _graded)
        {
            if (elimination.Forward(path, concavity) is { IsDefinite: true } result)
            {
                return result;
            }
        }

        return ForwardResult.Indefinite;
    }

    // The whole step has been taken already: takes it back by halves until the action falls enough. Without a memory of the steps there are no halves.
    private static Option<ForwardResult> Backtrack(Elimination<TBlock, TVector> elimination, TVector[] path, TVector[] steps, ForwardResult from, int iteration)
    {
        var share = 1.0;
        for (var step = 0; step < BacktrackingSteps; step++)
        {
            var result = Evaluate(elimination, path, iteration);
            if (result.Action <= from.Action - (ArmijoConstant * share * from.Decrement) + (Rounding * Math.Abs(from.Action)))
            {
                return result;
            }

            if (steps.Length == 0)
            {
                return None;
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

    private static string FirstBadPoint(DiscreteAction action, TVector[] path)
    {
        var components = new double[action.Dimension];
        foreach (var point in path)
        {
            point.Write(components);
            var position = Vec.Copy(components);
            if (!double.IsFinite(action.Landscape.Value(position)))
            {
                return action.FromFlat(position).ToString();
            }
        }

        return "a point of the path";
    }
}
