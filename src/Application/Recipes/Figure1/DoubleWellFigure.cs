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
    private static readonly Color MultiStepColor = new(0, 166, 81);
    private static readonly Color DescentColor = new(190, 30, 45);

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
            select Describe(p, landscape, planned.Path, descent)).For(Name);

    private static Figure Describe(DoubleWellParameters p, TiltedDoubleWell landscape, Trajectory planned, Trajectory descent)
    {
        var side = Values.Evenly(-p.HalfWidth, p.HalfWidth, p.Grid);
        var losses = LossGrid.Of(landscape, side, side);
        var axis = new Axis { Low = -p.HalfWidth, High = p.HalfWidth };
        return new(Name, 10, 6, new Seq<Panel>(
        [
            new Panel("landscape")
            {
                Frame = Frame.None,
                X = axis,
                Y = axis,
                Layers = new Seq<Layer>(
                [
                    new Layer.Heatmap("loss", losses, Coolwarm.Map.Reversed().Part(0.1, 1), 0.9),
                    new Layer.Contours("levels", losses, 10, new ContourColoring.Single(Colors.White), 0.8),
                    new Layer.Line("multi-step", Paths.Plane(planned), Stroke.Solid(MultiStepColor, 6)),
                    new Layer.Line("gradient-descent", Paths.Plane(descent), Stroke.Solid(DescentColor, 6)),
                    new Layer.Points("start", Paths.Plane(Paths.Vector(p.Start)), Colors.Black, Dots.Diameter(500), AboveFrame: true),
                ]),
            },
        ]));
    }
}
