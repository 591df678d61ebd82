using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;

namespace LossNav.Domain.Solvers.Action.Curved;

/// <summary>The action solver where metric or drift bend from point to point.</summary>
internal static class CurvedSolver
{
    private const double Rounding = 1e-16;

    public static Either<NavigationError, ActionSolution> Minimise(
        Lookout lookout, ActionSettings settings, NavigationProblem problem, Horizon.Finite horizon)
    {
        var times = Trajectory.UniformTimes(horizon.Duration, settings.Points);
        var goal = horizon.End is EndCondition.Fixed end ? end.Position : problem.Start;
        double[] guess = [.. times.SelectMany(t => (problem.Start + (t / horizon.Duration * (goal - problem.Start))).ToArray())];
        goal.Span.CopyTo(guess.AsSpan(guess.Length - problem.Dimension));
        return CurvedNewton.Run(new CurvedAction(lookout, problem, horizon.End, settings.Rule, times), settings, problem, times, guess, Rounding)
            .Map(result => new ActionSolution(
                problem, Trajectory.Own(times, result.Path), result.Objective / horizon.Duration, result.Objective, settings.Rule, result.Statistics));
    }
}
