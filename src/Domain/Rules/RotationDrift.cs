using System.Numerics;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// The optimal rule where pairs of parameters turn by themselves, f = q·(−θ₂, θ₁): the path spirals to a point beside the minimum, and no step follows the
/// gradient (theory notes, section 3).
/// </summary>
/// <remarks>
/// Over curvature h, θ(Δt) = θ* + e^{−λΔt} Rot(qΔt)(θ − θ*) with λ = √(γ²/4 + ηkh) − γ/2 and θ* = ηkh (v₁, v₂)/((ηkh + q²)² + q²γ²),
/// v₁ = (ηkh + q²)μ₁ − qγμ₂, v₂ = qγμ₁ + (ηkh + q²)μ₂, where μ = θ − g/h. Parameters turn in pairs (1, 2), (3, 4), …; one left over does not turn.
/// </remarks>
public static class RotationDrift
{
    private const string Name = "rotation drift";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "rotation-drift",
        "Rotation drift",
        Seq(
            RuleParameter.Positive("interval", 0.1),
            RuleParameter.LearningRate(1),
            RuleParameter.NotNegative("discount-rate", 1),
            RuleParameter.Positive("curvature", 1),
            new RuleParameter("rotation", 0.5, RuleRange.Any)),
        p => Create(p["interval"], p["learning-rate"], p["discount-rate"], p["curvature"], p["rotation"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="interval">Δt &gt; 0.</param>
    /// <param name="learningRate">ηk &gt; 0.</param>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="curvature">h &gt; 0, the same in all directions.</param>
    /// <param name="rotation">q, in radians per unit of time.</param>
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(
        double interval, double learningRate, double discountRate, double curvature, double rotation)
        => (StepRange.Check(Name, interval, learningRate, discountRate),
            RuleRange.Positive.Check(Name, "curvature", curvature),
            RuleRange.Any.Check(Name, "rotation", rotation))
            .Apply((_, h, q) => new LearningRule<RuleMemory>(
                Name,
                "drift f = q(−θ₂, θ₁), curvature h in all directions, any γ and Δt; G = I",
                parameters => RuleMemory.Zero(0, parameters.Length),
                (memory, at, nextMemory, next) => Step(interval, learningRate, discountRate, h, q, memory, at, nextMemory, next)));

    private static void Step(
        double dt, double ηk, double γ, double h, double q, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
    {
        // A pair as the complex number z = θ₁ + iθ₂: θ* = C(z − g/h), and z ← θ* + E(z − θ*) = (E + (1 − E)C) z − (1 − E)C g/h.
        var a = (ηk * h) + (q * q);
        var rest = ηk * h / ((a * a) + (q * q * γ * γ)) * new Complex(a, q * γ);
        var shrink = Math.Exp(-(Math.Sqrt((γ * γ / 4) + (ηk * h)) - (γ / 2)) * dt);
        var turn = Complex.FromPolarCoordinates(shrink, q * dt);
        var keep = turn + ((1 - turn) * rest);
        var follow = (1 - turn) * rest / h;
        var (keepX, keepY, followX, followY) = (keep.Real, keep.Imaginary, follow.Real, follow.Imaginary);
        var theta = at.Parameters;
        var g = at.Gradient;
        for (var i = 0; i + 1 < next.Length; i += 2)
        {
            var (x, y, gx, gy) = (theta[i], theta[i + 1], g[i], g[i + 1]);
            next[i] = (keepX * x) - (keepY * y) - (followX * gx) + (followY * gy);
            next[i + 1] = (keepY * x) + (keepX * y) - (followY * gx) - (followX * gy);
        }

        if (next.Length % 2 == 1)
        {
            next[^1] = theta[^1] - ((1 - shrink) * g[^1] / h);
        }

        nextMemory.Steps = memory.Steps + 1;
    }
}
