using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Quadratic;

/// <summary>How fast the optimal path of a quadratic loss closes in along a direction of curvature h: r(h) = √(γ²/4 + ηkh) − γ/2 (section 3 of the theory notes).</summary>
public static class ConvergenceRate
{
    /// <summary>The rate r(h) per unit of time.</summary>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="learningRate">η &gt; 0.</param>
    /// <param name="lossWeight">k ≥ 0.</param>
    /// <param name="curvature">h; where negative, the rate is negative: the path moves away from the saddle.</param>
    /// <returns>The rate, or why there is none: a number out of range, or a value without bound.</returns>
    public static Validation<NavigationError, double> Of(double discountRate, double learningRate, double lossWeight, double curvature)
        => (Checks.NotNegative("the discount rate γ", discountRate)
            + Checks.Positive("the learning rate η", learningRate)
            + Checks.NotNegative("the loss weight k", lossWeight)
            + Checks.Finite("the curvature h", curvature)) is { IsEmpty: false } errors
                ? Fail<NavigationError, double>(errors)
                : Checks.Then(
                    CheckBounded(discountRate, learningRate * lossWeight, curvature),
                    () => Unchecked(discountRate, learningRate * lossWeight, curvature));

    /// <summary>The rate along one curvature as a multiple of the rate along another, r(h)/r(h₀): the shape of fig. 2d.</summary>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="learningRate">η &gt; 0.</param>
    /// <param name="lossWeight">k &gt; 0.</param>
    /// <param name="reference">h₀ ≠ 0.</param>
    /// <param name="curvature">h.</param>
    public static Validation<NavigationError, double> Ratio(
        double discountRate, double learningRate, double lossWeight, double reference, double curvature)
        => Of(discountRate, learningRate, lossWeight, curvature)
            .Bind(rate => Of(discountRate, learningRate, lossWeight, reference).Map(unit => rate / unit));

    /// <summary>Along negative curvature the value is bounded only where γ²/4 ≥ ηk|h|.</summary>
    internal static Seq<NavigationError> CheckBounded(double γ, double ηk, double h)
        => Checks.When((γ * γ / 4) + (ηk * h) < 0, () => new NavigationError.UnboundedValue(h, 2 * Math.Sqrt(-ηk * h)));

    // ηkh/(√… + γ/2) is the same number without cancellation, and right at h = 0.
    internal static double Unchecked(double γ, double ηk, double h)
        => ηk * h == 0 ? 0 : ηk * h / (Math.Sqrt(Math.Max(0, (γ * γ / 4) + (ηk * h))) + (γ / 2));
}
