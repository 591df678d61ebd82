using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Rules that use the curvature: the navigator step, its limits, and what becomes of it at a saddle.</summary>
internal static class CurvatureDerivations
{
    private const double Interval = 0.4;
    private const double SlowRate = 0.4;

    private static readonly Assumption _long = new("the learner does not look again for a long time (Δt → ∞)");
    private static readonly Assumption _focal = new("where planning for ever has no bounded value, the learner plans half of the focal time ahead");
    private static readonly Assumption _free = new("the plan may end anywhere");

    /// <summary>The inverse root of the Hessian.</summary>
    public static Derivation InverseRootHessian { get; } = new(
        "inverse-root-hessian",
        "Inverse root of the Hessian",
        "Δθ = −Δt √(ηk) H^(−1/2) g",
        "A learner for whom the future counts as much as the present behaves like a ball whose energy is conserved: where the loss is high it is fast. Along a "
            + "direction of curvature h the distance δ closes at the rate √(ηkh), so the velocity is the gradient hδ over the root of the curvature.",
        Seq(Assumption.NoDiscount, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        "sections 3 and 4",
        "Riccati equation",
        Claim.Equal,
        holds =>
            from rule in Rules.InverseRootHessian.Create(Math.Sqrt(ExampleProblem.Strength), _ => ExampleProblem.Curvature)
            from problem in Problem(holds, holds(Assumption.NoDiscount) ? 0 : ExampleProblem.DiscountRate)
            from velocity in Optimum.Moving(Interval, problem, holds)
            select Seq1(new Comparison(0, Ruled.Step(ExampleProblem.Start, ExampleProblem.Gradient, rule), velocity)));

    /// <summary>Newton's method.</summary>
    public static Derivation Newton { get; } = new(
        "newton",
        "Newton's method",
        "Δθ = −H⁻¹ g",
        "A learner that acts on one look at the landscape for a long time ends where the optimal path of its local quadratic model ends: at the minimum of the "
            + "model. What moving costs decides how it gets there, but not where it arrives, so any metric and any discount rate will do.",
        Seq(_long, Assumption.NoDrift),
        "section 4",
        "Riccati equation",
        Claim.Equal,
        holds =>
            from rule in Rules.Newton.Create(_ => ExampleProblem.Curvature)
            from problem in Problem(holds, ExampleProblem.DiscountRate)
            from moved in Optimum.Displacement(holds(_long) ? 100 : Interval, problem)
            select Seq1(new Comparison(0, Ruled.Step(ExampleProblem.Start, ExampleProblem.Gradient, rule), moved)));

    /// <summary>The navigator step.</summary>
    public static Derivation Step { get; } = new(
        "navigator-step",
        "Navigator step",
        "Δθ = −(I − e^(−RΔt)) H⁻¹ g,  R = (γ²/4 + ηkH)^(1/2) − γ/2",
        "Between two looks at the landscape the learner follows the optimal path of its local quadratic model. Along each eigenvector of the curvature the "
            + "distance to the model's minimum shrinks by e^(−rΔt): at a rate that lies between that of gradient descent (γ large) and the ballistic one (γ = 0).",
        Seq(Assumption.FlatMetric, Assumption.NoDrift),
        "sections 3 and 4",
        "Riccati equation",
        Claim.Equal,
        holds =>
            from rule in NavigatorStep.Create(Interval, ExampleProblem.Strength, ExampleProblem.DiscountRate, _ => ExampleProblem.Curvature)
            from problem in Problem(holds, ExampleProblem.DiscountRate)
            from moved in Optimum.Displacement(Interval, problem)
            select Seq1(new Comparison(0, Ruled.Step(ExampleProblem.Start, ExampleProblem.Gradient, rule), moved)));

    /// <summary>The navigator step at a saddle.</summary>
    public static Derivation Saddle { get; } = new(
        "navigator-step",
        "Navigator step at a saddle",
        "θ̇ = −(r(h)/h) g,  r = −γ/2 + ω tan(φ/2 − π/4),  ω = √(ηk|h| − γ²/4),  tan φ = γ/(2ω)",
        "Along strong negative curvature a plan without end would earn without bound. A plan of a finite time T has a best path, as long as T is shorter than the "
            + "focal time, when all paths that leave the saddle meet. Half of it joins smoothly to the endless plan, and steps downhill, away from the saddle.",
        Seq(_focal, _free, Assumption.FlatMetric),
        "sections 2 and 4",
        "collocation",
        Claim.Equal,
        holds =>
            from rule in NavigatorStep.Create(Interval, ExampleProblem.Strength, SlowRate, _ => Mat.Diagonal(-2, -0.7))
            from landscape in QuadraticLandscape.Create(Mat.Diagonal(-2, -0.7), Vec.Zero(2))
            from moved in Range(0, 2).Map(i => Leaving(holds, i, landscape)).ToSeq().Sequence()
            select Seq1(new Comparison(0, Ruled.Step(ExampleProblem.Start, landscape.Gradient(ExampleProblem.Start), rule), Vec.From(moved))));

    // Each direction plans its own time ahead, at every moment anew: so it leaves at a constant rate, that of the first moment.
    private static Validation<NavigationError, double> Leaving(Func<Assumption, bool> holds, int direction, QuadraticLandscape landscape)
    {
        var h = landscape.Curvature[direction, direction];
        var horizon = RecedingHorizon.Duration(SlowRate, ExampleProblem.Strength, h) * (holds(_focal) ? 1 : 0.5);
        return QuadraticLandscape.Create(Mat.Diagonal(h), Vec.Zero(1))
            .Bind(along => Optimum.Planned(ProblemStatement.On(along, Vec.Of(ExampleProblem.Start[direction])) with
            {
                LearningRate = ExampleProblem.LearningRate,
                LossWeight = ExampleProblem.LossWeight,
                DiscountRate = SlowRate,
                Metric = holds(Assumption.FlatMetric) ? Metric.Flat : new Metric.Constant(Mat.Diagonal(1.3)),
                Horizon = new Horizon.Finite(horizon, holds(_free) ? EndCondition.Anywhere : new EndCondition.Fixed(Vec.Of(ExampleProblem.Start[direction]))),
            }))
            .Map(solution => ExampleProblem.Start[direction] * ExpM1.Of(solution.StartVelocity[0] / ExampleProblem.Start[direction] * Interval));
    }

    private static Validation<NavigationError, ProblemStatement> Problem(Func<Assumption, bool> holds, double discountRate)
        => Optimum.Over(ExampleProblem.Curvature, ExampleProblem.Center, ExampleProblem.Start, holds).Map(problem => ExampleProblem.Weighed(discountRate, problem));
}
