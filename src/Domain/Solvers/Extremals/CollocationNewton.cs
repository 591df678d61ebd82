using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>
/// Newton's method on the collocation equations of one mesh. A whole step is taken where the next one is shorter; else a part of it; else a step that is
/// charged for its length (after Levenberg), which keeps its head where a path is almost free to shift in time.
/// </summary>
internal static class CollocationNewton
{
    // A scaled step below this leaves an error of about its square.
    public const double Settled = 1e-9;

    // Where every equation holds to this and the step no longer shrinks, the rest is rounding.
    private const double RoundingLevel = 1e-11;

    // A shorter next step does not count if the equations are missed by this much more.
    private const double WorstGrowth = 4;

    // Where nothing helps any more and every equation holds to this, the path is almost free to shift: its error is reported, not hidden.
    private const double GoodEnough = 1e-8;

    private const double LeastCaution = 1e-9;
    private const double MostCaution = 1e3;
    private static readonly double[] _shares = [1, 0.5, 0.25, 0.125, 0.0625];

    public static Either<NavigationError, NewtonResult> Solve(BoundaryProblem boundary, int mostIterations, ExtremalPath guess)
    {
        var system = new CollocationSystem(boundary, Scales.Of(guess));
        if (system.Step(guess, 0) is not { } first)
        {
            return Left((NavigationError)new NavigationError.NotConverged("the collocation solver", 0, double.PositiveInfinity));
        }

        var at = new Position(guess, first, 0);
        for (var iteration = 1; iteration <= mostIterations && !boundary.Lookout.Tell("Newton steps", iteration - 1, mostIterations); iteration++)
        {
            if (at.Step.Largest <= Settled)
            {
                return Right(new NewtonResult(at.Step.Apply(1, at.Path), iteration, at.Step.Largest, 0));
            }

            if (Next(system, at) is not { } next)
            {
                return at.Step.Residual <= GoodEnough
                    ? Right(new NewtonResult(at.Path, iteration, at.Step.Largest, at.Step.Residual))
                    : Left((NavigationError)new NavigationError.NotConverged("the collocation solver", iteration, at.Step.Largest));
            }

            at = next;
        }

        return Left((NavigationError)new NavigationError.NotConverged("the collocation solver", mostIterations, at.Step.Largest));
    }

    private static Position? Next(CollocationSystem system, Position at)
    {
        if (at.Caution > 0)
        {
            return Cautious(system, at);
        }

        return Shorten(system, at) ?? (at.Step.Residual <= RoundingLevel ? null : Cautious(system, at));
    }

    private static Position? Shorten(CollocationSystem system, Position at)
    {
        foreach (var share in _shares)
        {
            var trial = at.Step.Apply(share, at.Path);
            var next = system.Step(trial, 0);
            if (next is not null && next.Norm <= (1 - (share / 4)) * at.Step.Norm && next.Residual <= WorstGrowth * at.Step.Residual)
            {
                return new Position(trial, next, 0);
            }
        }

        return null;
    }

    // More caution until the equations are missed by less.
    private static Position? Cautious(CollocationSystem system, Position at)
    {
        for (var ρ = Math.Max(at.Caution / 100, LeastCaution); ρ <= MostCaution; ρ *= 10)
        {
            var trial = system.Step(at.Path, ρ)?.Apply(1, at.Path);
            var next = trial is null ? null : system.Step(trial, 0);
            if (trial is not null && next is not null && next.Residual <= 0.9 * at.Step.Residual)
            {
                return new Position(trial, next, ρ > LeastCaution ? ρ / 10 : 0);
            }
        }

        return null;
    }

    // A path, the Newton step from there, and the caution to start from.
    private sealed record Position(ExtremalPath Path, NewtonStep Step, double Caution);
}

/// <summary>A path that satisfies the collocation equations.</summary>
/// <param name="Path">The path.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="LastStep">Largest scaled component of the last one.</param>
/// <param name="Residual">What is left of the equations where the iteration did not settle; else zero.</param>
internal sealed record NewtonResult(ExtremalPath Path, int Iterations, double LastStep, double Residual)
{
    /// <summary>What the objective may still change by: the slope that is left times the step that it asks for.</summary>
    public double ObjectiveLeft => 40 * Residual * LastStep * Scales.Of(Path).State * Scales.Of(Path).Costate;
}
