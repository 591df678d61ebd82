using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>Newton's method on the collocation equations of one mesh, with steps halved until the next step is shorter.</summary>
internal static class CollocationNewton
{
    private const int MostHalvings = 10;

    // A scaled step below this leaves an error of about its square.
    private const double Settled = 1e-9;

    // Where every equation holds to this and the step no longer shrinks, the rest is rounding: a path may be free to shift in time.
    private const double RoundingLevel = 1e-11;

    public static Either<NavigationError, NewtonResult> Solve(BoundaryProblem boundary, int mostIterations, ExtremalPath guess)
    {
        var system = new CollocationSystem(boundary, Scales.Of(guess));
        var path = guess;
        var step = system.Step(path);
        for (var iteration = 1; step is not null && iteration <= mostIterations; iteration++)
        {
            if (step.Largest <= Settled)
            {
                return Right(new NewtonResult(step.Apply(1, path), iteration, step.Largest));
            }

            var next = Shorten(system, path, step);
            if (next is null)
            {
                return step.Residual <= RoundingLevel
                    ? Right(new NewtonResult(path, iteration, step.Largest))
                    : Left((NavigationError)new NavigationError.NotConverged("the collocation solver", iteration, step.Largest));
            }

            (path, step) = next.Value;
        }

        return Left((NavigationError)new NavigationError.NotConverged("the collocation solver", mostIterations, step?.Largest ?? double.PositiveInfinity));
    }

    private static (ExtremalPath Path, NewtonStep Step)? Shorten(CollocationSystem system, ExtremalPath path, NewtonStep step)
    {
        var share = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++)
        {
            var trial = step.Apply(share, path);
            var next = system.Step(trial);
            if (next is not null && next.Norm <= (1 - (share / 4)) * step.Norm)
            {
                return (trial, next);
            }

            share /= 2;
        }

        return null;
    }
}

/// <summary>A path that satisfies the collocation equations.</summary>
/// <param name="Path">The path.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="LastStep">Largest scaled component of the last one.</param>
internal sealed record NewtonResult(ExtremalPath Path, int Iterations, double LastStep);
