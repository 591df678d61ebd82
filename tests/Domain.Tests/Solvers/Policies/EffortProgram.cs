using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Tests.Solvers.Policies;

/// <summary>
/// min over u of Σ Δt e^{−γt} {½‖u_i‖² + ½xᵀHx at the middle of the step}, x_{i+1} = x_i + Δt u_i: a convex program over all velocities at once, by an accelerated
/// proximal gradient method with restarts (Beck, Teboulle 2009; O'Donoghue, Candès 2015). It knows no value function. η = k = 1.
/// </summary>
internal static class EffortProgram
{
    private const int Steps = 600;
    private const double Duration = 9;
    private const int MostIterations = 30_000;

    public static (double Objective, Vec FirstVelocity) Solve(Norm norm, Mat h, double discountRate, Vec start)
    {
        const double dt = Duration / Steps;
        var weights = Enumerable.Range(0, Steps).Select(i => Math.Exp(-discountRate * (i + 0.5) * dt)).ToArray();
        var (u, y) = (new double[2 * Steps], new double[2 * Steps]);
        var gradient = new double[2 * Steps];
        var momentum = 1.0;

        // In the variable u√w the effort has one size at all times; how steeply the gradient of the loss changes is found by doubling.
        var slope = 1.0;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var value = Loss(h, start, weights, y, gradient);
            double[] next;
            while (true)
            {
                next = Prox(norm, weights, slope, y, gradient);
                var (bound, distance) = (value, 0.0);
                for (var i = 0; i < next.Length; i++)
                {
                    bound += gradient[i] * (next[i] - y[i]);
                    distance += weights[i / 2] * dt * (next[i] - y[i]) * (next[i] - y[i]);
                }

                if (Loss(h, start, weights, next, null) <= bound + (0.5 * slope * distance) + 1e-15)
                {
                    break;
                }

                slope *= 2;
            }

            var (turns, change, size) = (0.0, 0.0, 0.0);
            for (var i = 0; i < next.Length; i++)
            {
                turns += (y[i] - next[i]) * (next[i] - u[i]);
                change += (next[i] - u[i]) * (next[i] - u[i]);
                size += next[i] * next[i];
            }

            momentum = turns > 0 ? 1 : momentum;
            var after = (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            for (var i = 0; i < next.Length; i++)
            {
                y[i] = next[i] + ((momentum - 1) / after * (next[i] - u[i]));
            }

            (u, momentum) = (next, after);
            if (change <= 1e-22 * size)
            {
                break;
            }
        }

        var effort = Enumerable.Range(0, Steps).Sum(i => weights[i] * dt * 0.5 * Math.Pow(Duality.NormOf(norm, Vec.Of(u[2 * i], u[(2 * i) + 1])), 2));

        // The velocity at time 0, from those in the middles of the first two steps.
        return (effort + Loss(h, start, weights, u, null), Vec.Of((1.5 * u[0]) - (0.5 * u[2]), (1.5 * u[1]) - (0.5 * u[3])));
    }

    private static double Loss(Mat h, Vec start, double[] weights, double[] u, double[]? gradient)
    {
        const double dt = Duration / Steps;
        var (x, y, sum) = (start[0], start[1], 0.0);
        var slopes = new double[2 * Steps];
        for (var i = 0; i < Steps; i++)
        {
            var (mx, my) = (x + (0.5 * dt * u[2 * i]), y + (0.5 * dt * u[(2 * i) + 1]));
            var (gx, gy) = ((h[0, 0] * mx) + (h[0, 1] * my), (h[1, 0] * mx) + (h[1, 1] * my));
            sum += 0.5 * dt * weights[i] * ((mx * gx) + (my * gy));
            (slopes[2 * i], slopes[(2 * i) + 1]) = (dt * weights[i] * gx, dt * weights[i] * gy);
            (x, y) = (x + (dt * u[2 * i]), y + (dt * u[(2 * i) + 1]));
        }

        if (gradient is not null)
        {
            var (lx, ly) = (0.0, 0.0);
            for (var i = Steps - 1; i >= 0; i--)
            {
                (gradient[2 * i], gradient[(2 * i) + 1]) = (dt * (lx + (0.5 * slopes[2 * i])), dt * (ly + (0.5 * slopes[(2 * i) + 1])));
                (lx, ly) = (lx + slopes[2 * i], ly + slopes[(2 * i) + 1]);
            }
        }

        return sum;
    }

    // argmin of w·dt{½‖z‖² + (slope/2)|z − p|²}, p = y − gradient/(slope·w·dt).
    private static double[] Prox(Norm norm, double[] weights, double slope, double[] y, double[] gradient)
    {
        const double dt = Duration / Steps;
        var next = new double[y.Length];
        for (var i = 0; i < Steps; i++)
        {
            var scale = slope * weights[i] * dt;
            var (a, b) = (y[2 * i] - (gradient[2 * i] / scale), y[(2 * i) + 1] - (gradient[(2 * i) + 1] / scale));
            (next[2 * i], next[(2 * i) + 1]) = norm switch
            {
                Norm.Length => (slope * a / (1 + slope), slope * b / (1 + slope)),
                Norm.Largest => ProxLargest(slope, a, b),
                _ => ProxSum(slope, a, b),
            };
        }

        return next;
    }

    // ½m² + (s/2)Σ max(0, |p_i| − m)²: the largest size m solves m = s Σ max(0, |p_i| − m); both sizes are cut to it.
    private static (double X, double Y) ProxLargest(double s, double a, double b)
    {
        var (large, small) = (Math.Max(Math.Abs(a), Math.Abs(b)), Math.Min(Math.Abs(a), Math.Abs(b)));
        var m = s * large / (1 + s);
        m = m < small ? s * (large + small) / (1 + (2 * s)) : m;
        return (Math.Clamp(a, -m, m), Math.Clamp(b, -m, m));
    }

    // ½(|x| + |y|)² + (s/2)|z − p|²: each size loses t/s where t = |x| + |y| is what is left together.
    private static (double X, double Y) ProxSum(double s, double a, double b)
    {
        var (large, small) = (Math.Max(Math.Abs(a), Math.Abs(b)), Math.Min(Math.Abs(a), Math.Abs(b)));
        var t = s * (large + small) / (s + 2);
        t = t / s > small ? s * large / (s + 1) : t;
        return (Math.Sign(a) * Math.Max(0, Math.Abs(a) - (t / s)), Math.Sign(b) * Math.Max(0, Math.Abs(b) - (t / s)));
    }
}
