using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;

namespace LossNav.Application.Recipes.Figure1;

/// <summary>Figure 1b: on a tilted double well gradient descent falls into the nearer minimum; a learner that plans ahead reaches the better one.</summary>
public static class DoubleWellFigure
{
    private const string Name = "fig1-doublewell";
    private const double LineWidth = 6;
    private const double EndPoints = 22;
    private const double StarPoints = 42;

    /// <summary>The published colours.</summary>
    internal static readonly Color MultiStepColor = new(0, 166, 81);
    internal static readonly Color DescentColor = new(190, 30, 45);

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 1b: gradient descent (red) and the path of least action (green) on a tilted double well",
        DoubleWellParameters.Published,
        DoubleWellParameters.OfPicture,
        Draw);

    private static Validation<JobError, Figure> Draw(Edition edition, DoubleWellParameters p)
        => (from landscape in DoubleWellPaths.Landscape(p)
            from planned in DoubleWellPaths.MultiStep(edition, p)
            from descent in DoubleWellPaths.GradientDescent(edition, p)
            select Describe(edition, p, landscape, planned.Path, descent)).For(Name);

    private static Figure Describe(Edition edition, DoubleWellParameters p, TiltedDoubleWell landscape, Trajectory planned, Trajectory descent)
    {
        var side = Values.Evenly(-p.HalfWidth, p.HalfWidth, p.Grid);
        var losses = LossGrid.Of(landscape, side, side);
        var axis = new Axis { Low = -p.HalfWidth, High = p.HalfWidth };
        var panel = new Panel("landscape")
        {
            Frame = Frame.None,
            X = axis,
            Y = axis,
            Layers = new Seq<Layer>(
            [
                new Layer.Heatmap("loss", losses, Coolwarm.Map.Reversed().Part(0.1, 1), 0.9),
                new Layer.Contours("levels", losses, 10, new ContourColoring.Single(Colors.White), 0.8),
                new Layer.Line("multi-step", Paths.Plane(planned), Stroke.Solid(MultiStepColor, LineWidth)),
                new Layer.Line("gradient-descent", Paths.Plane(descent), Stroke.Solid(DescentColor, LineWidth)),
                new Layer.Points("start", Paths.Plane(Paths.Vector(p.Start)), Colors.Black, Dots.Diameter(500), AboveFrame: true),
            ]),
        };
        var bare = new Figure(Name, 10, 6, new Seq<Panel>([panel]));
        return edition.If(
            House.Explained(
                "One step or many",
                "Two learners start at the dot on a tilted double well. Gradient descent (black) sees one step ahead and comes to rest in the nearer minimum (square). "
                    + $"A learner that plans to the time T = {Ticks.Text(p.Horizon)}, discounting with γ = {Ticks.Text(p.DiscountRate)} (blue), climbs over the ridge and reaches the better minimum (star). "
                    + "White lines are levels of the loss, dashed where it is negative; colour is the loss.",
                bare with { Panels = new Seq<Panel>([Annotated(p, losses, planned, descent, panel)]) }),
            bare);
    }

    private static Panel Annotated(DoubleWellParameters p, ScalarGrid losses, Trajectory planned, Trajectory descent, Panel panel)
        => panel with
        {
            Frame = Frame.Full,
            X = House.Axis(House.First, -p.HalfWidth, p.HalfWidth, 6),
            Y = House.Axis(House.Second, -p.HalfWidth, p.HalfWidth, 6) with { IsLabelUpright = true },
            ColorBar = House.LossBar(losses),
            Legend = LegendCorner.LowerLeft,
            Layers = Coloured(RuleLook.Planner.Color, RuleLook.Descent.Color, LineWidth, panel.Layers).Map(layer => layer.Name switch
            {
                "multi-step" => layer with { Label = "multi-step: plans ahead" },
                "gradient-descent" => layer with { Label = "one step: gradient descent" },
                "start" => layer with { Label = "start" },
                _ => layer,
            }) + Ends(Paths.Plane(planned), Paths.Plane(descent), RuleLook.Planner.Color, RuleLook.Descent.Color),
        };

    /// <summary>The two paths in the colours of their rules.</summary>
    internal static Seq<Layer> Coloured(Color ofPlan, Color ofDescent, double widthPoints, Seq<Layer> layers)
        => layers.Map(layer => layer is Layer.Line line
            ? line with { Stroke = Stroke.Solid(line.Name == "multi-step" ? ofPlan : ofDescent, widthPoints) }
            : layer);

    /// <summary>Where two paths end: a star and a square.</summary>
    internal static Seq<Layer> Ends(Series planned, Series descent, Color ofPlan, Color ofDescent) => new(
    [
        new Layer.Points("descent-end", Last(descent), ofDescent, EndPoints, AboveFrame: true) { Marker = Marker.Square },
        new Layer.Points("plan-end", Last(planned), ofPlan, StarPoints, AboveFrame: true) { Marker = Marker.Star },
    ]);

    private static Series Last(Series path) => Series.Point(path.X[^1], path.Y[^1]);
}
