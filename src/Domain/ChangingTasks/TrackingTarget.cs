using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Domain.ChangingTasks;

/// <summary>Where an optimal learner heads for while the task can change: short of the present optimum, toward the mean of all tasks (section 8 of the theory notes).</summary>
public static class TrackingTarget
{
    /// <summary>
    /// How far toward the present optimum the target lies along a direction of curvature h: the target is μ₀ + F(m − μ₀) with F = (R + γ)/(R + γ + ρ),
    /// R = √(γ²/4 + ηkh) − γ/2. Flat directions have the smaller F: they are pulled back the more.
    /// </summary>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="learningRate">η &gt; 0.</param>
    /// <param name="lossWeight">k ≥ 0.</param>
    /// <param name="hazard">ρ ≥ 0, changes of the task per unit of time.</param>
    /// <param name="curvature">h; where negative, γ²/4 ≥ ηk|h|.</param>
    /// <returns>F from 0 (the mean of all tasks) to 1 (the present optimum), or all that is wrong with the numbers.</returns>
    public static Validation<NavigationError, double> Fraction(
        double discountRate, double learningRate, double lossWeight, double hazard, double curvature)
    {
        var rate = ConvergenceRate.Of(discountRate, learningRate, lossWeight, curvature);
        var errors = Checks.NotNegative("the hazard ρ", hazard);
        return errors.IsEmpty
            ? rate.Map(r => Unchecked(discountRate, hazard, r))
            : Fail<NavigationError, double>(errors + rate.FailToSeq());
    }

    /// <summary>The target where the task is believed to have changed just now: (1 − p)m + pμ₀. With p = 1 it is a full reset, in between it shrinks the weights.</summary>
    /// <param name="probability">p, from 0 to 1.</param>
    /// <param name="priorMean">μ₀, where new tasks have their optimum on average: D numbers.</param>
    /// <param name="belief">m, where the old task has its optimum: D numbers.</param>
    public static Validation<NavigationError, Vec> AfterDoubt(double probability, Vec priorMean, Vec belief)
        => Checks.Then(
            Checks.Within("the probability p of a change", probability, 0, 1, true)
                + Checks.Point("the prior mean μ₀", priorMean, priorMean.Dimension)
                + Checks.Point("the belief m", belief, priorMean.Dimension),
            () => ((1 - probability) * belief) + (probability * priorMean));

    // 1 where nothing changes, also where R + γ = 0.
    internal static double Unchecked(double γ, double ρ, double r) => ρ == 0 ? 1 : (r + γ) / (r + γ + ρ);
}
