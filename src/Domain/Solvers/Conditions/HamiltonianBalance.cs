using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;

namespace LossNav.Domain.Solvers.Conditions;

/// <summary>How well a path keeps the balance of its Hamiltonian, e^{−γt}H(t) − H(0) = γJ(0..t) + ∫e^{−γs}∂H/∂s ds: energy conservation where γ = 0 and nothing depends on time.</summary>
internal static class HamiltonianBalance
{
    // ∂H/∂t by central differences: their error is of the square, rounding of its inverse.
    private const double TimeStep = 1e-4;

    /// <summary>The largest miss, relative to the largest term.</summary>
    public static double Miss(BoundaryProblem boundary, ExtremalPath path, bool dependsOnTime)
    {
        var (flow, γ) = (boundary.Flow, boundary.DiscountRate);
        var (velocity, jacobian) = (new double[flow.Size], new double[flow.Size * flow.Size]);
        double HamiltonianAt(double time, ReadOnlySpan<double> z)
        {
            flow.Evaluate(time, z, velocity, jacobian);
            return flow.Hamiltonian;
        }

        var first = HamiltonianAt(0, path.Node(0));
        double sum = 0, miss = 0, size = Math.Max(Math.Abs(first), Math.Abs(flow.RunningCost));
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var (time, step) = (path.Times[i], path.Times[i + 1] - path.Times[i]);
            for (var j = 0; j < GaussScheme.Stages; j++)
            {
                var (at, z) = (time + (GaussScheme.Nodes[j] * step), path.AtStage(i, j));
                var slope = dependsOnTime ? (HamiltonianAt(at + TimeStep, z) - HamiltonianAt(at - TimeStep, z)) / (2 * TimeStep) : 0;
                HamiltonianAt(at, z);
                sum += step * GaussScheme.Weights[j] * Math.Exp(-γ * at) * ((γ * flow.RunningCost) + slope);
                size = Math.Max(size, Math.Abs(flow.RunningCost));
            }

            var reached = Math.Exp(-γ * path.Times[i + 1]) * HamiltonianAt(path.Times[i + 1], path.Node(i + 1));
            size = Math.Max(size, Math.Max(Math.Abs(reached), Math.Abs(sum)));
            miss = Math.Max(miss, Math.Abs(reached - first - sum));
        }

        return size == 0 ? 0 : miss / size;
    }
}
