using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>What conjugate gradients made of Newton's equation.</summary>
/// <param name="Direction">A direction along which J falls; empty where somebody asked to stop.</param>
/// <param name="Products">Products with the Hessian that it took.</param>
internal sealed record NewtonDirection(double[] Direction, int Products);

/// <summary>
/// Newton's direction by conjugate gradients, as exactly as it is worth so far from the minimum (Nocedal and Wright, algorithm 7.1). Where a direction of negative curvature
/// turns up, it is followed as far as the iteration has come: it leads away from a saddle.
/// </summary>
internal static class ConjugateGradients
{
    // Curvature below this share of the largest seen is taken for none.
    private const double Rounding = 1e-12;

    /// <summary>Solves ∇²J d = −∇J.</summary>
    /// <param name="action">J.</param>
    /// <param name="point">Where, with the gradient.</param>
    /// <param name="forcing">The residual to stop at, relative to the gradient.</param>
    /// <param name="most">Products after which to stop.</param>
    public static NewtonDirection Solve(PathAction action, PathPoint point, double forcing, int most)
    {
        var residual = (double[])point.Gradient.Clone();
        var step = (double[])point.Gradient.Clone();
        Elementwise.Scale(-1, step);
        var (direction, product) = (new double[step.Length], new double[step.Length]);
        var square = Rows.Dot(residual, residual);
        var (goal, largest, products) = (forcing * forcing * square, 0.0, 0);
        for (; products < most && square > goal; products++)
        {
            if (!action.MultiplyHessian(point.Velocities, step, product))
            {
                return new NewtonDirection([], products);
            }

            var (length, curvature) = (Rows.Dot(step, step), Rows.Dot(step, product));
            largest = Math.Max(largest, Math.Abs(curvature) / length);
            if (!(curvature > Rounding * largest * length))
            {
                return new NewtonDirection(products == 0 ? step : AlongNegative(direction, step, length), products + 1);
            }

            var share = square / curvature;
            Rows.AddScaled(share, step, direction);
            Rows.AddScaled(share, product, residual);
            var next = Rows.Dot(residual, residual);
            Elementwise.Scale(next / square, step);
            Rows.AddScaled(-1, residual, step);
            square = next;
        }

        return new NewtonDirection(direction, products);
    }

    // J falls along every step of conjugate gradients: as far again as the direction so far.
    private static double[] AlongNegative(double[] direction, double[] step, double square)
    {
        Rows.AddScaled(Math.Sqrt(Rows.Dot(direction, direction) / square), step, direction);
        return direction;
    }
}
