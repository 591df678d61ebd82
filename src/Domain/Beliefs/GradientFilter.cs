using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Beliefs;

/// <summary>The Kalman filter of a gradient that is seen through noise: the exact belief under a Gaussian prior (theory notes, section 7).</summary>
public sealed record GradientFilter
{
    private GradientFilter(GradientPrior prior, double observationVariance) => (Prior, ObservationVariance) = (prior, observationVariance);

    /// <summary>How the gradient moves.</summary>
    public GradientPrior Prior { get; }

    /// <summary>Variance r of the noise through which it is seen.</summary>
    public double ObservationVariance { get; }

    /// <summary>A filter.</summary>
    /// <param name="prior">How the gradient moves.</param>
    /// <param name="observationVariance">r &gt; 0.</param>
    public static Validation<NavigationError, GradientFilter> Create(GradientPrior prior, double observationVariance)
        => Checks.Then(
            Checks.Positive("the process variance Q", prior.Process)
                + Checks.Positive("the observation variance r", observationVariance)
                + prior.Match(_ => LanguageExt.Seq<NavigationError>.Empty, it => Checks.Within("the retention a", it.Retention, 0, 1, false)),
            () => new GradientFilter(prior, observationVariance));

    /// <summary>The belief before anything is seen.</summary>
    public static GradientBelief Begin(GradientFilter filter)
        => new(0, filter.Prior.Match(_ => double.PositiveInfinity, prior => prior.ProcessVariance / (1 - (prior.Retention * prior.Retention))), 1);

    /// <summary>The belief after one more gradient: the prior moves it one step on, then Bayes' rule takes in what is seen.</summary>
    /// <param name="filter">Prior and noise.</param>
    /// <param name="gradient">What is seen.</param>
    /// <param name="belief">The belief about the gradient before.</param>
    public static GradientBelief Observe(GradientFilter filter, double gradient, GradientBelief belief)
    {
        var a = filter.Prior.Kept;
        var predicted = (a * a * belief.Variance) + filter.Prior.Process;
        var gain = double.IsPositiveInfinity(predicted) ? 1 : predicted / (predicted + filter.ObservationVariance);
        var mean = a * belief.Mean;
        return new GradientBelief(mean + (gain * (gradient - mean)), gain * filter.ObservationVariance, gain);
    }

    /// <summary>The gain that the filter settles at; for a random walk with q = Q/r it is (−q + √(q² + 4q))/2, so that β = 1 − K.</summary>
    public static double SteadyGain(GradientFilter filter)
    {
        // The predicted variance p of the steady filter solves p² + p(r − a²r − Q) − Qr = 0.
        var (a, q, r) = (filter.Prior.Kept, filter.Prior.Process, filter.ObservationVariance);
        var b = (r * (1 - (a * a))) - q;
        var root = Math.Sqrt((b * b) + (4 * q * r));
        var predicted = b > 0 ? 2 * q * r / (b + root) : (root - b) / 2;
        return predicted / (predicted + r);
    }
}
