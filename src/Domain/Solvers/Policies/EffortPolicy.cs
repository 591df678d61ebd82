using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>The value function and the optimal policy of an infinite horizon on a grid, where moving costs a norm or has a bounded speed (theory notes, section 11).</summary>
public sealed class EffortPolicy
{
    private readonly PolicySolution _solution;

    internal EffortPolicy(Effort effort, PolicySolution solution) => (Effort, _solution) = (effort, solution);

    /// <summary>What moving costs.</summary>
    public Effort Effort { get; }

    /// <summary>The grid.</summary>
    public PolicyGrid Grid => _solution.Grid;

    /// <summary>How the solver got there and how sure it is.</summary>
    public PolicyStatistics Statistics => _solution.Statistics;

    /// <summary>V at a point of the box, interpolated by cubics; none outside.</summary>
    /// <param name="position">D numbers.</param>
    public Option<double> Value(Vec position) => _solution.Value(position);

    /// <summary>How far <see cref="Value"/> may be off, from the same problem on coarser grids; none outside the box.</summary>
    /// <param name="position">D numbers.</param>
    public Option<double> ErrorEstimate(Vec position) => _solution.ErrorEstimate(position);

    /// <summary>The optimal velocity at a point of the box; none outside.</summary>
    /// <param name="position">D numbers.</param>
    public Option<Vec> Velocity(Vec position) => _solution.Velocity(position);

    /// <summary>The optimal velocity at a node of the grid.</summary>
    /// <param name="node">Its number.</param>
    public Vec VelocityAt(int node) => _solution.VelocityAt(node);
}
