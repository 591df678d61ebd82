using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.Collocation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Rules of learners that know how certain their weights are (section 8 of the theory notes): EWC and Gaussian weights.</summary>
internal static class PrecisionDerivations
{
    private static readonly Assumption _precision = new("the first task left a Gaussian belief with its Hessian as precision");
    private static readonly Assumption _separate = new("curvature does not couple parameters");
    private static readonly Assumption _converged = new("the second task is learnt to the end");
    private static readonly Assumption _fisher = new("moving costs what it changes in the belief (Fisher information of N(μ, v))");

    /// <summary>Elastic weight consolidation.</summary>
    public static Derivation Elastic { get; } = new(
        "ewc",
        "Elastic weight consolidation",
        "θ ← θ − α(g + Σ_i F_i(θ − θ_i))",
        "What an earlier task taught is a Gaussian belief around its optimum, with the curvature F as precision. It is the prior of the next task: a pull to the "
            + "old optimum, strong where the old task was sensitive. The rule ends where both tasks together cost least: at (F₁ + F₂)⁻¹(F₁θ₁ + F₂θ₂).",
        Seq(_precision, _separate, _converged),
        "section 8",
        "Riccati equation of both losses together",
        Claim.Equal,
        holds =>
        {
            var first = holds(_separate) ? Mat.Diagonal(1.5, 0.4) : Mat.FromRows(Vec.Of(1.5, 0.5), Vec.Of(0.5, 0.4));
            var second = Mat.Diagonal(0.5, 1.2);
            var (optimum1, optimum2) = (ExampleProblem.Start, ExampleProblem.Center);
            return
                from inverse in LinearAlgebra.Inverse(first + second).ToValidation((NavigationError)new NavigationError.NotFinite("the joint Hessian"))
                from joint in Optimum.Over(first + second, inverse * ((first * optimum1) + (second * optimum2)), optimum1, _ => true)
                from moved in Optimum.Displacement(100, joint)
                from rule in ElasticWeights.Create(0.2, 1)
                let begin = ElasticWeights.ConsolidateWith(
                    holds(_precision) ? [first[0, 0], first[1, 1]] : [1, 1], Learning.Begin(rule, [.. optimum1.Span]))
                let end = Ruled.Descend(holds(_converged) ? 500 : 5, second, optimum2, rule, begin)
                select Seq1(new Comparison(0, end - optimum1, moved));
        });

    /// <summary>Weights as Gaussian beliefs.</summary>
    public static Derivation Gaussian { get; } = new(
        "gaussian-weights",
        "Gaussian weights",
        "μ ← μ − αvg,  1/v ← 1/v + αh,  α = Δt ηk/γ",
        "Each weight is a belief with a mean and a variance, and moving costs what it changes in the belief. Then the natural gradient of the expected loss "
            + "moves uncertain weights fast and certain ones slowly, and every step adds its curvature to the precision: what is used becomes firm.",
        Seq(_fisher, Assumption.StrongDiscount),
        "section 8",
        "collocation in the curved metric",
        new Claim.Limit("1/γ", 2),
        holds => ExampleProblem.Toward(0.05, small => Moving(holds, small)));

    private static Validation<NavigationError, Comparison> Moving(Func<Assumption, bool> holds, double small)
    {
        const double h = 1.4;
        const double mean = 0.9;
        const double variance = 0.6;
        var γ = holds(Assumption.StrongDiscount) ? 1 / small : ExampleProblem.DiscountRate;
        var interval = 1e-6 / γ;
        return
            from rule in GaussianWeights.CreateWith(interval * ExampleProblem.Strength / γ, variance, 0, (_, curvature) => curvature.Fill(h))
            let next = Learning.Step(rule, [h * mean], Learning.Begin(rule, [mean]))
            from landscape in ExpectedLoss(h)
            from metric in Fisher()
            from problem in NavigationProblem.Create(ProblemStatement.On(landscape, Vec.Of(mean, variance)) with
            {
                Metric = holds(_fisher) ? metric : Metric.Flat,
                LearningRate = ExampleProblem.LearningRate,
                LossWeight = ExampleProblem.LossWeight,
                DiscountRate = γ,
                Horizon = new Horizon.Finite(20 / γ, EndCondition.Anywhere),
            })
            from path in CollocationSolver.Solve(CollocationSettings.Default, problem)
            select new Comparison(small, Vec.Of(next.Parameters[0] - mean, next.Memory.Vector(0)[0] - variance), interval * path.StartVelocity);
    }

    // E[½hw²] over w ~ N(μ, v) is ½h(μ² + v).
    private static Validation<NavigationError, DenseLandscape> ExpectedLoss(double h)
        => FunctionLandscape.Create(
            "expected loss",
            2,
            x => 0.5 * h * ((x[0] * x[0]) + x[1]),
            x => Vec.Of(h * x[0], 0.5 * h),
            _ => Mat.Diagonal(h, 0)).Map(landscape => (DenseLandscape)landscape);

    private static Validation<NavigationError, Metric> Fisher()
        => (Power(1, -1), Power(0.5, -2), Power(0, 1)).Apply((forMean, forVariance, zero)
            => (Metric)new Metric.Field(Seq(forMean.AsFunction(), zero.AsFunction(), zero.AsFunction(), forVariance.AsFunction())));

    // c·vⁿ.
    private static Validation<NavigationError, FunctionLandscape> Power(double c, int n)
        => FunctionLandscape.Create(
            "power of the variance",
            2,
            x => c * Math.Pow(x[1], n),
            x => Vec.Of(0, c * n * Math.Pow(x[1], n - 1)),
            x => Mat.Diagonal(0, c * n * (n - 1) * Math.Pow(x[1], n - 2)));
}
