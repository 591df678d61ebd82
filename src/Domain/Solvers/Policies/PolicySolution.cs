using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>The value function and the optimal policy of an infinite horizon on a grid (section 2 of the theory notes), for every start in the box.</summary>
public sealed class PolicySolution : Solution
{
    private readonly GridLevel _level;
    private readonly GridConvergence _convergence;

    internal PolicySolution(Lookout lookout, NavigationProblem problem, double restCost, GridLevel level, GridConvergence convergence)
        : base(problem, "policy")
    {
        (RestCost, _level, _convergence) = (restCost, level, convergence);
        Basins = BasinMap.Of(lookout, level);
        Statistics = new PolicyStatistics(level.Rounds, level.LastChange, convergence.Mean, convergence.Largest, convergence.ObservedOrder);
    }

    /// <summary>V at the start of the problem; +∞ where that lies outside the box, which no path may leave.</summary>
    public override double Objective => Value(Problem.Start).IfNone(double.PositiveInfinity);

    /// <inheritdoc/>
    public override Option<double> ObjectiveError => ErrorEstimate(Problem.Start);

    /// <inheritdoc/>
    public override Seq<Fact> Facts => Seq(
        new Fact("nodes", "nodes of the grid", Grid.Count),
        new Fact("rounds", "rounds of sweeps", Statistics.Rounds),
        new Fact("mean-error", "mean over the grid of the estimated error of V", Statistics.MeanError),
        new Fact("largest-error", "largest estimated error of V, at a kink if there is one", Statistics.LargestError));

    /// <summary>The grid.</summary>
    public PolicyGrid Grid => _level.Grid;

    /// <summary>
    /// What is subtracted from the cost per unit of time: 0 with discounting; without it the cost of staying at the cheapest rest point for ever (kL_min
    /// where there is no drift), without which no value would be finite.
    /// </summary>
    public double RestCost { get; }

    /// <summary>Which rest point is reached from each node.</summary>
    public BasinMap Basins { get; }

    /// <summary>How the solver got there and how sure it is.</summary>
    public PolicyStatistics Statistics { get; }

    /// <summary>V at each node, in the order of the grid: the least cost J from there on.</summary>
    public ReadOnlySpan<double> Values => _level.Values;

    /// <summary>V at a point of the box, interpolated by cubics.</summary>
    /// <param name="position">D numbers.</param>
    /// <returns>The least cost J from there on, or none outside the box.</returns>
    public Option<double> Value(Vec position)
        => Grid.Contains(position) ? GridField.Cubic(Grid, _level.Values, position) : Option<double>.None;

    /// <summary>
    /// How far <see cref="Value"/> may be off: |V_h − V_2h| from the same problem on a grid of twice the step, the largest of the surroundings. None outside the box.
    /// </summary>
    /// <param name="position">D numbers.</param>
    public Option<double> ErrorEstimate(Vec position)
        => Grid.Contains(position) ? _convergence.At(position) : Option<double>.None;

    /// <summary>The learning rule at a node: θ̇* = f − ηG⁻¹∇V, D numbers.</summary>
    /// <param name="node">Its number.</param>
    public Vec VelocityAt(int node) => Vec.Copy(_level.Velocities.AsSpan(node * Grid.Dimension, Grid.Dimension));

    /// <summary>
    /// The learning rule at a point of the box: θ̇* = f − ηG⁻¹∇V, interpolated; in a cell that two basins share, that of the nearest node, since
    /// a mean of two ways is neither. None outside the box.
    /// </summary>
    /// <param name="position">D numbers.</param>
    public Option<Vec> Velocity(Vec position)
    {
        if (!Grid.Contains(position))
        {
            return None;
        }

        var isShared = GridField.CornersAround(Grid, position).Select(Basins.LabelAt).Distinct().Count() > 1;
        return isShared
            ? VelocityAt(Grid.NodeNear(position))
            : Vec.Generate(Grid.Dimension, d => GridField.Linear(Grid, node => _level.Velocities[(node * Grid.Dimension) + d], position));
    }

    /// <inheritdoc/>
    protected override Motion Move() => Motion.Through(Problem, PolicyPath.From(Problem.Start, this));
}
