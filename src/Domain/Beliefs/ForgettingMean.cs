using LossNav.Domain.Numerics;

namespace LossNav.Domain.Beliefs;

/// <summary>A belief about a mean that forgets exponentially from a diffuse prior: Adam's first moment with its bias correction (theory notes, section 7).</summary>
/// <remarks>
/// The information is J ← βJ + 1 from 0 and the gain K = 1/J = (1 − β)/(1 − βᵗ), so that the mean is Σ_s β^{t−s}g_s/Σ_s β^{t−s}. It is the exact filter of a
/// gradient whose variance every step multiplies by 1/β: what is known gets old.
/// </remarks>
/// <param name="Information">J, how many observations the belief rests on, those forgotten counted in part.</param>
/// <param name="Mean">The mean of the belief, m̂.</param>
public readonly record struct ForgettingMean(double Information, double Mean)
{
    /// <summary>Before anything is seen.</summary>
    public static ForgettingMean Unknown { get; }

    /// <summary>K = 1/J, how far the last observation moved the mean.</summary>
    public double Gain => 1 / Information;

    /// <summary>The belief after one more observation.</summary>
    /// <param name="beta">β, at least 0 and less than 1.</param>
    /// <param name="observation">What is seen.</param>
    /// <param name="belief">The belief before.</param>
    public static ForgettingMean Observe(double beta, double observation, ForgettingMean belief)
    {
        var information = (beta * belief.Information) + 1;
        return new ForgettingMean(information, belief.Mean + ((observation - belief.Mean) / information));
    }

    /// <summary>K at an observation of which only the number is known, (1 − β)/(1 − βⁿ), without cancellation.</summary>
    /// <param name="beta">β, at least 0 and less than 1.</param>
    /// <param name="number">n ≥ 1.</param>
    internal static double GainAt(double beta, long number) => (1 - beta) / -ExpM1.Of(number * Math.Log(beta));

    /// <summary>The variance of the belief, r/J.</summary>
    /// <param name="observationVariance">r, the variance of the noise of one observation.</param>
    public double Variance(double observationVariance) => observationVariance / Information;

    /// <summary>Where the mean lies with a probability.</summary>
    /// <param name="probability">Between 0 and 1, for example 0.9.</param>
    /// <param name="observationVariance">r, the variance of the noise of one observation.</param>
    public CredibleInterval Interval(double probability, double observationVariance)
        => CredibleInterval.Normal(probability, Mean, Variance(observationVariance));
}
