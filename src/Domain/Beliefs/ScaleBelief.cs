namespace LossNav.Domain.Beliefs;

/// <summary>
/// A belief about the scale σ² of numbers with mean zero that forgets exponentially from a diffuse prior: Adam's second moment with its bias correction
/// (theory notes, section 7).
/// </summary>
/// <remarks>
/// n ← βn + 1 from 0 and v̂ ← v̂ + (x² − v̂)/n, so that v̂ = Σ_s β^{t−s}x_s²/Σ_s β^{t−s}. n v̂/σ² has a χ² distribution with n degrees of freedom: the exact
/// belief under the discounting of variances of West and Harrison (1997, section 10.8).
/// </remarks>
/// <param name="Information">n, how many observations the belief rests on, those forgotten counted in part.</param>
/// <param name="Scale">v̂, the estimate of σ².</param>
public readonly record struct ScaleBelief(double Information, double Scale)
{
    /// <summary>Before anything is seen.</summary>
    public static ScaleBelief Unknown { get; }

    /// <summary>1/n, how far the last observation moved the estimate.</summary>
    public double Gain => 1 / Information;

    /// <summary>The mean of the belief about σ², n v̂/(n − 2); +∞ up to n = 2, where it has none.</summary>
    public double Mean => Information > 2 ? Information * Scale / (Information - 2) : double.PositiveInfinity;

    /// <summary>The variance of the belief about σ², 2(n v̂)²/((n − 2)²(n − 4)); +∞ up to n = 4, where it has none.</summary>
    public double Variance => Information > 4 ? 2 * Mean * Mean / (Information - 4) : double.PositiveInfinity;

    /// <summary>A belief as firm as forgetting lets it become, at a scale: what a filter without bias correction starts from, with scale 0.</summary>
    /// <param name="beta">β, at least 0 and less than 1.</param>
    /// <param name="scale">v̂ ≥ 0.</param>
    public static ScaleBelief Settled(double beta, double scale) => new(1 / (1 - beta), scale);

    /// <summary>The belief after one more number.</summary>
    /// <param name="beta">β, at least 0 and less than 1.</param>
    /// <param name="observation">What is seen.</param>
    /// <param name="belief">The belief before.</param>
    public static ScaleBelief Observe(double beta, double observation, ScaleBelief belief)
    {
        var square = ForgettingMean.Observe(beta, observation * observation, new ForgettingMean(belief.Information, belief.Scale));
        return new ScaleBelief(square.Information, square.Mean);
    }

    /// <summary>Where σ² lies with a probability.</summary>
    /// <param name="probability">Between 0 and 1, for example 0.9.</param>
    public CredibleInterval Interval(double probability) => CredibleInterval.InverseChiSquared(probability, Information, Scale);
}
