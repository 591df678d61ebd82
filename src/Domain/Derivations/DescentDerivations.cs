using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Rules that go straight down: gradient descent, from a short plan and from strong discounting, and the natural gradient.</summary>
internal static class DescentDerivations
{
    private const double Interval = 0.1;

    private static readonly Assumption _fisher = new("moving costs what it changes in the predictions (G is the Fisher information)");

    // That of a normal distribution about its mean and its deviation σ = 0.8: diag(1/σ², 2/σ²).
    private static readonly Metric _fisherMetric = new Metric.Constant(Mat.Diagonal(1 / 0.64, 2 / 0.64));

    /// <summary>Gradient descent of a learner that plans one step.</summary>
    public static Derivation OneStep { get; } = new(
        "sgd",
        "Gradient descent, planned one step ahead",
        "Δθ = −ηkΔt g",
        "A learner that plans one step only weighs how far it moves, |Δθ|²/(2ηΔt), against the loss where it lands. If the loss is a straight slope over that "
            + "distance, the best step goes down the gradient, in proportion to it.",
        Seq(Assumption.Once, Assumption.Straight, Assumption.FlatMetric, Assumption.NoDrift),
        "section 4",
        "collocation",
        Claim.Equal,
        holds =>
            from landscape in Slope(holds)
            from problem in Optimum.Over(ExampleProblem.Curvature, ExampleProblem.Center, ExampleProblem.Start, holds)
            from rule in GradientDescent.Create(ExampleProblem.Strength * Interval)
            from path in Optimum.Planned(problem with
            {
                LearningRate = ExampleProblem.LearningRate,
                LossWeight = holds(Assumption.Once) ? 0 : ExampleProblem.LossWeight,
                Horizon = new Horizon.Finite(Interval, new EndCondition.TerminalCost(landscape)),
            })
            select Seq1(new Comparison(0, Ruled.Step(ExampleProblem.Start, ExampleProblem.Gradient, rule), path.Path.PositionAt(Interval) - ExampleProblem.Start)));

    /// <summary>Gradient descent of a learner that hardly cares for the future.</summary>
    public static Derivation Discounted { get; } = new(
        "sgd",
        "Gradient descent, discounted strongly",
        "Δθ = −Δt (ηk/γ) g",
        "A learner with an endless horizon that hardly cares for the future has no reason to prepare for it by gathering speed: what it pays for moving now "
            + "is worth the loss it saves during a time 1/γ. Its velocity is the negative gradient.",
        Seq(Assumption.StrongDiscount, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        "sections 3 and 4",
        "Riccati equation",
        new Claim.Limit("1/γ", 2),
        holds => Strongly(holds, γ => GradientDescent.Create(ExampleProblem.Strength / γ), Metric.Flat));

    /// <summary>The natural gradient.</summary>
    public static Derivation Natural { get; } = new(
        "natural-gradient",
        "Natural gradient",
        "Δθ = −Δt (ηk/γ) G⁻¹ g",
        "If moving costs not what it changes in the parameters but what it changes in the predictions, the metric G is the Fisher information, and the steepest "
            + "way down is measured with it. Directions that change little are cheap, and the learner goes far along them.",
        Seq(_fisher, Assumption.StrongDiscount, Assumption.ShortStep, Assumption.NoDrift),
        "sections 3 and 4",
        "Riccati equation",
        new Claim.Limit("1/γ", 2),
        holds => Strongly(holds, γ => NaturalGradient.Create(ExampleProblem.Strength / γ, _fisherMetric), holds(_fisher) ? _fisherMetric : Metric.Flat));

    private static Validation<NavigationError, Seq<Comparison>> Strongly(
        Func<Assumption, bool> holds, Func<double, Validation<NavigationError, LearningRule>> makeRule, Metric metric)
        => ExampleProblem.Toward(0.05, small =>
        {
            var γ = holds(Assumption.StrongDiscount) ? 1 / small : ExampleProblem.DiscountRate;
            return
                from rule in makeRule(γ)
                from plain in Optimum.Over(ExampleProblem.Curvature, ExampleProblem.Center, ExampleProblem.Start, holds)
                let problem = ExampleProblem.Weighed(γ, plain) with { Metric = metric == Metric.Flat ? plain.Metric : metric }
                from velocity in Optimum.Moving(γ, problem, holds)
                select new Comparison(small, Ruled.Step(ExampleProblem.Start, ExampleProblem.Gradient, rule), velocity);
        });

    private static Validation<NavigationError, DenseLandscape> Slope(Func<Assumption, bool> holds)
    {
        var (k, g, start) = (ExampleProblem.LossWeight, ExampleProblem.Gradient, ExampleProblem.Start);
        var bend = holds(Assumption.Straight) ? Mat.Zero(2, 2) : ExampleProblem.Curvature;
        return FunctionLandscape.Create(
            "a slope",
            2,
            x => k * (g.Dot(x - start) + (0.5 * (x - start).Dot(bend * (x - start)))),
            x => k * (g + (bend * (x - start))),
            _ => k * bend).Map(landscape => (DenseLandscape)landscape);
    }
}
