using CsCheck;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Tests.Support;

/// <summary>Problems that the tests share: the published ones, and random ones.</summary>
internal static class Problems
{
    /// <summary>L = (x² − 1)² + y² − x/2.</summary>
    public static TiltedDoubleWell DoubleWell { get; } = TiltedDoubleWell.Create(1, 1, 1, -0.5).Value();

    /// <summary>Fig. 1b: η = k = 1, γ = 0.1, T = 4, from (−0.6, 0.55) to (1.0625, 0).</summary>
    public static NavigationProblem Fig1 { get; } = NavigationProblem.Create(ProblemStatement.On(DoubleWell, Vec.Of(-0.6, 0.55)) with
    {
        DiscountRate = 0.1,
        Horizon = new Horizon.Finite(4, new EndCondition.Fixed(Vec.Of(1.0625, 0))),
    }).Value();

    /// <summary>One to four dimensions, any positive curvature and metric, no drift.</summary>
    public static Gen<NavigationProblem> QuadraticWithoutDrift { get; }
        = Gen.Int[1, 4].SelectMany(n => Statement(n, Gen.Const(Drift.Zero)));

    /// <summary>One to four dimensions, any positive curvature and metric, any linear drift of moderate size.</summary>
    public static Gen<NavigationProblem> QuadraticWithDrift { get; }
        = Gen.Int[1, 4].SelectMany(n => Statement(n, Matrix(n).Select(a => (Drift)new Drift.Linear(a))));

    public static Gen<Vec> Point(int n) => Gen.Double[-2, 2].Array[n].Select(Vec.From);

    public static Gen<Mat> Matrix(int n) => Gen.Double[-1, 1].Array[n * n].Select(entries => Mat.Copy(n, n, entries));

    public static Gen<Mat> PositiveDefinite(int n) => Matrix(n).Select(m => (m * m.Transpose) + Mat.Scalar(n, 0.3));

    public static NavigationProblem Quadratic(Mat curvature, Vec center, Vec start, Func<ProblemStatement, ProblemStatement> change)
        => NavigationProblem.Create(change(ProblemStatement.On(QuadraticLandscape.Create(curvature, center).Value(), start))).Value();

    public static NavigationProblem With(this NavigationProblem problem, Func<ProblemStatement, ProblemStatement> change)
        => NavigationProblem.Vary(change, problem).Value();

    private static Gen<NavigationProblem> Statement(int n, Gen<Drift> drift)
        => Gen.Select(PositiveDefinite(n), Point(n), Point(n), PositiveDefinite(n), drift, Gen.Double[0.2, 3].Array[3])
            .Select((curvature, center, start, metric, f, scales) => Quadratic(curvature, center, start, statement => statement with
            {
                Metric = new Metric.Constant(metric),
                Drift = f,
                LearningRate = scales[0],
                LossWeight = scales[1],
                DiscountRate = scales[2] - 0.2,
            }));
}
