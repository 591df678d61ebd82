using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Rules of learners for whom moving is measured coordinate by coordinate or by length, not by a quadratic form (section 11 of the theory notes).</summary>
internal static class NormDerivations
{
    private const double Interval = 1;
    private const double Speed = 1;
    private const double Beta1 = 0.8;
    private const double Beta2 = 0.95;
    private const double Decay = 0.3;
    private const double Rho = 0.6;

    private static readonly Assumption _largest = new("the norm is the largest coordinate (ℓ∞)");
    private static readonly Assumption _length = new("the norm is the length (ℓ₂)");
    private static readonly Assumption _sum = new("the norm is the sum of the coordinates' sizes (ℓ₁)");
    private static readonly Assumption _noisy = new("the gradient is seen through noise and old sights of it count β less each step");
    private static readonly Assumption _twoTimes = new("old sights of the gradient count β₂ less each step, the newest (1 − β₁)/(β₁(1 − β₂)) times the one before");
    private static readonly Assumption _decays = new("the parameters decay by themselves (f = −λsθ)");
    private static readonly Assumption _settled = new("gradient and curvature are filtered, both firmly believed to be 0 at first");
    private static readonly Assumption _bent = new("the loss bends over the step as ρh/α says, h the mean of g²");
    private static readonly Assumption _within = new("no parameter may go farther than α in a step");

    /// <summary>Sign descent.</summary>
    public static Derivation Sign { get; } = Define(
        "sign-descent",
        "Sign descent",
        "Δθ = −α sign g,  α = Δt s",
        "If no parameter may move faster than a speed s, and moving is otherwise free, each goes as fast as it may, downhill. How steep it is drops out: only the "
            + "sign of each slope is left.",
        Seq(Assumption.BoundedSpeed, _largest, Assumption.Once, Assumption.Straight, Assumption.NoDrift),
        SignDescent.Create(Speed * Interval),
        Seq1(ExampleProblem.Gradient),
        holds => Moved(holds, ExampleProblem.Gradient, Ball(holds(_largest)), holds(Assumption.BoundedSpeed)) + Turned(holds));

    /// <summary>Signum.</summary>
    public static Derivation Signum { get; } = Define(
        "signum",
        "Signum",
        "θ ← θ − α sign m,  m ← βm + (1−β)g",
        "Sign descent of a learner that sees the gradient through noise: it follows the sign of an average that forgets. That the average starts at 0 changes its "
            + "size, but not its sign.",
        Seq(_noisy, Assumption.BoundedSpeed, _largest, Assumption.Once, Assumption.Straight, Assumption.NoDrift),
        Rules.Signum.Create(Speed * Interval, Beta1),
        Contrary(0.05),
        holds => Moved(holds, holds(_noisy) ? Weighed(Beta1, 1, Contrary(0.05)) : Contrary(0.05).Last, Ball(holds(_largest)), holds(Assumption.BoundedSpeed)) + Turned(holds));

    /// <summary>Lion.</summary>
    public static Derivation Lion { get; } = Define(
        "lion",
        "Lion",
        "θ ← (1 − αλ)θ − α sign(β₁m + (1−β₁)g),  m ← β₂m + (1−β₂)g",
        "Sign descent with a belief of two time constants: old gradients fade slowly, and the newest counts for more than its turn. Parameters that decay by "
            + "themselves, against which a learner of bounded speed can do little, give the decoupled weight decay.",
        Seq(_twoTimes, _decays, Assumption.BoundedSpeed, _largest, Assumption.Once, Assumption.Straight),
        Rules.Lion.Create(Speed * Interval, Beta1, Beta2, Decay),
        Contrary(5),
        holds => Moved(holds, Weighed(Beta2, holds(_twoTimes) ? Beta2 * (1 - Beta1) / (Beta1 * (1 - Beta2)) : 1, Contrary(5)), Ball(holds(_largest)), holds(Assumption.BoundedSpeed))
            - ((holds(_decays) ? Decay * Speed * Interval : 0) * ExampleProblem.Start));

    /// <summary>Normalised descent.</summary>
    public static Derivation Normalised { get; } = Define(
        "normalised-descent",
        "Normalised descent",
        "Δθ = −α g/|g|,  α = Δt s",
        "If the learner may move at a bounded speed in any direction, it goes straight down as fast as it may. Every step is equally long, on plains and on cliffs.",
        Seq(Assumption.BoundedSpeed, _length, Assumption.Once, Assumption.Straight, Assumption.NoDrift),
        NormalisedDescent.Create(Speed * Interval),
        Seq1(ExampleProblem.Gradient),
        holds => Moved(holds, ExampleProblem.Gradient, Ball(!holds(_length)), holds(Assumption.BoundedSpeed)) + Turned(holds));

    /// <summary>Greedy coordinate descent.</summary>
    public static Derivation Greedy { get; } = Define(
        "greedy-coordinate-descent",
        "Greedy coordinate descent",
        "Δθᵢ = −α gᵢ for the largest |gᵢ|, else 0,  α = ηkΔt",
        "If effort is the square of the sum of all that moves, to move two parameters costs more than to move one as far as both. All effort goes where it gains most: "
            + "into the parameter with the steepest slope.",
        Seq(Assumption.PaidInNorm, _sum, Assumption.Once, Assumption.Straight, Assumption.NoDrift),
        GreedyCoordinateDescent.Create(ExampleProblem.Strength * Interval),
        Seq1(ExampleProblem.Gradient),
        holds => Moved(holds, ExampleProblem.Gradient, holds(_sum) ? OneStepPlan.OnSum : OneStepPlan.OnEuclidean, !holds(Assumption.PaidInNorm)) + Turned(holds));

    /// <summary>Sophia.</summary>
    public static Derivation Sophia { get; } = Define(
        "sophia",
        "Sophia",
        "θ ← θ − α clip(m/(ρh), ±1),  m ← β₁m + (1−β₁)g,  h ← β₂h + (1−β₂)g²",
        "A learner that believes in a curvature for each parameter and trusts it only within a bound goes to the minimum of its model, or as far toward it as the bound "
            + "allows. That is Newton's step in each coordinate, clipped.",
        Seq(_bent, _within, _settled, Assumption.Once, Assumption.NoDrift),
        Rules.Sophia.Create(Speed * Interval, Beta1, Beta2, Rho, 0, 1, 1),
        Uneven,
        holds =>
        {
            var (m, h) = Filtered(holds(_settled));
            var bend = holds(_bent) ? Mat.Diagonal(Rho / (Speed * Interval) * h[0], Rho / (Speed * Interval) * h[1]) : Mat.Zero(2, 2);
            var plan = new OneStepPlan(Ball(holds(_within)), (holds(Assumption.Once) ? 1 : 0) * m, bend);
            return plan.Within(Speed * Interval) + Turned(holds);
        });

    // The first coordinate is so flat that its step is cut, the second is not.
    private static Seq<Vec> Uneven => ExampleProblem.NoisyGradients.Map(g => Vec.Of(0.3 * g[0], g[1])).Strict();

    // The newest gradient says the opposite of the others in the first coordinate: the sign tells whom the learner believes.
    private static Seq<Vec> Contrary(double factor)
        => ExampleProblem.NoisyGradients.Add(Vec.Of(-factor * ExampleProblem.Gradient[0], ExampleProblem.Gradient[1]));

    // The mean with weights that fall by β with age; the newest counts so many times as much as its turn.
    private static Vec Weighed(double beta, double newest, Seq<Vec> gradients)
    {
        var weights = Enumerable.Range(0, gradients.Count).Select(t => t == gradients.Count - 1 ? newest : Math.Pow(beta, gradients.Count - 1 - t)).ToArray();
        return Vec.Generate(2, i => Enumerable.Range(0, gradients.Count).Sum(t => weights[t] * gradients[t][i]) / weights.Sum());
    }

    // Means of g and g²: from a firm belief in 0, or from knowing nothing.
    private static (Vec Mean, Vec Square) Filtered(bool isSettled)
    {
        Vec Mean(double beta, Func<double, double> of) => Vec.Generate(2, i =>
        {
            var sum = Uneven.Fold((Weight: 0.0, Sum: 0.0), (so, g) => ((beta * so.Weight) + 1, (beta * so.Sum) + of(g[i])));
            return sum.Sum / (isSettled ? 1 / (1 - beta) : sum.Weight);
        });
        return (Mean(Beta1, g => g), Mean(Beta2, g => g * g));
    }

    private static Func<double, Vec, Vec> Ball(bool isLargest) => isLargest ? OneStepPlan.OnLargest : OneStepPlan.OnEuclidean;

    private static Vec Moved(Func<Assumption, bool> holds, Vec gradient, Func<double, Vec, Vec> ball, bool isBounded)
    {
        var weight = holds(Assumption.Once) ? ExampleProblem.LossWeight : 0;
        var plan = new OneStepPlan(ball, weight * gradient, (holds(Assumption.Straight) ? 0 : weight) * ExampleProblem.Curvature);
        return isBounded ? plan.Within(Speed * Interval) : plan.Paid(ExampleProblem.LearningRate * Interval);
    }

    // What a drift adds to the step, where there is one.
    private static Vec Turned(Func<Assumption, bool> holds)
        => (holds(Assumption.NoDrift) ? 0 : 0.1 * Interval) * Vec.Of(-ExampleProblem.Start[1], ExampleProblem.Start[0]);

    private static Derivation Define(
        string rule,
        string title,
        string formula,
        string explanation,
        Seq<Assumption> assumptions,
        Validation<NavigationError, LearningRule> create,
        Seq<Vec> seen,
        Func<Func<Assumption, bool>, Vec> plan)
        => new(
            rule,
            title,
            formula,
            explanation,
            assumptions,
            "section 11",
            "a convex program for one step",
            Claim.Equal,
            holds => create.Map(made => Seq1(new Comparison(0, Ruled.LastStep(ExampleProblem.Start, seen, made), plan(holds)))));
}
