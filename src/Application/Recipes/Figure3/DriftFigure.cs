using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Recipes.Figure3;

/// <summary>Figure 3: the metric bends the path; drift makes it spiral or stop short of the minimum.</summary>
public static class DriftFigure
{
    private const string Name = "fig3_nongrad";

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 3: learning that does not follow the gradient: plain, with a metric, with rotation, with decay",
        DriftParameters.Published,
        DriftParameters.Rows,
        Draw);

    private static Validation<JobError, Figure> Draw(Edition edition, DriftParameters p)
        => (from landscape in QuadraticLandscape.Create(Mat.Scalar(2, p.Curvature), Paths.Vector(p.Minimum))
            from panels in DriftPanels.Solve(edition, p, landscape)
            select Describe(edition, p, landscape, panels)).For(Name);

    private static Figure Describe(Edition edition, DriftParameters p, QuadraticLandscape landscape, Seq<DriftPanels.Content> panels)
    {
        var side = Values.Evenly(-p.HalfWidth, p.HalfWidth, p.Grid);
        var losses = LossGrid.Of(landscape, side, side);
        var range = new Seq<double>([-p.HalfWidth, p.HalfWidth]);
        var ticks = p == DriftParameters.Published ? Ticks.At(-1, 0, 1) : Ticks.Round(-0.75 * p.HalfWidth, 0.75 * p.HalfWidth, 3);
        var bare = new Figure(Name, 15, 4, panels.Map((column, content) => new Panel(content.Name)
        {
            Cell = new Cell(0, column, 1, panels.Count),
            EqualAspect = true,
            X = LandscapeLayers.Axis(range, ticks),
            Y = LandscapeLayers.Axis(range, column == 0 ? ticks : Seq<Tick>.Empty),
            Layers = LandscapeLayers.Below(losses)
                + new Seq<Layer>(
                [
                    new Layer.Line("path", content.Path, Stroke.Solid(Colors.Black, 4)),
                    LandscapeLayers.Dot("minimum", Paths.Plane(landscape.Center), Colors.Red),
                ])
                + content.Rest.Map(rest => LandscapeLayers.Dot("rest", rest, Colors.Orange)).ToSeq(),
        }).ToSeq().Strict());
        return edition.If(
            House.Explained(
                "Learning that does not follow the gradient",
                $"Optimal paths over one round bowl to its minimum (red dot) or to where drift lets them rest (orange diamond): (a) with a flat metric and no drift; (b) with the metric G = diag({Ticks.Text(p.Metric[0])}, {Ticks.Text(p.Metric[1])}), "
                    + $"which makes moving along θ₁ cheap; (c) with a drift that rotates, q = {Ticks.Text(p.Rotation)}; (d) with a drift that decays, j = {Ticks.Text(p.Decay)}. Colour and lines are the loss.",
                bare with
                {
                    WidthInches = 16,
                    HeightInches = 4.6,
                    Panels = bare.Panels.Map((column, panel) => Annotated(p, losses, column, panel)).ToSeq().Strict(),
                }),
            bare);
    }

    /// <summary>What a panel shows, as printed.</summary>
    internal static string Title(string panel)
        => panel switch
        {
            "plain" => "no $\\bf{G}$, no $\\bf{f}$",
            "metric" => "anisotropic $\\bf{G}$",
            "rotation" => "rotational $\\bf{f}$",
            _ => "decay $\\bf{f}$",
        };

    private static Panel Annotated(DriftParameters p, ScalarGrid losses, int column, Panel panel)
        => panel with
        {
            Cell = panel.Cell with { ColumnGap = 0.28 },
            Title = Title(panel.Name),
            X = House.Axis(House.First, -p.HalfWidth, p.HalfWidth, 4),
            Y = House.Axis(House.Second, -p.HalfWidth, p.HalfWidth, 4) with { IsLabelUpright = true },
            ColorBar = column == 3 ? House.LossBar(losses) : Option<ColorBar>.None,
            Layers = RestMarked(panel.Layers),
        };

    /// <summary>The place where drift lets a learner rest as a diamond, unlike the dot of the minimum.</summary>
    internal static Seq<Layer> RestMarked(Seq<Layer> layers)
        => layers.Map(layer => layer is Layer.Points { Name: "rest" } rest ? rest with { Marker = Marker.Diamond } : layer);
}
