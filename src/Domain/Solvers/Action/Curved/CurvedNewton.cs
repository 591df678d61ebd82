using LanguageExt;
using LossNav.Domain.Navigation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Action.Curved;

/// <summary>Newton's method on the discrete action of any invertible metric and any drift, with backtracking until Armijo's condition holds.</summary>
internal static class CurvedNewton
{
    // 2⁻⁴⁰ of a step changes no coordinate by more than rounding.
    private const int BacktrackingSteps = 40;

    // The usual constant of Armijo's condition (Nocedal and Wright, Numerical Optimization, section 3.1).
    private const double ArmijoConstant = 1e-4;

    // A difference of two actions below this share of them is rounding.
    private const double Rounding = 1e-13;

    // Shares of the largest curvature by which to shift a Hessian, in turn: from rounding to a hundredth, beyond which leaving out negative curvature is better.
    private static readonly double[] _shifts = [0, 1e-8, 1e-6, 1e-4, 1e-2];

    /// <summary>The path of least action near a guess.</summary>
    /// <param name="limits">When it has converged, and when to give up.</param>
    /// <param name="action">The action.</param>
    /// <param name="problem">Gives γ and the name of the landscape.</param>
    /// <param name="times">The mesh, N numbers.</param>
    /// <param name="guess">N x D; its ends are kept where they are fixed.</param>
    public static Either<NavigationError, CurvedResult> Run(
        CurvedLimits limits, CurvedAction action, NavigationProblem problem, double[] times, double[] guess)
        => Descend(limits, action, problem, times, guess)
            .ToEither((NavigationError)new NavigationError.LandscapeNotFinite(problem.Landscape.Name, "a point of the path"))
            .Bind(last => last.HasConverged
                ? Right<NavigationError, CurvedResult>(last)
                : Left((NavigationError)new NavigationError.NotConverged("Newton's method on the action", last.Iterations, last.LastStep)));

    /// <summary>As <see cref="Run"/>, but gives the last path even where the iteration has not converged; nothing where the action is not finite.</summary>
    public static Option<CurvedResult> Descend(CurvedLimits limits, CurvedAction action, NavigationProblem problem, double[] times, double[] guess)
    {
        var path = (double[])guess.Clone();
        var pass = Evaluate(action, path);
        for (var iteration = 1; !action.Lookout.Tell("Newton steps", iteration - 1, limits.MostIterations); iteration++)
        {
            if (pass.Case is not Pass current)
            {
                return None;
            }

            Unscale(current.Steps, problem, times);
            var largestStep = current.Steps.Max(Math.Abs);
            if (largestStep <= limits.StepTolerance * (1 + path.Max(Math.Abs))
                || (!current.Convexified && current.Decrement <= limits.Worthwhile * Math.Abs(current.Value)))
            {
                return new CurvedResult(
                    Moved(path, current.Steps, 1, problem.Dimension),
                    current.Value - (current.Decrement / 2),
                    iteration,
                    largestStep,
                    current.Decrement,
                    !current.Convexified,
                    true);
            }

            var accepted = iteration == limits.MostIterations ? None : Backtrack(action, path, current, problem.Dimension);
            if (accepted.IsNone)
            {
                return new CurvedResult(path, current.Value, iteration, largestStep, current.Decrement, !current.Convexified, false);
            }

            (path, pass) = accepted.Map(next => (next.Path, Some(next.Pass))).IfNone((path, pass));
        }

        return None;
    }

    // Where the Hessian is not positive definite it is shifted a little, for a path that is almost free to shift in time goes nowhere without its
    // small negative curvature; where a small shift does not do, negative curvature is left out.
    private static Option<Pass> Evaluate(CurvedAction action, double[] path)
    {
        var value = action.Evaluate(path, convexify: false);
        if (!double.IsFinite(value))
        {
            return None;
        }

        foreach (var shift in _shifts)
        {
            if (action.System.SolvePositive(shift * action.LargestCurvature, action.Weights).Case is (double[] steps, double decrement))
            {
                return new Pass(value, steps, decrement, shift > 0);
            }
        }

        value = action.Evaluate(path, convexify: true);
        return action.System.SolvePositive(0, action.Weights).Map(convex => new Pass(value, convex.Solution, convex.Product, true));
    }

    private static Option<(double[] Path, Pass Pass)> Backtrack(CurvedAction action, double[] path, Pass from, int dimension)
    {
        var share = 1.0;
        for (var step = 0; step < BacktrackingSteps; step++)
        {
            var trial = Moved(path, from.Steps, share, dimension);
            var pass = Evaluate(action, trial).Filter(next => next.Value <= from.Value - (ArmijoConstant * share * from.Decrement) + (Rounding * Math.Abs(from.Value)));
            if (pass.IsSome)
            {
                return pass.Map(next => (trial, next));
            }

            share /= 2;
        }

        return None;
    }

    // The first point stays where it is.
    private static double[] Moved(double[] path, double[] steps, double share, int dimension)
    {
        var moved = (double[])path.Clone();
        for (var i = 0; i < steps.Length; i++)
        {
            moved[dimension + i] += share * steps[i];
        }

        return moved;
    }

    // The system works with δx e^{−γt/2}.
    private static void Unscale(double[] steps, NavigationProblem problem, double[] times)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] *= Math.Exp(problem.DiscountRate * times[(i / problem.Dimension) + 1] / 2);
        }
    }

    private sealed record Pass(double Value, double[] Steps, double Decrement, bool Convexified);
}

/// <summary>When Newton's method on the action ends.</summary>
/// <param name="StepTolerance">Converged when no coordinate of a step exceeds this times (1 + largest coordinate).</param>
/// <param name="MostIterations">Newton steps after which to give up.</param>
/// <param name="Worthwhile">Also converged when a step promises to take less than this share off J: a path may be almost free to shift in time.</param>
internal sealed record CurvedLimits(double StepTolerance, int MostIterations, double Worthwhile);

/// <summary>A path of least action.</summary>
/// <param name="Path">N x D.</param>
/// <param name="Objective">J of the path.</param>
/// <param name="Iterations">Newton steps.</param>
/// <param name="LastStep">Largest coordinate of the last of them.</param>
/// <param name="Decrement">gᵀH⁻¹g before the last step.</param>
/// <param name="IsLocalMinimum">Whether the true Hessian was positive definite.</param>
/// <param name="HasConverged">Whether the iteration came to an end.</param>
internal sealed record CurvedResult(
    double[] Path, double Objective, int Iterations, double LastStep, double Decrement, bool IsLocalMinimum, bool HasConverged);
