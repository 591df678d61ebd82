using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>
/// A navigation problem of very many parameters as written down, not yet checked: minimise J = ∫₀^T e^{−γt} {(1/2η) uᵀGu + kL(θ)} dt with θ̇ = u − jθ, where
/// metric and drift are diagonal, so that nothing of order D² is ever needed (section 13 of the theory notes). <see cref="MatrixFreeProblem.Create"/> checks it.
/// </summary>
/// <param name="Landscape">L, over D parameters: value and gradient are enough, products with the Hessian make solving faster and second-order certificates possible.</param>
/// <param name="Start">θ₀, D numbers.</param>
/// <param name="Metric">G, a number &gt; 0 for each parameter.</param>
/// <param name="Decay">j in the drift f = −jθ per unit of time (weight decay), a number for each parameter; negative for growth.</param>
/// <param name="LearningRate">η &gt; 0: moving costs 1/(2η) of the squared speed.</param>
/// <param name="LossWeight">k ≥ 0: how much loss counts against moving.</param>
/// <param name="DiscountRate">γ ≥ 0 per unit of time; &gt; 0 where the horizon is infinite.</param>
/// <param name="Horizon">T and the end condition, or for ever.</param>
public sealed record MatrixFreeStatement(
    Landscape Landscape,
    Vec Start,
    PerParameter Metric,
    PerParameter Decay,
    double LearningRate,
    double LossWeight,
    double DiscountRate,
    Horizon Horizon)
{
    /// <summary>A number that the loss never falls below, for the tail of an infinite horizon: 0 for a network; none where nobody knows one.</summary>
    public Option<double> LeastLoss { get; init; } = Landscape.Minima.HeadOrNone().Map(minimum => minimum.Loss);

    /// <summary>The plainest problem on a landscape: metric 1, no drift, η = k = 1, γ = 0, free end.</summary>
    /// <param name="landscape">L, over D parameters.</param>
    /// <param name="start">θ₀, D numbers.</param>
    /// <param name="duration">T &gt; 0.</param>
    public static MatrixFreeStatement On(Landscape landscape, Vec start, double duration)
        => new(landscape, start, PerParameter.One, PerParameter.Nothing, 1, 1, 0, new Horizon.Finite(duration, EndCondition.Anywhere));

    /// <summary>The same problem from another start θ₀.</summary>
    public static MatrixFreeStatement WithStart(Vec start, MatrixFreeStatement problem) => problem with { Start = start };

    /// <summary>The same problem in another metric G.</summary>
    public static MatrixFreeStatement WithMetric(PerParameter metric, MatrixFreeStatement problem) => problem with { Metric = metric };

    /// <summary>The same problem under another decay j.</summary>
    public static MatrixFreeStatement WithDecay(PerParameter decay, MatrixFreeStatement problem) => problem with { Decay = decay };

    /// <summary>The same problem with another learning rate η.</summary>
    public static MatrixFreeStatement WithLearningRate(double learningRate, MatrixFreeStatement problem) => problem with { LearningRate = learningRate };

    /// <summary>The same problem with another loss weight k.</summary>
    public static MatrixFreeStatement WithLossWeight(double lossWeight, MatrixFreeStatement problem) => problem with { LossWeight = lossWeight };

    /// <summary>The same problem with another discount rate γ.</summary>
    public static MatrixFreeStatement WithDiscountRate(double discountRate, MatrixFreeStatement problem) => problem with { DiscountRate = discountRate };

    /// <summary>The same problem with another horizon.</summary>
    public static MatrixFreeStatement WithHorizon(Horizon horizon, MatrixFreeStatement problem) => problem with { Horizon = horizon };

    /// <summary>The same problem with a number that the loss never falls below.</summary>
    public static MatrixFreeStatement WithLeastLoss(double leastLoss, MatrixFreeStatement problem) => problem with { LeastLoss = Some(leastLoss) };
}
