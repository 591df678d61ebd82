using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Dynamics;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>The velocity that state and costate ask for.</summary>
internal static class PathVelocity
{
    /// <summary>θ̇ = f + ηG⁻¹λ: as right as state and costate are, unlike the slope of the polynomial through them.</summary>
    public static Vec At(double time, ExtremalPath path, NavigationProblem problem)
    {
        var flow = new HamiltonianFlow(problem);
        var velocity = new double[flow.Size];
        flow.Evaluate(time, path.At(time), velocity, new double[flow.Size * flow.Size]);
        return Vec.Copy(velocity.AsSpan(0, flow.Dimension));
    }
}
