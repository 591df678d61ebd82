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
            select Describe(p, landscape, panels)).For(Name);

    private static Figure Describe(DriftParameters p, QuadraticLandscape landscape, Seq<DriftPanels.Content> panels)
    {
        var side = Values.Evenly(-p.HalfWidth, p.HalfWidth, p.Grid);
        var losses = LossGrid.Of(landscape, side, side);
        var range = new Seq<double>([-p.HalfWidth, p.HalfWidth]);
        var ticks = p == DriftParameters.Published ? Ticks.At(-1, 0, 1) : Ticks.Round(-0.75 * p.HalfWidth, 0.75 * p.HalfWidth, 3);
        return new(Name, 15, 4, panels.Map((column, content) => new Panel(content.Name)
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
    }
}
