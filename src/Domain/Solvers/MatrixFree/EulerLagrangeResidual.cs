using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>
/// How well a path keeps the discrete equations of Euler and Lagrange, y_{i−1} = e^{−jΔt}y_i − k m_i ∇L(θ_i), where y = z/b is the momentum, and at a free end
/// y_{N−1} = −k m_N ∇L(θ_N): each node by itself, where the relative gradient is about all of them together.
/// </summary>
internal static class EulerLagrangeResidual
{
    /// <summary>The largest miss at a node, relative to the largest pull of the loss and the largest change of momentum at a node.</summary>
    public static double Of(PathAction action, PathPoint point)
    {
        var (d, mesh, problem) = (action.Dimension, action.Mesh, action.Problem.Statement);
        var motion = new StepMotion(problem, mesh);
        var positions = action.Positions(point.Velocities);
        var (before, here, pull) = (new double[d], new double[d], new double[d]);
        double largest = 0, size = 0;
        Momentum(motion, point.Velocities, 0, before);
        for (var i = 1; i <= mesh.Count - (action.IsEndFixed ? 1 : 0); i++)
        {
            Array.Clear(here);
            if (i < mesh.Count)
            {
                Momentum(motion, point.Velocities, i, here);
                motion.Back(here);
            }

            problem.Landscape.Evaluate(mesh.Times[i], positions.AsSpan(i * d, d), pull);
            Elementwise.Scale(problem.LossWeight * mesh.Loss[i], pull);
            if (i == mesh.Count)
            {
                var end = new double[d];
                action.EndCost([.. positions.AsSpan(i * d, d)], end);
                Rows.AddScaled(1, end, pull);
            }

            Rows.AddScaled(-1, here, before);
            size = Math.Max(size, Norm(pull) + Norm(before));
            Rows.AddScaled(1, pull, before);
            largest = Math.Max(largest, Norm(before));
            if (i < mesh.Count)
            {
                Momentum(motion, point.Velocities, i, before);
            }
        }

        return size == 0 ? 0 : largest / size;
    }

    private static void Momentum(StepMotion motion, double[] velocities, int index, double[] momentum)
    {
        var factor = motion.Enter(index);
        for (var p = 0; p < momentum.Length; p++)
        {
            momentum[p] = velocities[(index * momentum.Length) + p] / (factor * motion.Push[p]);
        }
    }

    private static double Norm(double[] vector) => Math.Sqrt(Rows.Dot(vector, vector));
}
