using LossNav.Domain.Numerics;

namespace LossNav.Domain.Navigation;

/// <summary>A path with its motion, all at the same N times.</summary>
/// <param name="Positions">θ, N points x D.</param>
/// <param name="Velocities">θ̇, N points x D.</param>
/// <param name="Costates">λ = −∂V/∂θ, N points x D.</param>
public sealed record Motion(Trajectory Positions, Trajectory Velocities, Trajectory Costates)
{
    /// <summary>t, N increasing times from 0.</summary>
    public ReadOnlySpan<double> Times => Positions.Times;

    /// <summary>The motion along a path of which only positions are known: velocities of the parabola through three neighbours, exact to second order in the step; λ = Gu/η.</summary>
    /// <param name="problem">Gives metric, drift and η.</param>
    /// <param name="positions">N ≥ 3 points x D.</param>
    public static Motion Through(NavigationProblem problem, Trajectory positions)
    {
        Vec[] velocities = [.. Enumerable.Range(0, positions.Count).Select(i => VelocityAt(i, positions))];
        return new Motion(
            positions,
            Along(positions, i => velocities[i]),
            Along(positions, i => CostateAt(problem, positions.Times[i], positions.PositionAt(i), velocities[i])));
    }

    /// <summary>A value for each point of a path.</summary>
    internal static Trajectory Along(Trajectory path, Func<int, Vec> value)
    {
        var times = path.Times.ToArray();
        return Trajectory.Sample(times, time => value(Array.BinarySearch(times, time)));
    }

    private static Vec CostateAt(NavigationProblem problem, double time, Vec position, Vec velocity)
        => (1 / problem.LearningRate) * (problem.Metric.TensorAt(time, position) * (velocity - problem.Drift.Velocity(time, position)));

    private static Vec VelocityAt(int index, Trajectory path)
    {
        var middle = Math.Clamp(index, 1, path.Count - 2);
        var (before, after) = (path.Times[middle] - path.Times[middle - 1], path.Times[middle + 1] - path.Times[middle]);
        var left = (1 / before) * (path.PositionAt(middle) - path.PositionAt(middle - 1));
        var right = (1 / after) * (path.PositionAt(middle + 1) - path.PositionAt(middle));

        // The slope of the parabola at the middle, and its change up to the point itself.
        var curvature = (2 / (before + after)) * (right - left);
        return ((after / (before + after)) * left) + ((before / (before + after)) * right) + ((path.Times[index] - path.Times[middle]) * curvature);
    }
}
