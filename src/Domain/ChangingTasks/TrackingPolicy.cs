using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Domain.ChangingTasks;

/// <summary>The optimal learning rule where the task can change, for any symmetric H: it tracks the optimum that the future is expected to have (section 8 of the theory notes).</summary>
/// <remarks>
/// A task that changes at hazard rate ρ has its optimum at time s at μ₀ + e^{−ρs}(m − μ₀) on average. The rule, θ̇ = −R(θ − target), is also a gradient step with
/// a pull to the mean of all tasks, as in L2-init: since R(R + γ) = ηkH, θ̇ = −ηk(R + γ + ρ)⁻¹∇L − ρR(R + γ + ρ)⁻¹(θ − μ₀).
/// </remarks>
public sealed class TrackingPolicy
{
    private readonly ContinualProblem _problem;

    private TrackingPolicy(ContinualProblem problem)
    {
        _problem = problem;
        var (γ, ηk, ρ) = (problem.DiscountRate, problem.LearningRate * problem.LossWeight, problem.Hazard);
        double R(double h) => ConvergenceRate.Unchecked(γ, ηk, Math.Max(0, h));
        Rate = problem.Eigen.Apply(R);
        TargetFraction = problem.Eigen.Apply(h => TrackingTarget.Unchecked(γ, ρ, R(h)));
        GradientCoefficient = problem.Eigen.Apply(h => R(h) + γ + ρ is > 0 and var sum ? ηk / sum : 0);
        PullCoefficient = problem.Eigen.Apply(h => R(h) * (1 - TrackingTarget.Unchecked(γ, ρ, R(h))));
    }

    /// <summary>R, how fast the learner closes in on its target: D x D, per unit of time.</summary>
    public Mat Rate { get; }

    /// <summary>(R + γ)(R + γ + ρ)⁻¹, how far the target lies from μ₀ toward the present optimum: D x D, eigenvalues from 0 to 1.</summary>
    public Mat TargetFraction { get; }

    /// <summary>ηk(R + γ + ρ)⁻¹, what multiplies −∇L: D x D. Zero along a direction without curvature where also γ = ρ = 0: there is never a gradient.</summary>
    public Mat GradientCoefficient { get; }

    /// <summary>ρR(R + γ + ρ)⁻¹, what multiplies −(θ − μ₀): D x D. Zero where the task never changes.</summary>
    public Mat PullCoefficient { get; }

    /// <summary>The rule for a problem.</summary>
    public static TrackingPolicy Of(ContinualProblem problem) => new(problem);

    /// <summary>Where the learner heads for: μ₀ + (R + γ)(R + γ + ρ)⁻¹(m − μ₀).</summary>
    /// <param name="belief">m, the mean of the belief about the present optimum: D numbers.</param>
    public Vec Target(Vec belief) => _problem.PriorMean + (TargetFraction * (belief - _problem.PriorMean));

    /// <summary>The optimal velocity θ̇ = −R(θ − target).</summary>
    /// <param name="belief">m, the mean of the belief about the present optimum: D numbers.</param>
    /// <param name="position">θ, D numbers.</param>
    public Vec Velocity(Vec belief, Vec position) => -(Rate * (position - Target(belief)));

    /// <summary>The same velocity from a gradient: θ̇ = −GradientCoefficient ∇L − PullCoefficient (θ − μ₀).</summary>
    /// <param name="gradient">∇L at the position, D numbers.</param>
    /// <param name="position">θ, D numbers.</param>
    public Vec VelocityFromGradient(Vec gradient, Vec position)
        => -((GradientCoefficient * gradient) + (PullCoefficient * (position - _problem.PriorMean)));
}
