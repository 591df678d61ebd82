using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>Paths from which the search begins.</summary>
internal static class StartPaths
{
    // How far a gradient is followed to see how fast it changes, relative to the size of the parameters: large enough against rounding, small against anything that bends.
    private const double Probe = 1e-4;

    /// <summary>Nobody moves, or straight on to a fixed end.</summary>
    public static double[] Rest(PathAction action)
    {
        var z = new double[action.Size];
        action.MakeFeasible(z);
        return z;
    }

    /// <summary>
    /// Down the gradient at the rate that the optimum has where the loss is quadratic with the curvature h along the gradient: θ̇ = −(r/h)∇L with r = √(γ²/4 + ηkh) − γ/2
    /// (section 3 of the theory notes), exactly over each step.
    /// </summary>
    public static double[] GradientFlow(PathAction action)
    {
        var (problem, mesh, d) = (action.Problem.Statement, action.Mesh, action.Dimension);
        var (γ, ηk) = (problem.DiscountRate, problem.LearningRate * problem.LossWeight);
        var positions = new double[(mesh.Count + 1) * d];
        problem.Start.Span.CopyTo(positions);
        var (gradient, ahead, probe) = (new double[d], new double[d], new double[d]);
        for (var i = 0; i < mesh.Count; i++)
        {
            var here = positions.AsSpan(i * d, d);
            var next = positions.AsSpan((i + 1) * d, d);
            here.CopyTo(next);
            problem.Landscape.Evaluate(mesh.Times[i], here, gradient);
            var slope = Norm(gradient);
            if (slope == 0 || !double.IsFinite(slope))
            {
                continue;
            }

            var share = Probe * (1 + Norm(here)) / slope;
            here.CopyTo(probe);
            Rows.AddScaled(-share, gradient, probe);
            problem.Landscape.Evaluate(mesh.Times[i], probe, ahead);
            Rows.AddScaled(-1, gradient, ahead);
            var curvature = Norm(ahead) / (share * slope);
            var perCurvature = ηk / (Math.Sqrt((γ * γ / 4) + (ηk * curvature)) + (γ / 2));
            var step = perCurvature * Numerics.ExpM1.DiscountedTime(perCurvature * curvature, mesh.Steps[i]);
            if (double.IsFinite(step))
            {
                Rows.AddScaled(-step, gradient, next);
            }
        }

        return action.VelocitiesOf(positions);
    }

    /// <summary>Along a path at other times, straight between its points and at rest after the last.</summary>
    public static double[] Along(PathAction action, Trajectory path)
    {
        var (mesh, d) = (action.Mesh, action.Dimension);
        var positions = new double[(mesh.Count + 1) * d];
        var piece = 0;
        for (var i = 0; i <= mesh.Count; i++)
        {
            while (piece + 2 < path.Count && path.Times[piece + 1] <= mesh.Times[i])
            {
                piece++;
            }

            var (from, to) = (path.Times[piece], path.Times[Math.Min(piece + 1, path.Count - 1)]);
            var share = to > from ? Math.Clamp((mesh.Times[i] - from) / (to - from), 0, 1) : 0;
            var row = positions.AsSpan(i * d, d);
            Rows.AddScaled(1 - share, path.Positions.Slice(piece * d, d), row);
            Rows.AddScaled(share, path.Positions.Slice(Math.Min(piece + 1, path.Count - 1) * d, d), row);
        }

        action.Problem.Statement.Start.Span.CopyTo(positions);
        return action.VelocitiesOf(positions);
    }

    /// <summary>From a path on half as many steps: cubic between its points.</summary>
    public static double[] Refined(PathAction action, Trajectory coarse)
    {
        var (mesh, d) = (action.Mesh, action.Dimension);
        var positions = new double[(mesh.Count + 1) * d];
        for (var i = 0; i <= mesh.Count; i++)
        {
            var row = positions.AsSpan(i * d, d);
            if (i % 2 == 0)
            {
                coarse.Positions.Slice(i / 2 * d, d).CopyTo(row);
                continue;
            }

            var points = Math.Min(4, coarse.Count);
            var first = Math.Clamp((i / 2) - 1, 0, coarse.Count - points);
            for (var j = first; j < first + points; j++)
            {
                Rows.AddScaled(Lagrange(coarse.Times, first, points, j, mesh.Times[i]), coarse.Positions.Slice(j * d, d), row);
            }
        }

        return action.VelocitiesOf(positions);
    }

    private static double Lagrange(ReadOnlySpan<double> times, int first, int count, int of, double at)
    {
        var product = 1.0;
        for (var j = first; j < first + count; j++)
        {
            product *= j == of ? 1 : (at - times[j]) / (times[of] - times[j]);
        }

        return product;
    }

    private static double Norm(ReadOnlySpan<double> vector) => Math.Sqrt(Rows.Dot(vector, vector));
}
