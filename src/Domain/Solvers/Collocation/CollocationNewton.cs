using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Collocation;

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
        var path = guess;
        var (step, caution) = (system.Step(path, 0), 0.0);
        for (var iteration = 1; step is not null && iteration <= mostIterations; iteration++)
        {
            if (step.Largest <= Settled)
            {
                return Right(new NewtonResult(step.Apply(1, path), iteration, step.Largest, 0));
            }

            var next = caution == 0 ? Shorten(system, path, step) : null;
            if (next is null && step.Residual <= RoundingLevel)
            {
                return Right(new NewtonResult(path, iteration, step.Largest, step.Residual));
            }

            (next, caution) = next is null ? Cautious(system, path, step, caution) : (next, 0);
            if (next is null)
            {
                return step.Residual <= GoodEnough
                    ? Right(new NewtonResult(path, iteration, step.Largest, step.Residual))
                    : Left((NavigationError)new NavigationError.NotConverged("the collocation solver", iteration, step.Largest));
            }

            (path, step) = next.Value;
        }

        return Left((NavigationError)new NavigationError.NotConverged("the collocation solver", mostIterations, step?.Largest ?? double.PositiveInfinity));
    }

    private static (ExtremalPath Path, NewtonStep Step)? Shorten(CollocationSystem system, ExtremalPath path, NewtonStep step)
    {
        foreach (var share in _shares)
        {
            var trial = step.Apply(share, path);
            var next = system.Step(trial, 0);
            if (next is not null && next.Norm <= (1 - (share / 4)) * step.Norm && next.Residual <= WorstGrowth * step.Residual)
            {
                return (trial, next);
            }
        }

        return null;
    }

    // More caution until the equations are missed by less.
    private static ((ExtremalPath Path, NewtonStep Step)? Next, double Caution) Cautious(
        CollocationSystem system, ExtremalPath path, NewtonStep step, double caution)
    {
        for (var ρ = Math.Max(caution / 100, LeastCaution); ρ <= MostCaution; ρ *= 10)
        {
            var careful = system.Step(path, ρ);
            var trial = careful?.Apply(1, path);
            var next = trial is null ? null : system.Step(trial, 0);
            if (next is not null && next.Residual <= 0.9 * step.Residual)
            {
                return ((trial!, next), ρ > LeastCaution ? ρ / 10 : 0);
            }
        }

        return (null, caution);
    }
}

/// <summary>A path that satisfies the collocation equations.</summary>
/// <param name="Path">The path.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="LastStep">Largest scaled component of the last one.</param>
/// <param name="Residual">What is left of the equations where the iteration did not settle; else zero.</param>
internal sealed record NewtonResult(ExtremalPath Path, int Iterations, double LastStep, double Residual)
{
    /// <summary>What the objective may still change by: the slope that is left times the step that it asks for.</summary>
    public double ObjectiveLeft => Residual * LastStep * Scales.Of(Path).State * Scales.Of(Path).Costate;
}
