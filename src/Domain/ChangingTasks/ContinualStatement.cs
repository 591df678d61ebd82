using LossNav.Domain.Numerics;

namespace LossNav.Domain.ChangingTasks;

/// <summary>
/// Learning while the task changes, as written down and not yet checked: at hazard rate ρ the task L = ½(θ − m)ᵀH(θ − m) is replaced by one with another optimum m
/// from N(μ₀, Σ₀), and the learner minimises E∫₀^∞ e^{−γt} {|θ̇|²/2η + kL} dt (section 8 of the theory notes). <see cref="ContinualProblem.Create"/> checks it.
/// </summary>
/// <param name="Curvature">H, the same for all tasks: D x D, positive semidefinite.</param>
/// <param name="PriorMean">μ₀, where the tasks have their optimum on average: D numbers.</param>
/// <param name="PriorCovariance">Σ₀, how the optima spread: D x D, positive semidefinite.</param>
/// <param name="Hazard">ρ ≥ 0, changes per unit of time.</param>
/// <param name="LearningRate">η &gt; 0.</param>
/// <param name="LossWeight">k ≥ 0.</param>
/// <param name="DiscountRate">γ ≥ 0 per unit of time.</param>
public sealed record ContinualStatement(
    Mat Curvature, Vec PriorMean, Mat PriorCovariance, double Hazard, double LearningRate, double LossWeight, double DiscountRate)
{
    /// <summary>The plainest statement: η = k = 1, γ = 0.</summary>
    public static ContinualStatement Of(Mat curvature, Vec priorMean, Mat priorCovariance, double hazard)
        => new(curvature, priorMean, priorCovariance, hazard, 1, 1, 0);

    /// <summary>The same statement with another hazard ρ.</summary>
    public static ContinualStatement WithHazard(double hazard, ContinualStatement statement) => statement with { Hazard = hazard };

    /// <summary>The same statement with another learning rate η.</summary>
    public static ContinualStatement WithLearningRate(double learningRate, ContinualStatement statement) => statement with { LearningRate = learningRate };

    /// <summary>The same statement with another loss weight k.</summary>
    public static ContinualStatement WithLossWeight(double lossWeight, ContinualStatement statement) => statement with { LossWeight = lossWeight };

    /// <summary>The same statement with another discount rate γ.</summary>
    public static ContinualStatement WithDiscountRate(double discountRate, ContinualStatement statement) => statement with { DiscountRate = discountRate };
}
