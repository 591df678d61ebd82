using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;

namespace LossNav.Domain.Suboptimality;

/// <summary>What a path costs, J, in its two parts.</summary>
/// <param name="Kinetic">∫e^{−γt}(1/2η)uᵀGu dt: what moving costs, ≥ 0.</param>
/// <param name="Loss">∫e^{−γt}kL dt: what the loss costs.</param>
public sealed record PathCost(double Kinetic, double Loss)
{
    private const double Rounding = 1e-18;

    /// <summary>J.</summary>
    public double Total => Kinetic + Loss;

    /// <summary>The cost of the smooth path through some points, from its first time to its last.</summary>
    /// <remarks>
    /// The path is the cubic spline through the points with slopes of fourth order at its ends. Where the points lie on an optimal path, the spline costs more
    /// by a term of sixth order in the step: a path that deviates by δ costs more by a multiple of δ². The integrals are of eighth order.
    /// </remarks>
    /// <param name="problem">Gives η, k, γ, metric, drift and landscape.</param>
    /// <param name="path">At least five points at equal steps.</param>
    public static PathCost Along(NavigationProblem problem, Trajectory path)
    {
        var smooth = new SmoothPath(path);
        var (kinetic, loss) = (0.0, 0.0);
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var step = path.Times[i + 1] - path.Times[i];
            for (var node = 0; node < GaussScheme.Stages; node++)
            {
                var time = path.Times[i] + (step * GaussScheme.Nodes[node]);
                var energy = PathEnergy.At(time, smooth.PositionAt(time), smooth.VelocityAt(time), problem);
                var weight = step * GaussScheme.Weights[node] * Math.Exp(-problem.DiscountRate * time);
                kinetic += weight * energy.Kinetic;
                loss += weight * energy.Potential;
            }
        }

        return new PathCost(kinetic, loss);
    }

    /// <summary>What resting costs from a time on for ever. Without discounting it costs nothing at a minimum of no loss, to the rounding that the steps leave.</summary>
    /// <param name="from">The time.</param>
    /// <param name="problem">Gives η, k, γ, metric, drift and landscape.</param>
    /// <param name="at">Where the learner rests, D numbers.</param>
    public static PathCost AtRest(double from, NavigationProblem problem, Vec at)
    {
        var energy = PathEnergy.At(from, at, Vec.Zero(at.Dimension), problem);
        var rest = problem.DiscountRate > 0
            ? Math.Exp(-problem.DiscountRate * from) / problem.DiscountRate
            : energy.RunningCost > Rounding ? double.PositiveInfinity : 0;
        return rest == 0 ? new PathCost(0, 0) : new PathCost(rest * energy.Kinetic, rest * energy.Potential);
    }

    /// <summary>Sum of the parts.</summary>
    public static PathCost operator +(PathCost left, PathCost right) => new(left.Kinetic + right.Kinetic, left.Loss + right.Loss);
}
