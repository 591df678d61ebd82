using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>
/// Newton's method on the collocation equations of one mesh. A whole step is taken where the next one is shorter; else a part of it; else a step that is
/// charged for its length (after Levenberg), which keeps its head where a path is almost free to shift in time.
/// </summary>
internal static class CollocationNewton
{
    // A scaled step below this leaves an error of about its square, which is below rounding.
    public const double StepTolerance = 1e-9;

    // Where every equation holds to this and the step no longer shrinks, the rest is rounding.
    private const double RoundingLevel = 1e-11;

    // A shorter next step does not count if the equations are missed by this much more.
    private const double WorstGrowth = 4;

    // Where nothing helps any more and every equation holds to this, the path is almost free to shift: its error is reported, not hidden.
    private const double AcceptableResidual = 1e-8;

    // The least damping is at the level of the step tolerance, where it changes nothing; the most leaves next to nothing of a step.
    private const double LeastDamping = 1e-9;
    private const double MostDamping = 1e3;

    // A damped step must mend a tenth of what the equations are missed by.
    private const double DampedContraction = 0.9;

    // Four halvings of a step; a direction that needs more is better damped.
    private static readonly double[] _shares = [1, 0.5, 0.25, 0.125, 0.0625];

    public static Either<NavigationError, NewtonResult> Solve(BoundaryProblem boundary, int mostIterations, ExtremalPath guess)
    {
        var system = new CollocationSystem(boundary, Scales.Of(guess));
        return system.Step(guess, 0).Match(
            first => Iterate(boundary.Lookout, system, mostIterations, new Position(guess, first, 0)),
            () => NotConverged(0, double.PositiveInfinity));
    }

    private static Either<NavigationError, NewtonResult> Iterate(Lookout lookout, CollocationSystem system, int mostIterations, Position start)
    {
        var at = start;
        for (var iteration = 1; iteration <= mostIterations && !lookout.Tell("Newton steps", iteration - 1, mostIterations); iteration++)
        {
            if (at.Step.Largest <= StepTolerance)
            {
                return Right(new NewtonResult(at.Step.Apply(1, at.Path), iteration, at.Step.Largest, 0));
            }

            var next = Next(system, at);
            if (next.IsNone)
            {
                return at.Step.Residual <= AcceptableResidual
                    ? Right(new NewtonResult(at.Path, iteration, at.Step.Largest, at.Step.Residual))
                    : NotConverged(iteration, at.Step.Largest);
            }

            at = next.IfNone(at);
        }

        return NotConverged(mostIterations, at.Step.Largest);
    }

    private static Either<NavigationError, NewtonResult> NotConverged(int iterations, double lastStep)
        => Left((NavigationError)new NavigationError.NotConverged("the collocation solver", iterations, lastStep));

    private static Option<Position> Next(CollocationSystem system, Position at)
    {
        if (at.Damping > 0)
        {
            return Damped(system, at);
        }

        var shorter = Backtrack(system, at);
        return shorter.IsSome || at.Step.Residual <= RoundingLevel ? shorter : Damped(system, at);
    }

    private static Option<Position> Backtrack(CollocationSystem system, Position at)
        => FirstOf(_shares, share =>
        {
            var trial = at.Step.Apply(share, at.Path);
            return system.Step(trial, 0)
                .Filter(next => next.Norm <= (1 - (share / 4)) * at.Step.Norm && next.Residual <= WorstGrowth * at.Step.Residual)
                .Map(next => new Position(trial, next, 0));
        });

    // More damping until the equations are missed by less.
    private static Option<Position> Damped(CollocationSystem system, Position at)
        => FirstOf(Dampings(Math.Max(at.Damping / 100, LeastDamping)), ρ =>
            from damped in system.Step(at.Path, ρ)
            let trial = damped.Apply(1, at.Path)
            from next in system.Step(trial, 0)
            where next.Residual <= DampedContraction * at.Step.Residual
            select new Position(trial, next, ρ > LeastDamping ? ρ / 10 : 0));

    private static IEnumerable<double> Dampings(double first)
    {
        for (var ρ = first; ρ <= MostDamping; ρ *= 10)
        {
            yield return ρ;
        }
    }

    private static Option<Position> FirstOf(IEnumerable<double> choices, Func<double, Option<Position>> attempt)
    {
        foreach (var choice in choices)
        {
            var found = attempt(choice);
            if (found.IsSome)
            {
                return found;
            }
        }

        return None;
    }

    // A path, the Newton step from there, and the damping to start from.
    private sealed record Position(ExtremalPath Path, NewtonStep Step, double Damping);
}

/// <summary>A path that satisfies the collocation equations.</summary>
/// <param name="Path">The path.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="LastStep">Largest scaled component of the last one.</param>
/// <param name="Residual">What is left of the equations where the iteration did not converge; else zero.</param>
internal sealed record NewtonResult(ExtremalPath Path, int Iterations, double LastStep, double Residual)
{
    /// <summary>What the objective may still change by: the slope that is left times the step that it asks for.</summary>
    public double ObjectiveLeft => 40 * Residual * LastStep * Scales.Of(Path).State * Scales.Of(Path).Costate;
}
