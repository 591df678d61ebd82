using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>
/// Solves the Hamilton-Jacobi-Bellman equation γV = kL + f·∇V − (η/2)∇VᵀG⁻¹∇V of an infinite horizon on a grid in 1 to 3 dimensions (section 2 of the
/// theory notes): the value function and the policy for every start in a box at once, for γ ≥ 0, any drift and metric. With γ = 0 and f = 0 it is
/// the eikonal equation of section 5.
/// </summary>
/// <remarks>
/// <para>
/// Upwind differences in the direction of the policy (Kushner and Dupuis 2001), so that values come from where the path goes; of second order where V is
/// smooth, filtered to first order across its kinks; solved by fast sweeping (Tsai, Cheng, Osher and Zhao 2003). Around a minimum where staying pays, V is
/// held at its expansion from the Riccati equation.
/// </para>
/// <para>
/// Boundary: paths may not leave the box (a state constraint). A wall stops outward motion; the effort of holding against an outward drift is charged, but
/// on an axis that the learner cannot move the wall holds for nothing. Take a box that optimal paths do not want to leave.
/// </para>
/// </remarks>
public static class PolicySolver
{
    private const string Name = "the policy solver";

    // Of the size of a cost: two rest points that differ by less differ by rounding.
    private const double SameCost = 1e-9;

    /// <summary>Value function, policy and basins on a grid.</summary>
    /// <param name="settings">The grid and how exactly to solve on it.</param>
    /// <param name="problem">A problem with an infinite horizon. Its landscape must know its minima where γ = 0, and should where γ &gt; 0, for the basins.</param>
    /// <returns>The solution, or why there is none.</returns>
    public static Validation<NavigationError, PolicySolution> Solve(PolicySettings settings, NavigationProblem problem)
        => SolveWatched(Watch.Nothing, settings, problem);

    /// <summary>As <see cref="Solve(PolicySettings, NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, PolicySolution> SolveWatched(Watch watch, PolicySettings settings, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Solve(lookout, settings, Effort.OfMetric, problem));

    /// <summary>As <see cref="Solve(PolicySettings, NavigationProblem)"/>, where moving costs a norm or has a bounded speed: γV = kL − (η/2)‖∇V‖*² or kL − s‖∇V‖* (theory notes, section 11).</summary>
    /// <remarks>
    /// At a node the learner moves toward its upwind neighbours, as with a metric. Norms of coordinates are taken, for which it never pays to move away from the better
    /// neighbour of an axis; a problem with drift, with a norm of matrices or without discounting is refused. V is not held at an expansion around minima.
    /// </remarks>
    /// <param name="settings">The grid and how exactly to solve on it.</param>
    /// <param name="effort">What moving costs; where it is not quadratic, the metric must be flat.</param>
    /// <param name="problem">A problem with an infinite horizon.</param>
    public static Validation<NavigationError, EffortPolicy> SolveWith(PolicySettings settings, Effort effort, NavigationProblem problem)
        => Lookout.Over(Watch.Nothing, lookout => Solve(lookout, settings, effort, problem)).Map(solution => new EffortPolicy(effort, solution));

    private static Validation<NavigationError, PolicySolution> Solve(Lookout lookout, PolicySettings settings, Effort effort, NavigationProblem problem)
        => (settings.Check(problem.Dimension) + CheckProblem(problem) + CheckEffort(effort, problem)) is { IsEmpty: false } errors
            ? Fail<NavigationError, PolicySolution>(errors)
            : OnGrid(lookout, settings, effort, problem, new PolicyGrid(settings.Axes)).ToValidation();

    private static Seq<NavigationError> CheckProblem(NavigationProblem problem)
        => Checks.When(problem.Horizon is not Horizon.Infinite, () => new NavigationError.WrongHorizon(Name, "an infinite horizon"))
            + Checks.When(
                problem.DependsOnTime,
                () => new NavigationError.NotSupported(Name, "what changes with time, since its policy does not", "use a solver for paths"))
            + Checks.When(
                IsSingularAcrossAxes(problem.Metric),
                () => new NavigationError.NotSupported(
                    Name, "a singular inverse metric that is not diagonal", "turn the coordinates so that it is, or use a solver for paths"));

    private static Seq<NavigationError> CheckEffort(Effort effort, NavigationProblem problem)
        => effort is Effort.Quadratic ? Empty : effort.Check(problem.Dimension)
            + Checks.When(
                effort.Match(_ => false, it => !it.Norm.IsAbsolute, it => !it.Norm.IsAbsolute),
                () => new NavigationError.NotSupported(Name, "a norm of matrices", "take a norm of coordinates: l1, l2, l∞, weighted, or a maximum over layers of these"))
            + Checks.When(
                problem.Drift is not Drift.None,
                () => new NavigationError.NotSupported(Name, "a drift together with a norm for the effort", "leave the drift out, or charge the effort by a metric"))
            + Checks.When(
                problem.Metric is not Metric.Euclidean,
                () => new NavigationError.NotSupported(Name, "a metric together with a norm for the effort", "leave the metric out; weights belong into the norm"))
            + Checks.When(
                problem.DiscountRate == 0,
                () => new NavigationError.NotSupported(Name, "a norm for the effort without discounting", "take a discount rate > 0"));

    private static bool IsSingularAcrossAxes(Metric metric)
        => metric is Metric.Authority { InverseMetric: var inverse } && metric.Tensor(inverse.Rows).IsNone
            && inverse != Mat.Diagonal([.. Enumerable.Range(0, inverse.Rows).Select(i => inverse[i, i])]);

    private static Either<NavigationError, PolicySolution> OnGrid(
        Lookout lookout, PolicySettings settings, Effort effort, NavigationProblem problem, PolicyGrid grid)
    {
        // The expansion around a rest point is that of a quadratic effort.
        if (effort is not Effort.Quadratic)
        {
            return Levels(lookout, settings, effort, problem, grid, [], 0);
        }

        var rests = RestExpansion.All(problem).Filter(expansion => grid.Contains(expansion.Rest.Position));
        if (problem.DiscountRate > 0)
        {
            return Levels(lookout, settings, effort, problem, grid, rests, 0);
        }

        if (rests.IsEmpty)
        {
            return Left((NavigationError)new NavigationError.NoMinimumOnGrid(problem.Landscape.Name));
        }

        // Without discounting only the cheapest rest points can be stayed at for ever.
        var least = rests[0].Rest.CostPerTime;
        var cheapest = rests.Filter(expansion => expansion.Rest.CostPerTime <= least + (SameCost * (1 + Math.Abs(least))));
        return Levels(lookout, settings, effort, problem, grid, cheapest, least);
    }

    private static Either<NavigationError, PolicySolution> Levels(
        Lookout lookout, PolicySettings settings, Effort effort, NavigationProblem problem, PolicyGrid grid, Seq<RestExpansion> rests, double restCost)
        => from quarter in GridLevel.Solve(lookout, settings, effort, problem, grid.Halved().Halved(), rests, restCost)
           from half in GridLevel.Solve(lookout, settings, effort, problem, grid.Halved(), rests, restCost)
           from fine in GridLevel.Solve(lookout, settings, effort, problem, grid, rests, restCost)
           select new PolicySolution(lookout, problem, restCost, fine, new GridConvergence(settings, fine, half, quarter));
}
