using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Navigation;

/// <summary>
/// A navigation problem as written down, not yet checked: minimise J = ∫₀^T e^{−γt} {(1/2η) (θ̇−f)ᵀG(θ̇−f) + kL(θ)} dt over all paths from a start
/// (equation 1 of the paper, section 1 of the theory notes). <see cref="NavigationProblem.Create"/> checks it.
/// </summary>
/// <param name="Landscape">L, over D parameters.</param>
/// <param name="Start">θ₀, D numbers.</param>
/// <param name="Metric">G, how far one point is from another.</param>
/// <param name="Drift">f, what the parameters do by themselves.</param>
/// <param name="LearningRate">η &gt; 0: moving costs 1/(2η) of the squared speed.</param>
/// <param name="LossWeight">k ≥ 0: how much loss counts against moving.</param>
/// <param name="DiscountRate">γ ≥ 0 per unit of time: how fast the future stops counting.</param>
/// <param name="Horizon">T and the end condition, or for ever.</param>
public sealed record ProblemStatement(
    DenseLandscape Landscape,
    Vec Start,
    Metric Metric,
    Drift Drift,
    double LearningRate,
    double LossWeight,
    double DiscountRate,
    Horizon Horizon)
{
    /// <summary>The plainest problem on a landscape: Euclidean metric, no drift, η = k = 1, γ = 0, infinite horizon.</summary>
    public static ProblemStatement On(DenseLandscape landscape, Vec start)
        => new(landscape, start, Metric.Flat, Drift.Zero, 1, 1, 0, Horizon.Unlimited);

    /// <summary>The same problem on another landscape.</summary>
    public static ProblemStatement WithLandscape(DenseLandscape landscape, ProblemStatement problem) => problem with { Landscape = landscape };

    /// <summary>The same problem from another start θ₀.</summary>
    public static ProblemStatement WithStart(Vec start, ProblemStatement problem) => problem with { Start = start };

    /// <summary>The same problem in another metric G.</summary>
    public static ProblemStatement WithMetric(Metric metric, ProblemStatement problem) => problem with { Metric = metric };

    /// <summary>The same problem under another drift f.</summary>
    public static ProblemStatement WithDrift(Drift drift, ProblemStatement problem) => problem with { Drift = drift };

    /// <summary>The same problem with another learning rate η.</summary>
    public static ProblemStatement WithLearningRate(double learningRate, ProblemStatement problem) => problem with { LearningRate = learningRate };

    /// <summary>The same problem with another loss weight k.</summary>
    public static ProblemStatement WithLossWeight(double lossWeight, ProblemStatement problem) => problem with { LossWeight = lossWeight };

    /// <summary>The same problem with another discount rate γ.</summary>
    public static ProblemStatement WithDiscountRate(double discountRate, ProblemStatement problem) => problem with { DiscountRate = discountRate };

    /// <summary>The same problem with another horizon.</summary>
    public static ProblemStatement WithHorizon(Horizon horizon, ProblemStatement problem) => problem with { Horizon = horizon };
}
