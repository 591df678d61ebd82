using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>The side of a derivation that knows no rule: navigation problems over quadratic losses and their exact optima.</summary>
internal static class Optimum
{
    /// <summary>A problem over ½(θ − μ)ᵀH(θ − μ) with infinite horizon, and the metric and drift that come with dropped assumptions.</summary>
    public static Validation<NavigationError, ProblemStatement> Over(Mat curvature, Vec center, Vec start, Func<Assumption, bool> holds)
        => QuadraticLandscape.Create(curvature, center).Map(landscape => ProblemStatement.On(landscape, start) with
        {
            Metric = holds(Assumption.FlatMetric) ? Metric.Flat : new Metric.Constant(Mat.Generate(start.Dimension, start.Dimension, (i, j) => i == j ? 1 + (2 * i) : 0)),
            Drift = holds(Assumption.NoDrift) ? Drift.Zero : new Drift.Linear(Mat.Generate(start.Dimension, start.Dimension, (i, j) => i == j ? -0.2 : 0.1 * (i - j))),
        });

    /// <summary>The optimal velocity at the start.</summary>
    public static Validation<NavigationError, Vec> Velocity(ProblemStatement problem) => Solve(problem).Map(solution => solution.Velocity(problem.Start));

    /// <summary>How far the optimal path gets in a time.</summary>
    public static Validation<NavigationError, Vec> Displacement(double time, ProblemStatement problem)
        => Solve(problem).Map(solution => solution.PositionAt(time) - problem.Start);

    /// <summary>The velocity of a learner that looks again at once; without that, its mean velocity until it looks again.</summary>
    /// <param name="time">When it looks again. Where γ → ∞ it is γ, in which the optimal path covers a finite part of the way.</param>
    /// <param name="problem">An infinite horizon, quadratic.</param>
    /// <param name="holds">Which assumptions hold.</param>
    public static Validation<NavigationError, Vec> Moving(double time, ProblemStatement problem, Func<Assumption, bool> holds)
        => holds(Assumption.ShortStep) ? Velocity(problem) : Displacement(time, problem).Map(moved => (1 / time) * moved);

    /// <summary>The optimal path of a problem with a finite horizon, by collocation.</summary>
    public static Validation<NavigationError, CollocationSolution> Planned(ProblemStatement statement)
        => NavigationProblem.Create(statement).Bind(problem => CollocationSolver.Solve(CollocationSettings.WithTolerance(1e-11, CollocationSettings.Default), problem));

    /// <summary>
    /// The optimal velocity where the optimum m of ½hδ² per direction changes at a hazard ρ to one around μ₀. The predicted optimum μ₀ + z, ż = −ρz, is made
    /// part of the state: a direction that the learner cannot push. So nothing of section 8 is used but its first sentence.
    /// </summary>
    public static Validation<NavigationError, Vec> TrackingVelocity(
        Vec curvatures, Vec belief, Vec prior, double hazard, double discountRate, Vec start)
        => Range(0, start.Dimension)
            .Map(i => Forecast(curvatures[i], start[i] - prior[i], belief[i] - prior[i], hazard).Bind(problem => Velocity(ExampleProblem.Weighed(discountRate, problem))))
            .ToSeq()
            .Sequence()
            .Map(velocities => Vec.From(velocities.Map(velocity => velocity[0])));

    // Without a hazard the forecast rests: it is the center of the loss, and no direction of the state.
    private static Validation<NavigationError, ProblemStatement> Forecast(double curvature, double start, double belief, double hazard)
        => hazard == 0
            ? QuadraticLandscape.Create(Mat.Diagonal(curvature), Vec.Of(belief)).Map(landscape => ProblemStatement.On(landscape, Vec.Of(start)))
            : QuadraticLandscape
                .Create(Mat.FromRows(Vec.Of(curvature, -curvature), Vec.Of(-curvature, curvature)), Vec.Zero(2))
                .Map(landscape => ProblemStatement.On(landscape, Vec.Of(start, belief)) with
                {
                    Metric = new Metric.Authority(Mat.Diagonal(1, 0)),
                    Drift = new Drift.Linear(Mat.Diagonal(0, -hazard)),
                });

    private static Validation<NavigationError, QuadraticSolution> Solve(ProblemStatement problem) => NavigationProblem.Create(problem).Bind(QuadraticSolver.Solve);
}
