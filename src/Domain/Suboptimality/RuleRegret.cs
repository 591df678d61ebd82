using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Suboptimality;

/// <summary>What following a rule costs more than the optimum.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Cost">What its path costs, J in its parts; infinite where it leaves every bound.</param>
/// <param name="Optimum">What the optimal path from the same start costs, in its parts.</param>
public sealed record RuleRegret(string Rule, PathCost Cost, PathCost Optimum)
{
    /// <summary>J − J*, ≥ 0 up to rounding.</summary>
    public double Excess => Cost.Total - Optimum.Total;

    /// <summary>(J − J*)/|J*|.</summary>
    public double Relative => Excess / Math.Abs(Optimum.Total);

    /// <summary>Follows rules over a landscape and compares what they cost with the optimum, for a problem with infinite horizon.</summary>
    /// <remarks>
    /// The rule's points are Δt apart in time and joined by the smooth path through them (<see cref="PathCost.Along"/>). After the last step the learner rests.
    /// On a quadratic landscape the optimum is exact; elsewhere it is the best path that <see cref="InfiniteSolver"/> finds.
    /// </remarks>
    /// <param name="settings">Interval and number of steps.</param>
    /// <param name="problem">Where, from where, and what counts how much; infinite horizon, no time dependence.</param>
    /// <param name="rules">The rules, made for the same interval.</param>
    /// <returns>One row for each rule in their order; or why there is no optimum to compare with.</returns>
    public static Validation<NavigationError, Seq<RuleRegret>> Of(RegretSettings settings, NavigationProblem problem, Seq<LearningRule> rules)
        => Against(settings, problem).Map(compare => rules.Map(compare));

    /// <summary>The same as a function of one rule: the optimum is found once, and whoever asks keeps each answer with what the rule is to them.</summary>
    /// <param name="settings">Interval and number of steps.</param>
    /// <param name="problem">Where, from where, and what counts how much; infinite horizon, no time dependence.</param>
    public static Validation<NavigationError, Func<LearningRule, RuleRegret>> Against(RegretSettings settings, NavigationProblem problem)
        => (settings.Check() + Resting(problem)) is { IsEmpty: false } errors
            ? Fail<NavigationError, Func<LearningRule, RuleRegret>>(errors)
            : OptimalPath(settings, problem).Map(optimum => (Func<LearningRule, RuleRegret>)(rule => new RuleRegret(rule.Name, Follow(settings, problem, rule), optimum)));

    private static Seq<NavigationError> Resting(NavigationProblem problem)
        => Checks.When(problem.Horizon is not Horizon.Infinite, () => new NavigationError.WrongHorizon("the comparison of rules", "an infinite horizon"))
            + Checks.When(problem.DependsOnTime, () => new NavigationError.NotSupported("the comparison of rules", "what depends on time", "leave time out"));

    private static PathCost Follow(RegretSettings settings, NavigationProblem problem, LearningRule rule)
    {
        var points = Learning.Follow(rule, settings.Steps, problem.Landscape, problem.Start);
        return points.ForAll(point => point.IsFinite)
            ? CostOf(settings, problem, points)
            : new PathCost(double.PositiveInfinity, double.PositiveInfinity);
    }

    private static PathCost CostOf(RegretSettings settings, NavigationProblem problem, Seq<Vec> points)
    {
        var path = Trajectory.Sample(Enumerable.Range(0, points.Count).Select(i => i * settings.Interval), time => points[(int)Math.Round(time / settings.Interval)]);
        return PathCost.Along(problem, path) + PathCost.AtRest(settings.Duration, problem, path.End);
    }

    // J* is exact; its parts come from the path, the rounding of the whole going to the loss.
    private static Validation<NavigationError, PathCost> OptimalPath(RegretSettings settings, NavigationProblem problem)
        => (problem.Landscape is QuadraticLandscape
                ? QuadraticSolver.Solve(problem).Map(solution => (J: solution.Value(problem.Start), At: (Func<double, Vec>)solution.PositionAt))
                : InfiniteSolver.Solve(InfiniteSettings.Default, problem).Map(solution => (J: solution.Objective, At: (Func<double, Vec>)solution.PositionAt)))
            .Map(optimum =>
            {
                var path = Trajectory.Sample(Trajectory.UniformTimes(settings.Duration, settings.Steps + 1), optimum.At);
                var kinetic = PathCost.Along(problem, path).Kinetic;
                return new PathCost(kinetic, optimum.J - kinetic);
            });
}
