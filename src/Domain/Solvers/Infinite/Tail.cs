using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;

namespace LossNav.Domain.Solvers.Infinite;

/// <summary>What happens after the cut.</summary>
/// <param name="Bound">At least the size of what the path pays from there on, or earns where the loss is below zero; ≥ 0.</param>
/// <param name="Error">How far the quadratic value function may be off there.</param>
internal sealed record Tail(double Bound, double Error)
{
    // The rest of the value function is of third order. Its size is taken from what the quadratic part leaves of the Hamilton-Jacobi-Bellman equation;
    // this factor covers the fourth order and what the rest does on its way in.
    private const double Safety = 4;

    /// <remarks>
    /// With V₂ the quadratic part and ρ = γV₂ + H(θ, −∇V₂), V − V₂ = −∫e^{−γt}ρ dt along the optimal path, on which ρ falls at three times the slowest rate or faster.
    /// </remarks>
    public static Tail Of(BoundaryProblem boundary, RestPoint rest, ExtremalPath path)
    {
        var d = boundary.Dimension;
        var last = path.Node(path.Count - 1);
        var offset = Vec.Copy(last[..d]) - rest.Position;
        var slope = rest.ValueCurvature * offset;
        var rising = (0.5 * offset.Dot(slope)) - rest.Costate.Dot(offset);
        var restValue = boundary.DiscountRate == 0 ? 0 : rest.CostPerTime / boundary.DiscountRate;
        double[] z = [.. last[..d], .. (rest.Costate - slope).Span];
        boundary.Flow.Evaluate(path.Duration, z, new double[2 * d], new double[4 * d * d]);
        var missing = (boundary.DiscountRate * (rising + restValue)) + boundary.Flow.Hamiltonian;
        var discount = Math.Exp(-boundary.DiscountRate * path.Duration);
        var error = Safety * Math.Abs(missing) / ((3 * rest.SlowestRate) + boundary.DiscountRate);
        var size = Math.Abs(rising) + Math.Abs(restValue);
        return new Tail(discount * (Math.Abs(rising + restValue) + error + (1e-3 * Math.Abs(rising)) + (1e-14 * size)), discount * error);
    }
}
