using LossNav.Domain.Numerics;

namespace LossNav.Domain.Navigation;

/// <summary>The two energies of a learner in motion: kinetic (1/2η) uᵀGu with u = θ̇ − f, and potential kL (section 5 of the theory notes).</summary>
/// <param name="Kinetic">What moving costs per unit of time, ≥ 0.</param>
/// <param name="Potential">What the loss costs per unit of time.</param>
public sealed record PathEnergy(double Kinetic, double Potential)
{
    /// <summary>What the learner pays per unit of time: the integrand of J without its discount.</summary>
    public double RunningCost => Kinetic + Potential;

    /// <summary>Kinetic energy minus kL: constant along an optimal path where γ = 0 and f = 0.</summary>
    public double Conserved => Kinetic - Potential;

    /// <summary>The energies at one point of a path.</summary>
    /// <param name="time">t.</param>
    /// <param name="position">θ, D numbers.</param>
    /// <param name="velocity">θ̇, D numbers.</param>
    /// <param name="problem">Gives η, k, metric, drift and landscape.</param>
    public static PathEnergy At(double time, Vec position, Vec velocity, NavigationProblem problem)
    {
        var control = velocity - problem.Drift.Velocity(time, position);
        return new PathEnergy(
            control.Dot(problem.Metric.TensorAt(time, position) * control) / (2 * problem.LearningRate),
            problem.LossWeight * problem.Landscape.ValueAt(time, position));
    }

    /// <summary>The kinetic energy on each of the N − 1 pieces of a path, with the velocity of the straight piece and the drift at its middle.</summary>
    public static double[] KineticAlong(NavigationProblem problem, Trajectory path)
        => [.. Enumerable.Range(0, path.Count - 1).Select(i => OnPiece(i, problem, path).Kinetic)];

    /// <summary>The potential energy at each of the N points of a path.</summary>
    public static double[] PotentialAlong(NavigationProblem problem, Trajectory path)
        => [.. Enumerable.Range(0, path.Count).Select(i => problem.LossWeight * problem.Landscape.At(path.Times[i], path.PositionAt(i)).Value)];

    /// <summary>Cost-to-date J(t) = ∫₀^t e^{−γs}{…} ds at each of the N points, by the midpoint rule on each piece: right to second order in the step.</summary>
    public static double[] CostToDate(NavigationProblem problem, Trajectory path)
    {
        var costs = new double[path.Count];
        var sum = default(CompensatedSum);
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var (start, step) = (path.Times[i], path.Times[i + 1] - path.Times[i]);
            sum.Add(Math.Exp(-problem.DiscountRate * (start + (step / 2))) * step * OnPiece(i, problem, path).RunningCost);
            costs[i + 1] = sum.Value;
        }

        return costs;
    }

    private static PathEnergy OnPiece(int i, NavigationProblem problem, Trajectory path)
    {
        var (from, to) = (path.PositionAt(i), path.PositionAt(i + 1));
        var (start, step) = (path.Times[i], path.Times[i + 1] - path.Times[i]);
        return At(start + (step / 2), 0.5 * (from + to), (1 / step) * (to - from), problem);
    }
}
