using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>A Newton step on a path.</summary>
/// <param name="Nodes">Steps of (θ, λ) at the points, N x 2D.</param>
/// <param name="Slopes">Steps of the stage slopes, (N − 1) x 4 x 2D.</param>
/// <param name="Norm">Root mean square of the scaled steps at the points.</param>
/// <param name="Largest">Largest scaled step at a point.</param>
/// <param name="Residual">Largest scaled amount by which the path misses an equation: what one interval or one end is off by.</param>
internal sealed record NewtonStep(double[] Nodes, double[] Slopes, double Norm, double Largest, double Residual)
{
    public ExtremalPath Apply(double share, ExtremalPath path)
    {
        var (nodes, slopes) = (path.Nodes.ToArray(), path.Slopes.ToArray());
        Rows.AddScaled(share, Nodes, nodes);
        Rows.AddScaled(share, Slopes, slopes);
        return new ExtremalPath(path.Times.ToArray(), nodes, slopes);
    }
}
