using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Recipes.Figure2;

namespace LossNav.Application.Recipes.Drawing;

/// <summary>A landscape from above, in the style of figures 2c and 3: a pale heatmap, lines of equal loss, dots above the frame.</summary>
internal static class LandscapeLayers
{
    private const double ContourWidth = 1.5;
    private const double DotArea = 300;
    private const double FontPoints = 25;

    public static Seq<Layer> Below(ScalarGrid losses) => new(
    [
        new Layer.Heatmap("loss", losses, Viridis.Map, 0.5),
        new Layer.Contours("levels", losses, 7, new ContourColoring.ByLevel(Viridis.Map), ContourWidth),
    ]);

    public static Layer Dot(string name, Series at, Color color) => new Layer.Points(name, at, color, Dots.Diameter(DotArea), AboveFrame: true);

    public static Axis Axis(Seq<double> range, Seq<Tick> ticks)
        => new() { Low = range[0], High = range[1], FontPoints = FontPoints, Ticks = ticks };
}
