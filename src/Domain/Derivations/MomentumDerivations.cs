using LanguageExt;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Rules that carry a momentum: as the velocity of the optimal path, and as a belief about a noisy gradient.</summary>
internal static class MomentumDerivations
{
    private const double Interval = 0.1;
    private const double Decay = 0.8;
    private const double Curvature = 1.4;
    private const int Steps = 30;

    private static readonly Assumption _optimalStart = new("the momentum begins as the velocity of the optimal path");
    private static readonly Assumption _randomWalk = new("the gradient wanders and is seen through noise, and the belief about it has settled");

    /// <summary>Heavy-ball momentum on the optimal path.</summary>
    public static Derivation HeavyBall { get; } = Mechanical(
        "momentum",
        "Heavy-ball momentum",
        "p ← μp + g,  θ ← θ − αp,  α = (1 − z)(z − μ)/(zh),  z = e^(−rΔt)",
        "The optimal path obeys an equation of second order, as a ball does: a learner on it has a momentum p = θ̇ as well as a position. In discrete steps "
            + "that is the heavy ball. Each pair (α, μ) with α = (1 − z)(z − μ)/(zh) keeps it on the optimal path exactly, at any discount rate.",
        z => (1 - z) * (z - Decay) / (z * Curvature),
        rate => Momentum.Create(rate, Decay));

    /// <summary>Nesterov's momentum on the optimal path.</summary>
    public static Derivation LookingAhead { get; } = Mechanical(
        "nesterov",
        "Nesterov's momentum",
        "p ← μp + g,  θ ← θ − α(g + μp),  α = (1 − z²/((1 + μ)z − μ))/h,  z = e^(−rΔt)",
        "Like the heavy ball, but the gradient is taken where the momentum is about to lead. It follows the same optimal path with another pair (α, μ): "
            + "the two rules differ in how they come back to the path after a disturbance, not in the path.",
        z => (1 - (z * z / (((1 + Decay) * z) - Decay))) / Curvature,
        rate => Nesterov.Create(rate, Decay));

    /// <summary>Momentum as a belief.</summary>
    public static Derivation Averaged { get; } = new(
        "momentum",
        "Momentum, as a belief about a noisy gradient",
        "p ← βp + g,  θ ← θ − αK p,  β = 1 − K,  K = (−q + √(q² + 4q))/2",
        "If each gradient is the true one plus noise, and the true one wanders a little from step to step, the best estimate is an average that forgets "
            + "exponentially: the Kalman filter. Following the estimate with strong discounting is momentum; its decay says how much more noise there is than change.",
        Seq(_randomWalk, Assumption.StrongDiscount, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        "sections 4 and 7",
        "Kalman filter, Riccati equation",
        new Claim.Limit("1/γ", 2),
        holds => ExampleProblem.Toward(0.05, small => ByBelief(holds, small)));

    private static Derivation Mechanical(
        string rule, string title, string formula, string explanation, Func<double, double> learningRate, Func<double, Validation<NavigationError, LearningRule>> create)
        => new(
            rule,
            title,
            formula,
            explanation,
            Seq(Assumption.SameCurvature, _optimalStart, Assumption.FlatMetric, Assumption.NoDrift),
            "sections 2 to 4",
            "Riccati equation",
            Claim.Equal,
            holds => Follow(holds, learningRate, create));

    private static Validation<NavigationError, Seq<Comparison>> Follow(
        Func<Assumption, bool> holds, Func<double, double> learningRate, Func<double, Validation<NavigationError, LearningRule>> create)
    {
        var curvature = holds(Assumption.SameCurvature) ? Mat.Scalar(2, Curvature) : ExampleProblem.Curvature;
        return
            from rate in Solvers.Quadratic.ConvergenceRate.Of(ExampleProblem.DiscountRate, ExampleProblem.LearningRate, ExampleProblem.LossWeight, Curvature)
            let z = Math.Exp(-rate * Interval)
            from rule in create(learningRate(z))
            from plain in Optimum.Over(curvature, ExampleProblem.Center, ExampleProblem.Start, holds)
            from moved in Optimum.Displacement(Steps * Interval, ExampleProblem.Weighed(ExampleProblem.DiscountRate, plain))
            select Seq1(new Comparison(0, Run(holds, z, curvature, rule) - ExampleProblem.Start, moved));
    }

    // On the path every component of p shrinks by z: z p = μp + h z δ, so p₀ = h δ₀ z/(z − μ) after the first gradient and h δ₀/(z − μ) before it.
    private static Vec Run(Func<Assumption, bool> holds, double z, Mat curvature, LearningRule rule)
    {
        var before = holds(_optimalStart) ? (Curvature / (z - Decay)) * (ExampleProblem.Start - ExampleProblem.Center) : Vec.Zero(2);
        return Ruled.Descend(Steps, curvature, ExampleProblem.Center, rule, new Learner([.. ExampleProblem.Start.Span], RuleMemory.Of([.. before.Span])));
    }

    private static Validation<NavigationError, Comparison> ByBelief(Func<Assumption, bool> holds, double small)
    {
        var γ = holds(Assumption.StrongDiscount) ? 1 / small : ExampleProblem.DiscountRate;
        return
            from filter in GradientFilter.Create(new GradientPrior.RandomWalk(0.002), 1)
            let gain = GradientFilter.SteadyGain(filter)
            from rule in Momentum.Create(ExampleProblem.Strength / γ * gain, 1 - gain)
            let settled = new GradientBelief(0, gain, gain)
            let belief = Vec.Generate(2, i => ExampleProblem.NoisyGradients.Fold(
                holds(_randomWalk) ? settled : GradientFilter.Begin(filter), (now, seen) => GradientFilter.Observe(filter, seen[i], now)).Mean)
            from inverse in LinearAlgebra.Inverse(ExampleProblem.Curvature).ToValidation((NavigationError)new NavigationError.NoStabilisingPolicy())
            from plain in Optimum.Over(ExampleProblem.Curvature, ExampleProblem.Start - (inverse * belief), ExampleProblem.Start, holds)
            let problem = ExampleProblem.Weighed(γ, plain)
            from velocity in Optimum.Moving(γ, problem, holds)
            select new Comparison(small, Ruled.LastStep(ExampleProblem.Start, ExampleProblem.NoisyGradients, rule), velocity);
    }
}
