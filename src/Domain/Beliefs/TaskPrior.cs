using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Beliefs;

/// <summary>What a learner knows beforehand about tasks that change unannounced: when they change, where their optima lie, how well one sees them.</summary>
public sealed record TaskPrior
{
    private TaskPrior(double hazard, double mean, double variance, double observationVariance)
        => (Hazard, Mean, Variance, ObservationVariance) = (hazard, mean, variance, observationVariance);

    /// <summary>ρ, the probability of a change at one step, from 0 to 1.</summary>
    public double Hazard { get; }

    /// <summary>μ₀, the mean of a new task's optimum.</summary>
    public double Mean { get; }

    /// <summary>Σ₀, its variance.</summary>
    public double Variance { get; }

    /// <summary>r, the variance of the noise through which the optimum is seen.</summary>
    public double ObservationVariance { get; }

    /// <summary>A prior.</summary>
    /// <param name="hazard">ρ, from 0 to 1.</param>
    /// <param name="mean">μ₀.</param>
    /// <param name="variance">Σ₀ &gt; 0.</param>
    /// <param name="observationVariance">r &gt; 0.</param>
    public static Validation<NavigationError, TaskPrior> Create(double hazard, double mean, double variance, double observationVariance)
        => Checks.Then(
            Checks.Within("the hazard ρ", hazard, 0, 1, true)
                + Checks.Finite("the prior mean μ₀", mean)
                + Checks.Positive("the prior variance Σ₀", variance)
                + Checks.Positive("the observation variance r", observationVariance),
            () => new TaskPrior(hazard, mean, variance, observationVariance));
}
