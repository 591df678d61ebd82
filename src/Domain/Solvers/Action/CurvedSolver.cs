using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers.Action.Curved;

namespace LossNav.Domain.Solvers.Action;

/// <summary>The action solver where metric or drift bend from point to point.</summary>
internal static class CurvedSolver
{
    // Less than rounding: only the length of the step tells that the iteration has converged.
    private const double Worthwhile = 1e-16;

    public static Either<NavigationError, ActionSolution> Minimise(
        Lookout lookout, ActionSettings settings, NavigationProblem problem, Horizon.Finite horizon)
    {
        var times = Trajectory.UniformTimes(horizon.Duration, settings.Points);
        var goal = horizon.End is EndCondition.Fixed end ? end.Position : problem.Start;
        double[] guess = [.. times.SelectMany(t => (problem.Start + (t / horizon.Duration * (goal - problem.Start))).ToArray())];
        goal.Span.CopyTo(guess.AsSpan(guess.Length - problem.Dimension));
        var limits = new CurvedLimits(settings.StepTolerance, settings.MostIterations, Worthwhile);
        return CurvedNewton.Run(limits, Action(lookout, settings.Rule, problem, horizon.End, times), problem, times, guess)
            .Map(result => new ActionSolution(
                problem,
                Trajectory.Own(times, result.Path),
                result.Objective / horizon.Duration,
                result.Objective,
                settings.Rule,
                new ActionStatistics(result.Iterations, result.LastStep, result.Decrement, result.IsLocalMinimum, result.Iterations)));
    }

    /// <summary>The discrete action of a rule on a mesh.</summary>
    public static CurvedAction Action(Lookout lookout, ActionRule rule, NavigationProblem problem, EndCondition end, double[] times)
        => new(lookout, problem, end, rule == ActionRule.Left ? 0 : 0.5, times);
}
