using LanguageExt;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Rules of learners that see noisy gradients only, and infer gradient and curvature from them (section 7 of the theory notes).</summary>
internal static class BeliefDerivations
{
    private const double Beta1 = 0.8;
    private const double Beta2 = 0.95;

    // So small that it changes no digit: Adam and RMSprop are derived without their ε.
    private const double NoEpsilon = 1e-30;

    private static readonly Assumption _noisy = new("the gradient is seen through noise and old sights of it count β₁ less each step");
    private static readonly Assumption _seen = new("the gradient is seen without noise");
    private static readonly Assumption _diffuse = new("the curvature is the mean of g², of which nothing is known at first");
    private static readonly Assumption _settled = new("the curvature is the mean of g², firmly believed to be 0 at first");
    private static readonly Assumption _gathered = new("every g² seen adds to the curvature, and none is forgotten");
    private static readonly Assumption _floor = new("no curvature is below ε");
    private static readonly Assumption _discounted = new("the future is discounted at the rate γ = 2ε√(ηk)");

    /// <summary>Adam.</summary>
    public static Derivation Adam { get; } = Define(
        "adam",
        "Adam",
        "θ ← θ − α m̂/√v̂,  m̂ = Σβ₁^(t−s) g_s / Σβ₁^(t−s),  v̂ = Σβ₂^(t−s) g_s² / Σβ₂^(t−s),  α = Δt√(ηk)",
        "A learner that sees noisy gradients estimates the true one by an average that forgets, m̂, and takes the mean square, v̂, for the curvature. Adam's "
            + "bias corrections are what Bayes' rule gives from knowing nothing. The ballistic rule with these beliefs is Adam; its ε is a little discounting.",
        Seq(_noisy, _diffuse, Assumption.NoDiscount, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        Rules.Adam.Create(Math.Sqrt(ExampleProblem.Strength), Beta1, Beta2, NoEpsilon));

    /// <summary>Adagrad.</summary>
    public static Derivation Adagrad { get; } = Define(
        "adagrad",
        "Adagrad",
        "θ ← θ − α g/√s,  s ← s + g²,  α = Δt√(ηk)",
        "A learner whose certainty only grows: each squared gradient adds to what it holds for the curvature, as precision adds up in Bayes' rule where nothing "
            + "changes. It moves ever more slowly, most of all where it has seen much.",
        Seq(_seen, _gathered, Assumption.NoDiscount, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        Rules.Adagrad.Create(Math.Sqrt(ExampleProblem.Strength), NoEpsilon));

    /// <summary>RMSprop.</summary>
    public static Derivation RmsProp { get; } = Define(
        "rmsprop",
        "RMSprop",
        "θ ← θ − α g/√v,  v ← β₂v + (1−β₂)g²,  α = Δt√(ηk)",
        "Adam's learner without doubts about the gradient: it follows each one as it comes, over the root of a mean square. Without bias correction the mean "
            + "square starts as a firm belief that there is no curvature, so that the first steps are long.",
        Seq(_seen, _settled, Assumption.NoDiscount, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        Rules.RmsProp.Create(Math.Sqrt(ExampleProblem.Strength), Beta2, NoEpsilon));

    /// <summary>The ballistic rule as published.</summary>
    public static Derivation Ballistic { get; } = Define(
        "ballistic",
        "Ballistic",
        "θ ← θ − α g/√(s + ε),  s ← β₂s + (1−β₂)g²,  α = Δt√(ηk)",
        "The rule that the paper trains networks with: the ballistic step, with the mean square of the gradients for the curvature. Its ε stands inside the "
            + "root: the learner believes that no direction is flatter than ε, which keeps its steps finite.",
        Seq(_seen, _settled, _floor, Assumption.NoDiscount, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        Rules.Ballistic.Create(Math.Sqrt(ExampleProblem.Strength), Beta2, Floor, 0));

    /// <summary>The navigator family.</summary>
    public static Derivation Navigator { get; } = Define(
        "navigator",
        "Navigator",
        "Δθ = −α m̂/(√(v̂ + ε²) + ε),  α = Δt√(ηk),  ε = γ/(2√(ηk))",
        "The optimal step with Adam's beliefs at any discount rate. The discount is a dial: at ε = 0 the rule is Adam, and with ε large it is gradient descent "
            + "with averaged gradients. What is called ε in Adam, and chosen by habit, is how little the learner cares for the future.",
        Seq(_noisy, _diffuse, _discounted, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        Rules.Navigator.Create(Math.Sqrt(ExampleProblem.Strength), ExampleProblem.DiscountRate / (2 * Math.Sqrt(ExampleProblem.Strength)), Beta1, Beta2));

    private static double Floor => 0.2;

    private static Derivation Define(
        string rule, string title, string formula, string explanation, Seq<Assumption> assumptions, Validation<NavigationError, LearningRule> create)
        => new(
            rule,
            title,
            formula,
            explanation,
            assumptions,
            "section 7",
            "Bayesian filters, Riccati equation",
            Claim.Equal,
            holds =>
                from made in create
                from velocity in Velocity(it => assumptions.Contains(it) && holds(it), holds)
                select Seq1(new Comparison(0, Ruled.LastStep(ExampleProblem.Start, ExampleProblem.NoisyGradients, made), velocity)));

    private static Validation<NavigationError, Vec> Velocity(Func<Assumption, bool> assumes, Func<Assumption, bool> holds)
    {
        var mean = Vec.Generate(2, i => Mean(assumes, i));
        var curvature = Vec.Generate(2, i => Curvature(assumes, holds, i));
        return
            from plain in Optimum.Over(Mat.Diagonal(curvature.ToArray()), ExampleProblem.Start - Vec.Generate(2, i => mean[i] / curvature[i]), ExampleProblem.Start, holds)
            let problem = ExampleProblem.Weighed(assumes(_discounted) ? ExampleProblem.DiscountRate : assumes(Assumption.NoDiscount) || !holds(_discounted) ? 0 : ExampleProblem.DiscountRate, plain)
            from velocity in Optimum.Moving(1, problem, holds)
            select velocity;
    }

    private static double Mean(Func<Assumption, bool> assumes, int i)
        => assumes(_noisy) || (!assumes(_seen) && !assumes(_diffuse))
            ? ExampleProblem.NoisyGradients.Fold(ForgettingMean.Unknown, (belief, g) => ForgettingMean.Observe(Beta1, g[i], belief)).Mean
            : ExampleProblem.NoisyGradients.Last[i];

    private static double Curvature(Func<Assumption, bool> assumes, Func<Assumption, bool> holds, int i)
    {
        if (assumes(_gathered))
        {
            return ExampleProblem.NoisyGradients.Map(g => g[i] * g[i]).Sum();
        }

        var first = assumes(_settled) || !holds(_diffuse) ? ScaleBelief.Settled(Beta2, 0) : ScaleBelief.Unknown;
        return ExampleProblem.NoisyGradients.Fold(first, (belief, g) => ScaleBelief.Observe(Beta2, g[i], belief)).Scale + (assumes(_floor) ? Floor : 0);
    }
}
