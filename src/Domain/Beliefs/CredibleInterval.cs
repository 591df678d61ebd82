using MathNet.Numerics.Distributions;

namespace LossNav.Domain.Beliefs;

/// <summary>Where a learner believes a number to lie with some probability; the rest is shared equally by both sides.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct CredibleInterval(double Low, double High)
{
    /// <summary>Whether a number lies inside, ends included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    internal static CredibleInterval Normal(double probability, double mean, double variance)
    {
        var half = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.5 + (probability / 2)) * Math.Sqrt(variance);
        return double.IsNaN(half) ? new CredibleInterval(double.NegativeInfinity, double.PositiveInfinity) : new CredibleInterval(mean - half, mean + half);
    }

    // n·scale/σ² has a χ² distribution with n degrees of freedom.
    internal static CredibleInterval InverseChiSquared(double probability, double degrees, double scale)
        => new(
            degrees * scale / ChiSquared.InvCDF(degrees, 0.5 + (probability / 2)),
            degrees * scale / ChiSquared.InvCDF(degrees, 0.5 - (probability / 2)));
}
