using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Dynamics;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>The first mesh: even where the horizon is short; else fine at both ends, where a far-sighted path moves, and ever coarser between.</summary>
internal static class FirstMesh
{
    private const double GrowthOfSteps = 1.6;

    // A horizon of at most this many natural times gets an even mesh.
    private const double ShortHorizon = 12;

    public static double[] Of(double duration, double naturalTime, int leastIntervals)
    {
        if (!(naturalTime > 0) || duration <= ShortHorizon * naturalTime)
        {
            return Trajectory(duration, leastIntervals);
        }

        var half = new List<double> { 0 };
        for (var step = naturalTime / 2; half[^1] + step < duration / 2; step *= GrowthOfSteps)
        {
            half.Add(half[^1] + step);
        }

        double[] mesh = [.. half, .. half.AsEnumerable().Reverse().Select(time => duration - time)];

        // The two halves may meet in a gap or a sliver: drop the last point of the first half where it is a sliver.
        var middle = half.Count - 1;
        mesh = middle > 0 && mesh[middle + 1] - mesh[middle] < 0.25 * (mesh[middle] - mesh[middle - 1]) ? [.. mesh[..middle], .. mesh[(middle + 1)..]] : mesh;
        while (mesh.Length - 1 < leastIntervals)
        {
            mesh = MeshSelection.Halve(mesh);
        }

        return mesh;
    }

    /// <summary>The time in which the flow changes by its own size at a point: the inverse of the spectral radius of its Jacobian.</summary>
    public static double NaturalTime(HamiltonianFlow flow, double time, ReadOnlySpan<double> z)
    {
        var (velocity, jacobian) = (new double[flow.Size], new double[flow.Size * flow.Size]);
        flow.Evaluate(time, z, velocity, jacobian);
        var square = Mat.Copy(flow.Size, flow.Size, jacobian);
        square *= square;
        return 1 / Math.Pow((square * square).FrobeniusNorm, 0.25);
    }

    private static double[] Trajectory(double duration, int intervals) => Navigation.Trajectory.UniformTimes(duration, intervals + 1);
}
