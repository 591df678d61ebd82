using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Action.Curved;

/// <summary>Newton's method on the discrete action of any invertible metric and any drift, with steps halved until the action falls enough.</summary>
internal static class CurvedNewton
{
    private const int MostHalvings = 40;
    private const double SufficientShare = 1e-4;
    private const double Rounding = 1e-13;

    // Shares of the largest curvature by which to shift a Hessian, in turn.
    private static readonly double[] _shifts = [0, 1e-8, 1e-6, 1e-4, 1e-2];

    /// <summary>The path of least action near a guess.</summary>
    /// <param name="action">The action.</param>
    /// <param name="settings">Tolerance and limits; the mesh is that of the action.</param>
    /// <param name="problem">Gives γ and the name of the landscape.</param>
    /// <param name="times">The mesh, N numbers.</param>
    /// <param name="guess">N x D; its ends are kept where they are fixed.</param>
    /// <param name="worthwhile">Also done when a step promises to take less than this share off J: a path may be almost free to shift in time.</param>
    public static Either<NavigationError, CurvedResult> Run(
        CurvedAction action, ActionSettings settings, NavigationProblem problem, double[] times, double[] guess, double worthwhile)
        => Descend(action, settings, problem, times, guess, worthwhile) switch
        {
            null => Left((NavigationError)new NavigationError.LandscapeNotFinite(problem.Landscape.Name, "a point of the path")),
            { IsSettled: false } last => Left((NavigationError)new NavigationError.NotConverged(
                "Newton's method on the action", last.Statistics.Iterations, last.Statistics.LastStep)),
            { } result => Right(result),
        };

    /// <summary>As <see cref="Run"/>, but gives the last path even where the iteration has not settled; nothing where the action is not finite.</summary>
    public static CurvedResult? Descend(
        CurvedAction action, ActionSettings settings, NavigationProblem problem, double[] times, double[] guess, double worthwhile)
    {
        var path = (double[])guess.Clone();
        if (Evaluate(action, path) is not { } current)
        {
            return null;
        }

        for (var iteration = 1; ; iteration++)
        {
            if (action.Lookout.Tell("Newton steps", iteration - 1, settings.MostIterations))
            {
                return null;
            }

            var (value, steps, decrement, convexified) = current;
            Unscale(steps, problem, times);
            var largestStep = steps.Max(Math.Abs);
            var statistics = new ActionStatistics(iteration, largestStep, decrement, !convexified, iteration);
            if (largestStep <= settings.StepTolerance * (1 + path.Max(Math.Abs)) || (!convexified && decrement <= worthwhile * Math.Abs(value)))
            {
                return new CurvedResult(Moved(path, steps, 1, problem.Dimension), value - (decrement / 2), statistics, true);
            }

            if (iteration == settings.MostIterations || Shorten(action, path, current, problem.Dimension) is not { } accepted)
            {
                return new CurvedResult(path, value, statistics, false);
            }

            (path, current) = accepted;
        }
    }

    // Where the Hessian is not positive definite it is shifted a little, for a path that is almost free to shift in time goes nowhere without its
    // small negative curvature; where a small shift does not do, negative curvature is left out.
    private static Pass? Evaluate(CurvedAction action, double[] path)
    {
        var value = action.Evaluate(path, convexify: false);
        if (!double.IsFinite(value))
        {
            return null;
        }

        foreach (var shift in _shifts)
        {
            if (action.System.SolvePositive(shift * action.LargestCurvature, action.Weights) is { } exact)
            {
                return new Pass(value, exact.Solution, exact.Product, shift > 0);
            }
        }

        value = action.Evaluate(path, convexify: true);
        return action.System.SolvePositive(0, action.Weights) is { } convex ? new Pass(value, convex.Solution, convex.Product, true) : null;
    }

    private static (double[] Path, Pass Pass)? Shorten(CurvedAction action, double[] path, Pass from, int dimension)
    {
        var share = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++)
        {
            var trial = Moved(path, from.Steps, share, dimension);
            var pass = Evaluate(action, trial);
            if (pass is { } next && next.Value <= from.Value - (SufficientShare * share * from.Decrement) + (Rounding * Math.Abs(from.Value)))
            {
                return (trial, next);
            }

            share /= 2;
        }

        return null;
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

    private readonly record struct Pass(double Value, double[] Steps, double Decrement, bool Convexified);
}

/// <summary>A path of least action.</summary>
/// <param name="Path">N x D.</param>
/// <param name="Objective">J of the path.</param>
/// <param name="Statistics">How the iteration went.</param>
/// <param name="IsSettled">Whether it came to an end.</param>
internal sealed record CurvedResult(double[] Path, double Objective, ActionStatistics Statistics, bool IsSettled);
