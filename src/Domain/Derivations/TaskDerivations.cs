using LanguageExt;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Rules of learners that reckon with a change of task (section 8 of the theory notes): pulls, shrinking and resets.</summary>
internal static class TaskDerivations
{
    private const double Hazard = 0.4;
    private const double ChangeProbability = 0.3;

    private static readonly Assumption _canChange = new("the task can change at any time, at the hazard ρ");
    private static readonly Assumption _changed = new("the learner believes with probability p that the task has just changed");
    private static readonly Assumption _aroundStart = new("new optima lie around the initial weights");
    private static readonly Assumption _aroundZero = new("new optima lie around 0");
    private static readonly Assumption _long = new("the learner has time to reach its target (Δt → ∞)");

    private static readonly Vec _initial = Vec.Of(-0.3, 0.2);

    /// <summary>L2-init.</summary>
    public static Derivation L2Init { get; } = new(
        "l2-init",
        "L2-init",
        "θ ← θ − α(g + λ(θ − θ₀)),  α = Δt ηk/(R + γ + ρ),  λ = Rρ/(ηk)",
        "If the task may change, the best forecast of the optimum drifts from what is believed now toward where new tasks have theirs: the initial weights. The "
            + "optimal learner aims at a point in between. That is the gradient plus a pull to the initial weights, the stronger the higher the hazard.",
        Seq(_canChange, _aroundStart, Assumption.SameCurvature, Assumption.ShortStep),
        "section 8",
        "Riccati equation of weights and forecast",
        Claim.Equal,
        holds =>
        {
            const double h = 1.4;
            var curvatures = holds(Assumption.SameCurvature) ? Vec.Of(h, h) : Vec.Of(h, h / 2);
            var gradient = Vec.Generate(2, i => curvatures[i] * (ExampleProblem.Start[i] - ExampleProblem.Center[i]));
            return
                from rate in ConvergenceRate.Of(ExampleProblem.DiscountRate, ExampleProblem.LearningRate, ExampleProblem.LossWeight, h)
                from rule in Rules.L2Init.Create(ExampleProblem.Strength / (rate + ExampleProblem.DiscountRate + Hazard), rate * Hazard / ExampleProblem.Strength)
                from velocity in Optimum.TrackingVelocity(
                    curvatures, ExampleProblem.Center, holds(_aroundStart) ? _initial : Vec.Zero(2), holds(_canChange) ? Hazard : 0, ExampleProblem.DiscountRate, ExampleProblem.Start)
                let moved = holds(Assumption.ShortStep) ? velocity : Vec.Generate(2, i => (ExampleProblem.Start[i] - ExampleProblem.Center[i]) * ExpM1.Of(velocity[i] / (ExampleProblem.Start[i] - ExampleProblem.Center[i])))
                let learner = Learning.Begin(rule, [.. _initial.Span]) with { Parameters = [.. ExampleProblem.Start.Span] }
                let next = Learning.Step(rule, [.. gradient.Span], learner)
                select Seq1(new Comparison(0, Vec.Copy(next.Parameters.AsSpan()) - ExampleProblem.Start, moved));
        });

    /// <summary>AdamW.</summary>
    public static Derivation AdamW { get; } = new(
        "adamw",
        "AdamW",
        "θ ← (1 − αλ)θ − α m̂/√v̂,  αλ = ρΔt",
        "Adam's learner, if the task may change to one whose optimum lies around 0. Without discounting and with a small hazard the pull toward 0 does not "
            + "depend on the curvature: it is decoupled weight decay. The check compares the pull, where the gradient is believed to be zero.",
        Seq(_canChange, _aroundZero, Assumption.NoDiscount),
        "sections 7 and 8",
        "Bayesian filters, Riccati equation of weights and forecast",
        new Claim.Limit("ρ", 1),
        holds => ExampleProblem.Toward(0.02, hazard => Decoupled(holds, hazard)));

    /// <summary>Shrink and perturb.</summary>
    public static Derivation ShrinkAndPerturb { get; } = new(
        "shrink-and-perturb",
        "Shrink and perturb",
        "θ ← (1 − p)θ + σξ, at known moments",
        "A learner that believes at some moment that the task has changed with probability p expects the optimum at (1 − p) times where it was. So it shrinks. "
            + "The noise ξ draws a target from this belief instead of its mean; J does not ask for it, and the check leaves it out.",
        Seq(_changed, _aroundZero, _long),
        "section 8",
        "Riccati equation of the expected loss",
        Claim.Equal,
        holds =>
            from rule in Rules.ShrinkAndPerturb.Create(0.1, ChangeProbability, 0, 1, 1)
            from moved in TowardTarget(holds, holds(_changed) ? ChangeProbability : 0, holds(_aroundZero) ? Vec.Zero(2) : _initial)
            select Seq1(new Comparison(0, Ruled.Step(ExampleProblem.Start, Vec.Zero(2), rule), moved)));

    /// <summary>Weight reset.</summary>
    public static Derivation WeightReset { get; } = new(
        "weight-reset",
        "Weight reset",
        "θ ← (1 − p)(θ − αg) + pθ₀,  p = belief that the task has just changed",
        "The same, with a p that the learner infers from the loss it sees. A loss that fits the present task leaves p near 0, and nothing happens. One that does "
            + "not fit makes p nearly 1: what was learnt is worth nothing, the best forecast is the initial weights, and the learner starts anew.",
        Seq(_changed, _aroundStart, _long),
        "section 8",
        "Bayes' rule, Riccati equation of the expected loss",
        Claim.Equal,
        holds =>
            from rule in Rules.WeightReset.Create(0.1, 1e-3, 0.9)
            let learner = Learning.Begin(rule, [.. _initial.Span])
            from settings in TaskChangeSettings.Create(1e-3, 0.9)
            let losses = Losses()
            let belief = losses.Fold(TaskChangeBelief.Unknown, (now, loss) => TaskChangeBelief.Observe(settings, loss, now))
            from moved in TowardTarget(holds, holds(_changed) ? belief.ChangeProbability : 0, holds(_aroundStart) ? _initial : Vec.Zero(2))
            let end = losses.Fold(learner, (now, loss) => Learning.StepWith(
                rule, [0, 0], loss, now with { Parameters = [.. ExampleProblem.Start.Span] }))
            select Seq1(new Comparison(0, Vec.Copy(end.Parameters.AsSpan()) - ExampleProblem.Start, moved)));

    // A task that is learnt, and at last a loss that fits it badly, but not so badly that there is no doubt.
    private static Seq<double> Losses() => toSeq(Enumerable.Range(0, 20).Select(t => 1 + (0.2 * CounterRandom.NormalAt(5, t, 0)))).Strict().Add(2.3);

    // The target minimises the expected loss (1 − p)½h|θ − m|² + p½h|θ − μ₀|², and the learner stands at m.
    private static Validation<NavigationError, Vec> TowardTarget(Func<Assumption, bool> holds, double p, Vec prior)
        => Optimum.Over(ExampleProblem.Curvature, ((1 - p) * ExampleProblem.Start) + (p * prior), ExampleProblem.Start, _ => true)
            .Bind(problem => Optimum.Displacement(holds(_long) ? 100 : 1, problem));

    private static Validation<NavigationError, Comparison> Decoupled(Func<Assumption, bool> holds, double hazard)
    {
        const double beta1 = 0.8;
        const double beta2 = 0.95;
        const double alpha = 0.01;
        var beliefs = Range(0, 2).Map(i => ExampleProblem.NoisyGradients.Fold(ForgettingMean.Unknown, (belief, g) => ForgettingMean.Observe(beta1, g[i], belief))).ToSeq().Strict();

        // One more gradient makes the believed one zero: m̂ + (g − m̂)/J = 0.
        var gradients = ExampleProblem.NoisyGradients.Add(Vec.Generate(2, i => (1 - ((beta1 * beliefs[i].Information) + 1)) * beliefs[i].Mean));
        var curvatures = Vec.Generate(2, i => gradients.Fold(ScaleBelief.Unknown, (belief, g) => ScaleBelief.Observe(beta2, g[i], belief)).Scale);
        return
            from rule in Rules.AdamW.Create(alpha, beta1, beta2, 1e-30, hazard / alpha)
            from velocity in Optimum.TrackingVelocity(
                curvatures, ExampleProblem.Start, holds(_aroundZero) ? Vec.Zero(2) : _initial, holds(_canChange) ? hazard : 0, holds(Assumption.NoDiscount) ? 0 : ExampleProblem.DiscountRate, ExampleProblem.Start)
            select new Comparison(hazard, Ruled.LastStep(ExampleProblem.Start, gradients, rule), velocity);
    }
}
