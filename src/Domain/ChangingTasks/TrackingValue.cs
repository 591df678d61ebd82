using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Domain.ChangingTasks;

/// <summary>The least expected cost of learning while the task changes, in closed form: what no rule can beat on average.</summary>
/// <remarks>
/// The Hamilton-Jacobi-Bellman equation with jumps of the task, γV = kL − (η/2)|∇V|² + ρ(E V(θ, m′) − V(θ, m)), is solved along each eigendirection, with x = θ − μ₀ and
/// y = m − μ₀, by V = ½(r/η)x² + bx + c. The terms of first order give b = −khy/(r + γ + ρ), so θ̇ = −r x − ηb is the rule of section 8. Those of order zero give
/// c = C y² + ρ c̄/(γ + ρ) with C = (½kh − ½η(b/y)²)/(γ + ρ) and c̄ = (γ + ρ)C σ²/γ, σ² being the variance of m. With s = γ + ρ and ηkh = r(r + γ),
/// C = ½kh(r + s + rρ/s)/(r + s)², which does not cancel.
/// </remarks>
public static class TrackingValue
{
    /// <summary>V(θ, m), the expected cost from now on of the optimal rule; +∞ where γ = 0 and the task can change to one that costs something.</summary>
    /// <param name="optimum">m, the optimum of the present task, known exactly: D numbers.</param>
    /// <param name="position">θ, D numbers.</param>
    /// <param name="problem">The problem.</param>
    public static double Of(Vec optimum, Vec position, ContinualProblem problem)
    {
        var (x, y) = (problem.ToDirections(position - problem.PriorMean), problem.ToDirections(optimum - problem.PriorMean));
        var variance = problem.VarianceAlong();
        var value = 0.0;
        for (var i = 0; i < problem.Dimension; i++)
        {
            value += Along(x[i], y[i], variance[i], problem.CurvatureAlong(i), problem);
        }

        return value;
    }

    private static double Along(double x, double y, double variance, double h, ContinualProblem problem)
    {
        var (η, k, γ, ρ) = (problem.LearningRate, problem.LossWeight, problem.DiscountRate, problem.Hazard);
        var r = ConvergenceRate.Unchecked(γ, η * k, h);
        if (r == 0)
        {
            return 0;
        }

        var s = γ + ρ;
        var slope = -k * h * y / (r + s);
        var constant = 0.5 * k * h * (r + s + (ρ == 0 ? 0 : r * ρ / s)) / ((r + s) * (r + s));
        var later = ρ == 0 || variance == 0 ? 0 : ρ * constant * variance / γ;
        return (0.5 * r / η * x * x) + (slope * x) + (constant * y * y) + later;
    }
}
