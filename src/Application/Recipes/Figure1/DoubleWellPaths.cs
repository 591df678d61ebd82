using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Flow;

namespace LossNav.Application.Recipes.Figure1;

/// <summary>The two learners of figure 1 on the tilted double well: one that plans over a horizon, and gradient descent.</summary>
internal static class DoubleWellPaths
{
    /// <summary>The times at which the published gradient-descent line has its corners: the steps of its integrator over t = 0 … 8.</summary>
    private static readonly Values PublishedStepTimes = Values.Of(
    [
        0, 0.081251939906075266, 0.57824077460396983, 1.0456250136689609, 1.5152286991820469, 1.9854647298662798, 2.4578324517628194,
        2.9353015747643081, 3.4249013344186503, 3.9412767282153292, 4.5098137692636175, 5.166901728019452, 5.9614064962041828,
        6.9649699824608691, 8,
    ]);

    private const double PublishedDuration = 8;
    private const int SmoothPoints = 400;

    public static Validation<NavigationError, TiltedDoubleWell> Landscape(DoubleWellParameters p)
        => TiltedDoubleWell.Create(p.Steepness, p.Separation, p.CrossCurvature, p.Tilt);

    /// <summary>The path of least action over the horizon, from the start to the global minimum.</summary>
    /// <remarks>
    /// As published it ends at the first-order estimate √b − d/(8ab) of the minimum, and the action is a sum over left ends
    /// (first order in the step); corrected it ends at the minimum and the action is of second order.
    /// </remarks>
    public static Validation<NavigationError, ActionSolution> MultiStep(Edition edition, DoubleWellParameters p)
        => from landscape in Landscape(p)
           let end = edition == Edition.AsPublished
               ? Vec.Of(Math.Sqrt(p.Separation) - (p.Tilt / (8 * p.Steepness * p.Separation)), 0)
               : landscape.Minima.Head.Position
           from problem in NavigationProblem.Create(new ProblemStatement(
               landscape,
               Paths.Vector(p.Start),
               Metric.Flat,
               Drift.Zero,
               p.LearningRate,
               p.LossWeight,
               p.DiscountRate,
               new Horizon.Finite(p.Horizon, new EndCondition.Fixed(end))))
           from solution in ActionSolver.Solve(
               ActionSettings.Of(p.Points, edition == Edition.AsPublished ? ActionRule.Left : ActionRule.Trapezoid), problem)
           select solution;

    /// <summary>Gradient descent in the limit of small steps.</summary>
    /// <remarks>As published the derivative of a(x² − b)² is taken as 2ax(x² − b), half of what it is, and the line has 15 corners.</remarks>
    public static Validation<NavigationError, Trajectory> GradientDescent(Edition edition, DoubleWellParameters p)
        => from landscape in Landscape(edition == Edition.AsPublished ? p with { Steepness = p.Steepness / 2 } : p)
           from flow in GradientFlow.Solve(FlowSettings.Default, landscape, Paths.Vector(p.Start), p.FlowDuration)
           let times = edition == Edition.AsPublished
               ? Values.Make(PublishedStepTimes.Count, i => PublishedStepTimes[i] * (p.FlowDuration / PublishedDuration))
               : Values.Evenly(0, p.FlowDuration, SmoothPoints)
           select Trajectory.Sample(times.Span.ToArray(), flow.PositionAt);
}
