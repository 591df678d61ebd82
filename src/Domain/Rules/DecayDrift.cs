using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// The optimal rule where the parameters decay by themselves, f(θ) = −jθ: it stops short of the minimum (theory notes, section 3).
/// </summary>
/// <remarks>
/// Over curvature h the policy is θ̇ = −r(θ − θ*) with r = √(γ²/4 + ηkh + j(j+γ)) − γ/2 and θ* = ηkh/(ηkh + j(j+γ)) μ. As hμ = hθ − g,
/// θ − θ* = (j(j+γ)θ + ηk g)/(ηkh + j(j+γ)): no minimum needs to be known. One step lasts Δt and is exact for the local quadratic model.
/// </remarks>
public static class DecayDrift
{
    private const string Name = "decay drift";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "decay-drift",
        "Decay drift",
        Seq(
            RuleParameter.Positive("interval", 0.1),
            RuleParameter.LearningRate(1),
            RuleParameter.NotNegative("discount-rate", 1),
            RuleParameter.Positive("curvature", 1),
            RuleParameter.NotNegative("decay", 0.1)),
        p => Create(p["interval"], p["learning-rate"], p["discount-rate"], p["curvature"], p["decay"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="interval">Δt &gt; 0.</param>
    /// <param name="learningRate">ηk &gt; 0.</param>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="curvature">h &gt; 0, the same in all directions.</param>
    /// <param name="decay">j ≥ 0.</param>
    public static Validation<NavigationError, LearningRule> Create(
        double interval, double learningRate, double discountRate, double curvature, double decay)
        => (StepRange.Check(Name, interval, learningRate, discountRate),
            RuleRange.Positive.Check(Name, "curvature", curvature),
            RuleRange.NotNegative.Check(Name, "decay", decay))
            .Apply((_, h, j) => ElementwiseRule.Of(
                Name,
                "drift f = −jθ, curvature h in all directions, any γ and Δt; G = I",
                [],
                [],
                _ => At(interval, learningRate, discountRate, h, j)));

    private static Formula At(double dt, double ηk, double γ, double h, double j)
    {
        var (slope, pull) = (ηk * h, j * (j + γ));
        var share = -ExpM1.Of(-ConvergenceRate.Unchecked(γ, 1, slope + pull) * dt) / (slope + pull);
        return new Formula(share, pull, ηk);
    }

    internal readonly record struct Formula(double Share, double Pull, double Slope) : IRuleFormula
    {
        public static int Reads => 0;

        public static int Writes => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
            => new(theta - (Share * ((Pull * theta) + (Slope * g))), memory);
    }
}
