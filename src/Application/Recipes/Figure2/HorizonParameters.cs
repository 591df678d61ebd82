using LanguageExt;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Application.Recipes.Figure2;

/// <summary>What can be varied in the figures of a learner on a one-dimensional quadratic loss.</summary>
/// <param name="DiscountRates">γ, one curve each.</param>
/// <param name="Curvature">h &gt; 0.</param>
/// <param name="Minimum">μ.</param>
/// <param name="Start">θ₀.</param>
/// <param name="LearningRate">η &gt; 0.</param>
/// <param name="LossWeight">k ≥ 0.</param>
/// <param name="Duration">The last time shown.</param>
/// <param name="Points">Points of a curve.</param>
public sealed record HorizonParameters(
    Seq<double> DiscountRates, double Curvature, double Minimum, double Start, double LearningRate, double LossWeight, double Duration, int Points)
{
    /// <summary>The published values.</summary>
    public static HorizonParameters Published { get; } = new(new Seq<double>([0, 1, 10]), 1, 1, 0, 1, 1, 10, 2000);

    internal static Seq<Parameter<HorizonParameters>> Rows { get; } = new(
    [
        ParameterRanges.DiscountRates<HorizonParameters>(p => p.DiscountRates, (p, v) => p with { DiscountRates = v }),
        ParameterRanges.Positive<HorizonParameters>("curvature", "h of the loss ½h(θ − μ)²", p => p.Curvature, (p, v) => p with { Curvature = v }),
        ParameterRanges.Any<HorizonParameters>("minimum", "μ", p => p.Minimum, (p, v) => p with { Minimum = v }),
        ParameterRanges.Any<HorizonParameters>("start", "θ₀", p => p.Start, (p, v) => p with { Start = v }),
        ParameterRanges.Positive<HorizonParameters>("learning-rate", "η", p => p.LearningRate, (p, v) => p with { LearningRate = v }),
        ParameterRanges.NotNegative<HorizonParameters>("loss-weight", "k", p => p.LossWeight, (p, v) => p with { LossWeight = v }),
        ParameterRanges.Positive<HorizonParameters>("duration", "the last time shown", p => p.Duration, (p, v) => p with { Duration = v }),
        ParameterRanges.Points<HorizonParameters>("points of a curve", 2, p => p.Points, (p, v) => p with { Points = v }),
    ]);

    /// <summary>The exact solution for each discount rate.</summary>
    internal Validation<NavigationError, Seq<QuadraticSolution>> Solve()
        => QuadraticLandscape.Create(Mat.Diagonal(Curvature), Vec.Of(Minimum)).Bind(landscape => Solving.All(DiscountRates.Map(rate =>
            NavigationProblem.Create(new ProblemStatement(
                landscape, Vec.Of(Start), Metric.Flat, Drift.Zero, LearningRate, LossWeight, rate, Horizon.Unlimited))
                .Bind(problem => QuadraticSolver.Solve(problem)))));
}
