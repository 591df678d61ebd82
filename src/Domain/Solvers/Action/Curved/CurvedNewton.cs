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

    /// <summary>The path of least action near a guess.</summary>
    /// <param name="action">The action.</param>
    /// <param name="settings">Tolerance and limits; the mesh is that of the action.</param>
    /// <param name="problem">Gives γ and the name of the landscape.</param>
    /// <param name="times">The mesh, N numbers.</param>
    /// <param name="guess">N x D; its ends are kept where they are fixed.</param>
    public static Either<NavigationError, CurvedResult> Run(
        CurvedAction action, ActionSettings settings, NavigationProblem problem, double[] times, double[] guess)
    {
        var path = (double[])guess.Clone();
        var current = Evaluate(action, path);
        for (var iteration = 1; iteration <= settings.MostIterations && current is not null; iteration++)
        {
            var (value, steps, decrement, convexified) = current.Value;
            Unscale(steps, problem, times);
            var largestStep = steps.Max(Math.Abs);
            if (largestStep <= settings.StepTolerance * (1 + path.Max(Math.Abs)))
            {
                var statistics = new ActionStatistics(iteration, largestStep, decrement, !convexified);
                return Right(new CurvedResult(Moved(path, steps, 1, problem.Dimension), value - (decrement / 2), statistics));
            }

            var accepted = Shorten(action, path, current.Value, problem.Dimension);
            if (accepted is null)
            {
                return Left((NavigationError)new NavigationError.NotConverged("Newton's method on the action", iteration, largestStep));
            }

            (path, current) = accepted.Value;
        }

        return Left(current is null
            ? (NavigationError)new NavigationError.LandscapeNotFinite(problem.Landscape.Name, "a point of the path")
            : new NavigationError.NotConverged("Newton's method on the action", settings.MostIterations, Math.Sqrt(current.Value.Decrement)));
    }

    private static Pass? Evaluate(CurvedAction action, double[] path)
    {
        var value = action.Evaluate(path, convexify: false);
        var solved = double.IsFinite(value) ? action.System.SolvePositive() : null;
        var convexified = solved is null;
        if (convexified)
        {
            value = action.Evaluate(path, convexify: true);
            solved = double.IsFinite(value) ? action.System.SolvePositive() : null;
        }

        return solved is { } answer ? new Pass(value, answer.Solution, answer.Product, convexified) : null;
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
internal sealed record CurvedResult(double[] Path, double Objective, ActionStatistics Statistics);
