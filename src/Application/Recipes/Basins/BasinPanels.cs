using LanguageExt;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Policies;

namespace LossNav.Application.Recipes.Basins;

/// <summary>What the panels of the figure of basins show: a policy for each discount rate, and the paths from the start to each minimum.</summary>
internal static class BasinPanels
{
    private const int PathPoints = 400;

    /// <summary>One panel.</summary>
    /// <param name="DiscountRate">γ.</param>
    /// <param name="Policy">Value function, policy and basins.</param>
    /// <param name="Best">The best path from the start.</param>
    /// <param name="Other">The best path to another minimum, if any path goes there.</param>
    public sealed record Content(double DiscountRate, PolicySolution Policy, Trajectory Best, Option<Trajectory> Other);

    /// <summary>All panels in the order of their discount rates, or what is wrong.</summary>
    public static Validation<NavigationError, Seq<Content>> Solve(BasinParameters p, DenseLandscape landscape)
        => Solving.All(p.DiscountRates.OrderBy(rate => rate).ToSeq().Map(rate => At(rate, p, landscape)).Strict());

    private static Validation<NavigationError, Content> At(double rate, BasinParameters p, DenseLandscape landscape)
        => Problem(rate, Paths.Vector(p.Start), p, landscape).Bind(problem =>
            PolicySolver.Solve(PolicySettings.Cube(2, -p.HalfWidth, p.HalfWidth, p.Cells), problem).Bind(policy =>
                InfiniteSolver.SolveAll(InfiniteSettings.Default, problem).Map(paths => new Content(
                    rate, policy, Sample(paths[0]), paths.Tail.HeadOrNone().Map(Sample)))));

    /// <summary>The problem of a learner at a place of a landscape.</summary>
    public static Validation<NavigationError, NavigationProblem> Problem(double rate, Vec start, BasinParameters p, DenseLandscape landscape)
        => NavigationProblem.Create(new ProblemStatement(
            landscape, start, Metric.Flat, Drift.Zero, p.LearningRate, p.LossWeight, rate, Horizon.Unlimited));

    private static Trajectory Sample(InfiniteSolution solution)
        => Trajectory.Sample(Trajectory.UniformTimes(solution.Path.Duration, PathPoints), solution.PositionAt);
}
