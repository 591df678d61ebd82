using LossNav.Domain.Numerics.Blocks;

namespace LossNav.Domain.Solvers.Action;

/// <summary>Carries the points of a path from one uniform mesh to another over the same time, by a cubic through the four nearest of them.</summary>
internal static class Prolongation
{
    /// <summary>Fewest points of the mesh that is left.</summary>
    public const int FewestPoints = 4;

    /// <summary>The path on a mesh of another number of points; its ends are those of the given one.</summary>
    public static TVector[] To<TVector>(int points, TVector[] path)
        where TVector : struct, IBlockVector<TVector>
    {
        var target = GC.AllocateUninitializedArray<TVector>(points);
        var (scale, last) = ((path.Length - 1.0) / (points - 1), path.Length - FewestPoints);
        for (var i = 0; i < target.Length; i++)
        {
            var at = i * scale;
            var first = Math.Clamp((int)at - 1, 0, last);
            var u = at - first;
            var (a, b, c) = (u - 1, u - 2, u - 3);
            target[i] = (((-1.0 / 6) * (a * b * c) * path[first]) + ((0.5 * u * b * c) * path[first + 1]))
                + (((-0.5 * u * a * c) * path[first + 2]) + ((1.0 / 6) * (u * a * b) * path[first + 3]));
        }

        (target[0], target[^1]) = (path[0], path[^1]);
        return target;
    }
}
