using LossNav.Domain.Navigation;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>The motion along a path of state and costate.</summary>
internal static class SampledPath
{
    // About as many points as a curve needs to look smooth on a page.
    private const int Points = 401;

    /// <summary>At the points of the mesh, and at as many between them as make the path smooth to look at: a mesh is fine only where the path bends.</summary>
    public static Motion Of(ExtremalPath path)
    {
        var times = path.Times.ToArray();
        var pieces = Math.Max(1, Points / times.Length);
        double[] dense =
        [
            .. times.Zip(times.Skip(1), (from, to) => Enumerable.Range(0, pieces).Select(i => from + ((to - from) * i / pieces))).SelectMany(piece => piece),
            times[^1],
        ];
        return new Motion(path.PathAt(dense), Trajectory.Sample(dense, path.VelocityAt), Trajectory.Sample(dense, path.CostateAt));
    }
}
