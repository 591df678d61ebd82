using LanguageExt;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Policies;
using LossNav.Domain.Solvers.Thresholds;

namespace LossNav.Application.Recipes.Basins;

/// <summary>What the panels of the figure of basins show: a policy for each discount rate, and the paths from the start to each minimum.</summary>
internal static class BasinPanels
{
    private const int PathPoints = 400;

    /// <summary>One panel.</summary>
    /// <param name="DiscountRate">γ.</param>
    /// <param name="IsCritical">Whether both paths cost the same.</param>
    /// <param name="Policy">Value function, policy and basins.</param>
    /// <param name="Best">The best path from the start.</param>
    /// <param name="Other">The best path to the other minimum, if any path goes there.</param>
    public sealed record Content(double DiscountRate, bool IsCritical, PolicySolution Policy, Trajectory Best, Option<Trajectory> Other);

    /// <summary>All panels in the order of their discount rates, or what is wrong.</summary>
    public static Validation<NavigationError, Seq<Content>> Solve(BasinParameters p, TiltedDoubleWell landscape)
        => Critical(p, landscape).Bind(critical => Solving.All(
            (p.DiscountRates.Map(rate => (Rate: rate, IsCritical: false)) + critical.Map(rate => (Rate: rate, IsCritical: true)))
                .OrderBy(it => it.Rate)
                .ToSeq()
                .Map(it => At(it.Rate, it.IsCritical, p, landscape))
                .Strict()));

    /// <summary>The discount rate at which the start lies between the basins, if it is asked for.</summary>
    public static Validation<NavigationError, Seq<double>> Critical(BasinParameters p, TiltedDoubleWell landscape)
        => p.CriticalBracket[0] == 0 || landscape.Minima.Count < 2
            ? Validation<NavigationError, Seq<double>>.Success(Seq<double>.Empty)
            : Problem(1, p, landscape)
                .Bind(problem => CriticalDiscountSolver.Solve(
                    CriticalDiscountSettings.Between(p.CriticalBracket[0], p.CriticalBracket[1]), landscape.Minima[1].Position, landscape.Minima[0].Position, problem))
                .Map(found => new Seq<double>([found.DiscountRate]));

    private static Validation<NavigationError, Content> At(double rate, bool isCritical, BasinParameters p, TiltedDoubleWell landscape)
        => Problem(rate, p, landscape).Bind(problem =>
            PolicySolver.Solve(PolicySettings.Cube(2, -p.HalfWidth, p.HalfWidth, p.Cells), problem).Bind(policy =>
                InfiniteSolver.SolveAll(InfiniteSettings.Default, problem).Map(paths => new Content(
                    rate, isCritical, policy, Sample(paths[0]), paths.Tail.HeadOrNone().Map(Sample)))));

    private static Validation<NavigationError, NavigationProblem> Problem(double rate, BasinParameters p, TiltedDoubleWell landscape)
        => NavigationProblem.Create(new ProblemStatement(
            landscape, Paths.Vector(p.Start), Metric.Flat, Drift.Zero, p.LearningRate, p.LossWeight, rate, Horizon.Unlimited));

    private static Trajectory Sample(InfiniteSolution solution)
        => Trajectory.Sample(Trajectory.UniformTimes(solution.Path.Duration, PathPoints), solution.PositionAt);
}
