using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Application.Recipes.Figure2;

/// <summary>Figure 2c: on a valley that is steep one way and flat the other, far-sighted learners go straighter.</summary>
public static class HorizonPathsFigure
{
    private const string Name = "fig2_mom_2D_asym";

    /// <summary>What can be varied.</summary>
    /// <param name="DiscountRates">γ, one path each.</param>
    /// <param name="Curvatures">The diagonal of H.</param>
    /// <param name="Minimum">μ.</param>
    /// <param name="Start">θ₀.</param>
    /// <param name="LearningRate">η.</param>
    /// <param name="LossWeight">k.</param>
    /// <param name="Duration">The last time.</param>
    /// <param name="Points">Points of a path.</param>
    /// <param name="XRange">The horizontal limits of the picture.</param>
    /// <param name="YRange">The vertical limits of the picture.</param>
    /// <param name="Grid">Rows and columns of the grid of losses.</param>
    public sealed record Settings(
        Seq<double> DiscountRates,
        Seq<double> Curvatures,
        Seq<double> Minimum,
        Seq<double> Start,
        double LearningRate,
        double LossWeight,
        double Duration,
        int Points,
        Seq<double> XRange,
        Seq<double> YRange,
        int Grid);

    private static Settings Published { get; } = new(
        new Seq<double>([0, 1, 10]), new Seq<double>([1.0 / 9, 1]), new Seq<double>([0, 0]), new Seq<double>([-3, -3]),
        1, 1, 500, 2000, new Seq<double>([-4, 0.5]), new Seq<double>([-3, 0.5]), 100);

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 2c: paths over an elongated quadratic valley, for three discount rates",
        Published,
        new Seq<Parameter<Settings>>(
        [
            ParameterRanges.DiscountRates<Settings>(p => p.DiscountRates, (p, v) => p with { DiscountRates = v }),
            ParameterRanges.PositivePair<Settings>("curvatures", "diagonal of H", p => p.Curvatures, (p, v) => p with { Curvatures = v }),
            ParameterRanges.Point<Settings>("minimum", "μ", p => p.Minimum, (p, v) => p with { Minimum = v }),
            ParameterRanges.Point<Settings>("start", "θ₀", p => p.Start, (p, v) => p with { Start = v }),
            ParameterRanges.Positive<Settings>("learning-rate", "η", p => p.LearningRate, (p, v) => p with { LearningRate = v }),
            ParameterRanges.NotNegative<Settings>("loss-weight", "k", p => p.LossWeight, (p, v) => p with { LossWeight = v }),
            ParameterRanges.Positive<Settings>("duration", "the last time", p => p.Duration, (p, v) => p with { Duration = v }),
            ParameterRanges.Points<Settings>("points of a path", 2, p => p.Points, (p, v) => p with { Points = v }),
            ParameterRanges.Range<Settings>("x-range", "horizontal limits of the picture", p => p.XRange, (p, v) => p with { XRange = v }),
            ParameterRanges.Range<Settings>("y-range", "vertical limits of the picture", p => p.YRange, (p, v) => p with { YRange = v }),
            ParameterRanges.Grid<Settings>(p => p.Grid, (p, v) => p with { Grid = v }),
        ]),
        Draw);

    private static Validation<JobError, Figure> Draw(Edition edition, Settings p)
        => (from landscape in QuadraticLandscape.Create(Mat.Diagonal([.. p.Curvatures]), Paths.Vector(p.Minimum))
            from solutions in Solving.All(p.DiscountRates.Map(rate => Solve(landscape, rate, p)))
            select Describe(edition, p, landscape, solutions)).For(Name);

    private static Validation<NavigationError, QuadraticSolution> Solve(QuadraticLandscape landscape, double discountRate, Settings p)
        => NavigationProblem.Create(new ProblemStatement(
            landscape, Paths.Vector(p.Start), Metric.Flat, Drift.Zero, p.LearningRate, p.LossWeight, discountRate, Horizon.Unlimited))
            .Bind(problem => QuadraticSolver.Solve(problem));

    private static Figure Describe(Edition edition, Settings p, QuadraticLandscape landscape, Seq<QuadraticSolution> solutions)
    {
        var isPublished = p == Published;
        var losses = LossGrid.Of(landscape, Values.Evenly(p.XRange[0], p.XRange[1], p.Grid), Values.Evenly(p.YRange[0], p.YRange[1], p.Grid));
        var times = Trajectory.UniformTimes(p.Duration, p.Points);
        var paths = HorizonCurves.Lines(edition, p.DiscountRates, solutions.Map(solution => Paths.Plane(solution.PathAt(times))));
        var panel = new Panel("paths")
        {
            EqualAspect = true,
            X = LandscapeLayers.Axis(p.XRange, isPublished ? Ticks.At(-4, -2, 0) : Ticks.Round(p.XRange[0], p.XRange[1], 3)),
            Y = LandscapeLayers.Axis(p.YRange, isPublished ? Ticks.At(-2, -1, 0) : Ticks.Round(p.YRange[0], p.YRange[1], 3)),
            Layers = LandscapeLayers.Below(losses) + paths
                + new Seq<Layer>([LandscapeLayers.Dot("minimum", Paths.Plane(landscape.Center), Colors.Red)]),
        };
        var bare = new Figure(Name, 6.4, 4.8, new Seq<Panel>([panel]));
        return edition.If(
            House.Explained(
                "Far-sighted learners go straighter",
                $"Optimal paths over a valley that is steep along θ₂ and flat along θ₁, for {HorizonCurves.Words(p.DiscountRates)}, to the minimum (dot). Gradient descent, which large γ approaches, first falls down the steep side. Colour and lines are the loss.",
                bare with { Panels = new Seq<Panel>([Annotated(p, losses, panel)]) }),
            bare);
    }

    private static Panel Annotated(Settings p, ScalarGrid losses, Panel panel)
        => panel with
        {
            X = House.Axis(House.First, p.XRange[0], p.XRange[1], 6),
            Y = House.Axis(House.Second, p.YRange[0], p.YRange[1], 5) with { IsLabelUpright = true },
            ColorBar = House.LossBar(losses),
            Legend = LegendCorner.LowerRight,
        };
}
