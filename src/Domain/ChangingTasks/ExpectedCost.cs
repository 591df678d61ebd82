using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Domain.ChangingTasks;

/// <summary>The exact mean cost, over all endless streams, of the rules that are linear and stay the same: the optimal one, no reset, L2-init.</summary>
/// <remarks>
/// Such a rule is ẋ = −r(x − φy) along each eigendirection, x = θ − μ₀, y = m − μ₀. Its cost W = ½ax² + bxy + ½cy² + d solves
/// γW = r²(x − φy)²/2η + ½kh(x − y)² − r(x − φy)∂W/∂x + ρ(E W(x, y′) − W): by powers of x and y, a = (r²/η + kh)/(γ + 2r),
/// b = (rφa − r²φ/η − kh)/(γ + r + ρ), c = (r²φ²/η + kh + 2rφb)/(γ + ρ), d = ½ρcσ²/γ. The mean over the first task is ½ax² + ½cσ² + d.
/// </remarks>
public static class ExpectedCost
{
    /// <summary>The mean cost of a rule; none for the rules that are not linear or change with every task.</summary>
    /// <param name="rule">How the learner behaves.</param>
    /// <param name="start">θ₀, D numbers.</param>
    /// <param name="problem">The problem; γ &gt; 0, or else what never ends costs without bound.</param>
    /// <returns>J averaged over streams that never end, or what is wrong.</returns>
    public static Validation<NavigationError, Option<double>> Of(ContinualRule rule, Vec start, ContinualProblem problem)
        => Checks.Then(
            rule.Check() + Checks.Point("the start θ₀", start, problem.Dimension) + Checks.Positive("the discount rate γ of an endless stream", problem.DiscountRate),
            () => rule.Match(
                _ => Some(Sum(h => h, (h, r) => TrackingTarget.Unchecked(problem.DiscountRate, problem.Hazard, r), start, problem)),
                _ => Some(Sum(h => h, (h, r) => 1, start, problem)),
                _ => None,
                pull => Some(Sum(h => h + pull.Strength, (h, r) => pull.Fraction(h), start, problem)),
                _ => Option<double>.None));

    private static double Sum(Func<double, double> seen, Func<double, double, double> fraction, Vec start, ContinualProblem problem)
    {
        var (x, variance) = (problem.ToDirections(start - problem.PriorMean), problem.VarianceAlong());
        return Enumerable.Range(0, problem.Dimension).Sum(i =>
        {
            var h = problem.CurvatureAlong(i);
            var r = ConvergenceRate.Unchecked(problem.DiscountRate, problem.LearningRate * problem.LossWeight, seen(h));
            return Along(r, fraction(h, r), h, x[i], variance[i], problem);
        });
    }

    private static double Along(double r, double φ, double h, double x, double variance, ContinualProblem problem)
    {
        var (η, kh, γ, ρ) = (problem.LearningRate, problem.LossWeight * h, problem.DiscountRate, problem.Hazard);
        var a = ((r * r / η) + kh) / (γ + (2 * r));
        var b = ((r * φ * a) - (r * r * φ / η) - kh) / (γ + r + ρ);
        var c = ((r * r * φ * φ / η) + kh + (2 * r * φ * b)) / (γ + ρ);
        return (0.5 * a * x * x) + (0.5 * c * variance * (1 + (ρ / γ)));
    }
}
