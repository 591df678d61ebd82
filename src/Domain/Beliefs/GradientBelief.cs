namespace LossNav.Domain.Beliefs;

/// <summary>A Gaussian belief about a number, for example one component of a gradient.</summary>
/// <param name="Mean">The mean of the belief.</param>
/// <param name="Variance">Its variance; +∞ where nothing is known.</param>
/// <param name="Gain">K, how far the last observation moved the mean: from 0, not at all, to 1, all the way.</param>
public readonly record struct GradientBelief(double Mean, double Variance, double Gain)
{
    /// <summary>Where the number lies with a probability.</summary>
    /// <param name="probability">Between 0 and 1, for example 0.9.</param>
    public CredibleInterval Interval(double probability) => CredibleInterval.Normal(probability, Mean, Variance);
}
