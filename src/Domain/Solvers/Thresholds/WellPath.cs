using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Policies;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Thresholds;

/// <summary>An optimal path of an infinite horizon among those that end in one minimum of the loss, and what it costs.</summary>
/// <param name="Path">The path until it has arrived: N points x D.</param>
/// <param name="Objective">J over the infinite horizon.</param>
/// <param name="DiscretisationError">Estimated error of J for the mesh.</param>
/// <param name="TailBound">How far J may be off for what happens after the last point.</param>
public sealed record WellPath(Trajectory Path, double Objective, double DiscretisationError, double TailBound)
{
    private const int GuessPoints = 201;

    /// <summary>DiscretisationError + TailBound.</summary>
    public double Error => DiscretisationError + TailBound;

    /// <summary>Finds the path to a minimum.</summary>
    /// <param name="settings">Durations and tolerance.</param>
    /// <param name="minimum">A minimum of the loss at which the drift vanishes.</param>
    /// <param name="problem">A problem with γ &gt; 0.</param>
    /// <remarks>
    /// <para>
    /// From time T on the value function is that of staying near θ*: V = kL(θ*)/γ + ½δᵀPδ + O(δ³) with P from the Riccati equation there. Charged
    /// as a terminal cost it makes the end λ(T) = −Pδ(T), the stable manifold of θ* to first order. What it neglects is smaller than
    /// ½δᵀPδ itself once δ is small, so e^{−γT} ½δᵀPδ bounds the error of the tail.
    /// </para>
    /// <para>The first guess is the path of least action that reaches θ* early, then stays.</para>
    /// </remarks>
    public static Validation<NavigationError, WellPath> To(CriticalDiscountSettings settings, Vec minimum, NavigationProblem problem)
        => RestPointSearch.Near(minimum, problem)
            .ToValidation((NavigationError)new NavigationError.NotAMinimum(minimum.ToString()))
            .Bind(rest => QuadraticLandscape.Create(rest.ValueCurvature, minimum).Bind(value =>
                Guess(settings, minimum, problem).Bind(guess =>
                    Ending(settings.Duration, new EndCondition.TerminalCost(value), problem).Bind(arriving =>
                        CollocationSolver.SolveFrom(CollocationSettings.WithTolerance(settings.PathTolerance, CollocationSettings.Default), guess, arriving)
                            .Map(solution => Assemble(solution, value, rest))))));

    private static Validation<NavigationError, NavigationProblem> Ending(double duration, EndCondition end, NavigationProblem problem)
        => NavigationProblem.Vary(statement => ProblemStatement.WithHorizon(new Horizon.Finite(duration, end), statement), problem);

    private static Validation<NavigationError, Trajectory> Guess(CriticalDiscountSettings settings, Vec minimum, NavigationProblem problem)
        => Ending(settings.FirstGuess, new EndCondition.Fixed(minimum), problem)
            .Bind(hasty => ActionSolver.Solve(ActionSettings.Of(GuessPoints, ActionRule.Trapezoid), hasty))
            .Bind(solution => solution.Statistics.IsLocalMinimum
                ? Success<NavigationError, Trajectory>(Staying(settings.Duration, solution.Path))
                : Fail<NavigationError, Trajectory>(new NavigationError.NotAMinimum(minimum.ToString())));

    private static Trajectory Staying(double duration, Trajectory path)
    {
        var times = path.Times.ToArray();
        var index = times.Select((time, i) => (time, i)).ToDictionary(pair => pair.time, pair => pair.i);
        var step = times[1] - times[0];
        var later = Enumerable.Range(1, (int)Math.Ceiling((duration - times[^1]) / step)).Select(i => Math.Min(duration, times[^1] + (i * step)));
        return Trajectory.Sample([.. times, .. later], time => index.TryGetValue(time, out var i) ? path.PositionAt(i) : path.End);
    }

    private static WellPath Assemble(CollocationSolution solution, QuadraticLandscape value, RestPoint rest)
    {
        var (γ, path) = (solution.Problem.DiscountRate, solution.Trajectory);
        var discount = Math.Exp(-γ * path.Times[^1]);
        return new WellPath(path, solution.Objective + (discount * rest.CostRate / γ), solution.ObjectiveError, discount * Math.Abs(value.Value(path.End)));
    }
}
