using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;

namespace LossNav.Domain.Suboptimality;

/// <summary>What a path costs, J, in its two parts.</summary>
/// <param name="Kinetic">∫e^{−γt}(1/2η)uᵀGu dt: what moving costs, ≥ 0.</param>
/// <param name="Loss">∫e^{−γt}kL dt: what the loss costs.</param>
public sealed record PathCost(double Kinetic, double Loss)
{
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

    /// <summary>Sum of the parts.</summary>
    public static PathCost operator +(PathCost left, PathCost right) => new(left.Kinetic + right.Kinetic, left.Loss + right.Loss);
}
