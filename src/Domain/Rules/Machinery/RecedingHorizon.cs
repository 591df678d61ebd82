using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>The rate of the optimal policy θ̇ = −r(h)(θ − μ) along any curvature, saddles included.</summary>
/// <remarks>
/// Where γ²/4 + ηkh ≥ 0 the learner plans for ever: r = √(γ²/4 + ηkh) − γ/2. Below that the value of planning for ever has no bound (section 4 of the theory
/// notes), and the learner plans a finite time ahead, again at every moment. With ω = √(ηk|h| − γ²/4) and tan φ = γ/(2ω), the Riccati equation of a horizon T
/// with free end, dr/dτ = ηkh − γr − r² from r(0) = 0, has the solution r(T) = −γ/2 + ω tan(φ − ωT), which has no bound from the focal time
/// T = (φ + π/2)/ω on. Half of it makes r continuous where planning for ever ends, and gives r = −√(ηk|h|) at γ = 0: the step with |H|^{−1/2}.
/// </remarks>
public static class RecedingHorizon
{
    /// <summary>The rate r(h); its sign is that of h.</summary>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="strength">ηk &gt; 0.</param>
    /// <param name="curvature">h.</param>
    public static double Rate(double discountRate, double strength, double curvature)
    {
        var square = (discountRate * discountRate / 4) + (strength * curvature);
        if (square >= 0)
        {
            return ConvergenceRate.Unchecked(discountRate, strength, curvature);
        }

        var ω = Math.Sqrt(-square);
        return (-discountRate / 2) + (ω * Math.Tan((Math.Atan2(discountRate, 2 * ω) / 2) - (Math.PI / 4)));
    }

    /// <summary>How far ahead the learner plans along a curvature: half of the focal time, or for ever (+∞).</summary>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="strength">ηk &gt; 0.</param>
    /// <param name="curvature">h.</param>
    public static double Duration(double discountRate, double strength, double curvature)
    {
        var square = (discountRate * discountRate / 4) + (strength * curvature);
        var ω = Math.Sqrt(-square);
        return square >= 0 ? double.PositiveInfinity : (Math.Atan2(discountRate, 2 * ω) + (Math.PI / 2)) / (2 * ω);
    }

    /// <summary>The velocity per unit of gradient, r(h)/h; 0 along a flat direction where nothing is discounted: its slope could be followed without bound.</summary>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="strength">ηk &gt; 0.</param>
    /// <param name="curvature">h.</param>
    public static double VelocityPerGradient(double discountRate, double strength, double curvature)
        => curvature != 0 ? Rate(discountRate, strength, curvature) / curvature
            : discountRate > 0 ? strength / discountRate
            : 0;
}
