using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>Where the search for a path stands.</summary>
public enum DescentStage
{
    /// <summary>Improving the path by L-BFGS.</summary>
    Descent,

    /// <summary>Improving the path by Newton's method with conjugate gradients.</summary>
    Newton,

    /// <summary>The relative gradient is at most the tolerance.</summary>
    Converged,

    /// <summary>No step lowers J any more: its changes are below rounding.</summary>
    Stalled,

    /// <summary>As many sweeps as are allowed were made.</summary>
    Exhausted,
}

/// <summary>A path on its way to the optimum on one mesh, as a value: <see cref="MatrixFreeSolver.Next"/> gives the one after it, and a search goes on from any of them.</summary>
public sealed class MatrixFreeState
{
    internal MatrixFreeState(PathAction action, PathPoint point, Seq<CurvaturePair> pairs, DescentStage stage, DescentWork work)
        => (Action, Point, Pairs, Stage, Work, RelativeGradient) = (action, point, pairs, stage, work, point.RelativeGradient);

    /// <summary>J of the path.</summary>
    public double Objective => Point.Objective;

    /// <summary>
    /// |∇J| relative to |z| + |∇J − z|, where z are the velocities in units in which the kinetic part of J is ½|z|², and ∇J − z what the costate asks of them: 1 where
    /// nothing moves, 0 at an extremal path.
    /// </summary>
    public double RelativeGradient { get; }

    /// <summary>Where the search stands.</summary>
    public DescentStage Stage { get; }

    /// <summary>What it has taken so far.</summary>
    public DescentWork Work { get; }

    /// <summary>Whether there is no next state but this one.</summary>
    public bool IsDone => Stage is DescentStage.Converged or DescentStage.Stalled or DescentStage.Exhausted;

    /// <summary>The path: N + 1 points x D, copied. From it a search can begin again after the program has ended.</summary>
    public Trajectory Path => Trajectory.Own(Action.Mesh.Times.ToArray(), Action.Positions(Point.Velocities));

    internal PathAction Action { get; }

    internal PathPoint Point { get; }

    internal Seq<CurvaturePair> Pairs { get; }

    internal MatrixFreeState In(DescentStage stage) => new(Action, Point, Pairs, stage, Work);
}

/// <summary>What a search has taken.</summary>
/// <param name="Iterations">Steps of L-BFGS and of Newton's method.</param>
/// <param name="Sweeps">Gradients of J: N gradients of the loss each.</param>
/// <param name="Products">Products of the Hessian of J with a vector: N products with the Hessian of the loss each.</param>
public sealed record DescentWork(int Iterations, int Sweeps, int Products)
{
    /// <summary>Nothing yet.</summary>
    public static DescentWork None { get; } = new(0, 0, 0);

    /// <summary>Both together.</summary>
    public static DescentWork operator +(DescentWork left, DescentWork right)
        => new(left.Iterations + right.Iterations, left.Sweeps + right.Sweeps, left.Products + right.Products);

    /// <summary>What the first has taken more than the second.</summary>
    public static DescentWork operator -(DescentWork left, DescentWork right)
        => new(left.Iterations - right.Iterations, left.Sweeps - right.Sweeps, left.Products - right.Products);

    // A product takes about two gradients.
    internal int InSweeps => Sweeps + (2 * Products);
}

/// <summary>Velocities z with J and its gradient; never written to once it is made.</summary>
internal sealed record PathPoint(double[] Velocities, double Objective, double[] Gradient)
{
    public double RelativeGradient
    {
        get
        {
            var costate = 0.0;
            for (var i = 0; i < Gradient.Length; i++)
            {
                costate += (Gradient[i] - Velocities[i]) * (Gradient[i] - Velocities[i]);
            }

            var size = Math.Sqrt(Rows.Dot(Velocities, Velocities)) + Math.Sqrt(costate);
            return size == 0 ? 0 : Math.Sqrt(Rows.Dot(Gradient, Gradient)) / size;
        }
    }

    public static PathPoint At(PathAction action, double[] velocities)
    {
        var gradient = new double[velocities.Length];
        return new PathPoint(velocities, action.Evaluate(velocities, gradient), gradient);
    }

    /// <summary>The point a share of a direction further.</summary>
    public PathPoint Moved(PathAction action, double share, double[] direction)
    {
        var velocities = (double[])Velocities.Clone();
        Rows.AddScaled(share, direction, velocities);
        return At(action, velocities);
    }
}
