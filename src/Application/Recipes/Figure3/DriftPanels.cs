using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Application.Recipes.Figure3;

/// <summary>The paths of figure 3, with the marks of the points where they come to rest.</summary>
internal static class DriftPanels
{
    /// <summary>One panel: its path, and its resting point where that is not the minimum.</summary>
    public sealed record Content(string Name, Series Path, Option<Series> Rest);

    /// <summary>All four panels, or what is wrong with them.</summary>
    public static Validation<NavigationError, Seq<Content>> Solve(Edition edition, DriftParameters p, QuadraticLandscape landscape)
        => Solving.All(new Seq<Validation<NavigationError, Content>>(
        [
            Exact(Metric.Flat, Drift.Zero, landscape, p).Map(solution => Of("plain", solution, p)),
            Exact(new Metric.Constant(Mat.Diagonal([.. p.Metric])), Drift.Zero, landscape, p).Map(solution => Of("metric", solution, p)),
            Exact(Metric.Flat, Drift.Rotation(p.Rotation), landscape, p).Map(solution => WithRest(
                Of("rotation", solution, p), edition == Edition.AsPublished ? PublishedRotationMark(p) : solution.FixedPoint)),
            edition == Edition.AsPublished
                ? PublishedDecay(p)
                : Exact(Metric.Flat, Drift.Decay(2, p.Decay), landscape, p).Map(solution => WithRest(Of("decay", solution, p), solution.FixedPoint)),
        ]));

    private static Validation<NavigationError, QuadraticSolution> Exact(
        Metric metric, Drift drift, QuadraticLandscape landscape, DriftParameters p)
        => NavigationProblem.Create(new ProblemStatement(
            landscape, Paths.Vector(p.Start), metric, drift, p.LearningRate, p.LossWeight, p.DiscountRate, Horizon.Unlimited))
            .Bind(QuadraticSolver.Solve);

    private static Content Of(string name, QuadraticSolution solution, DriftParameters p)
        => new(name, Paths.Plane(solution.PathAt(Trajectory.UniformTimes(p.Duration, p.Points))), Option<Series>.None);

    private static Content WithRest(Content content, Option<Vec> rest) => content with { Rest = rest.Map(Paths.Plane) };

    /// <summary>The published mark of panel c: ηkh/(…)·μ where the fixed point is ηkh/(…)·v (section 3 of the theory notes gives v).</summary>
    private static Vec PublishedRotationMark(DriftParameters p)
    {
        var (ηkh, q, γ) = (p.LearningRate * p.LossWeight * p.Curvature, p.Rotation, p.DiscountRate);
        var sum = ηkh + (q * q);
        return (ηkh / ((sum * sum) + (q * q * γ * γ))) * Paths.Vector(p.Minimum);
    }

    /// <summary>The published panel d: j(j − γ) where the closed form has j(j + γ); no difference at γ = 0.</summary>
    private static Validation<NavigationError, Content> PublishedDecay(DriftParameters p)
    {
        var (ηkh, j, γ) = (p.LearningRate * p.LossWeight * p.Curvature, p.Decay, p.DiscountRate);
        var rest = (ηkh / (ηkh + (j * (j - γ)))) * Paths.Vector(p.Minimum);
        var rate = Math.Sqrt((γ * γ / 4) + ηkh + (j * (j - γ))) - (γ / 2);
        var path = Trajectory.Sample(
            Trajectory.UniformTimes(p.Duration, p.Points), time => rest + (Math.Exp(-rate * time) * (Paths.Vector(p.Start) - rest)));
        return new Content("decay", Paths.Plane(path), Paths.Plane(rest));
    }
}
