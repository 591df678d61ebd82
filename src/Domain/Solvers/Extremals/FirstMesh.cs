using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Dynamics;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>The first mesh: even unless the horizon is very long; else fine at both ends, where a far-sighted path moves, and ever coarser between.</summary>
internal static class FirstMesh
{
    // From one step to the next: neighbouring steps of like size keep the error estimate honest.
    private const double GrowthOfSteps = 1.6;

    // No step is longer than this part of the horizon.
    private const int LeastSteps = 40;

    // An even mesh has this many intervals for each natural time, and at most so many in all. A path that is almost free to shift in time must not be drawn to where
    // the mesh is coarse.
    private const double PerNaturalTime = 2;

    // Longer horizons are met by steps that grow.
    private const int MostEvenIntervals = 512;

    public static double[] Of(double duration, double naturalTime, int leastIntervals)
    {
        var even = naturalTime > 0 ? Math.Ceiling(PerNaturalTime * duration / naturalTime) : 0;
        if (even <= MostEvenIntervals)
        {
            return Navigation.Trajectory.UniformTimes(duration, (int)Math.Max(even, leastIntervals) + 1);
        }

        var half = new List<double> { 0 };
        for (var step = naturalTime / 2; half[^1] + step < duration / 2; step = Math.Min(step * GrowthOfSteps, duration / LeastSteps))
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
}
