using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Figures.Layout;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Recipes.Figure1;

/// <summary>Figure 1a: a landscape of two wells as a surface.</summary>
public static class SurfaceFigure
{
    private const string Name = "fig1_3D_surface";

    /// <summary>What can be varied.</summary>
    /// <param name="Depths">The depths of the two wells.</param>
    /// <param name="Distance">Each well stands this far from the middle.</param>
    /// <param name="WellWidth">The width of the wells.</param>
    /// <param name="HalfWidth">The surface reaches from −HalfWidth to HalfWidth in both directions.</param>
    /// <param name="Grid">Rows and columns of the grid.</param>
    /// <param name="Elevation">The height of the eye in degrees.</param>
    /// <param name="Azimuth">The direction of the eye in degrees.</param>
    public sealed record Settings(Seq<double> Depths, double Distance, double WellWidth, double HalfWidth, int Grid, double Elevation, double Azimuth);

    private static Settings Published { get; } = new(new Seq<double>([1, 0.5]), 2, 1, 2, 100, 30, -60);

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 1a: a loss landscape with two wells, as a surface",
        Published,
        new Seq<Parameter<Settings>>(
        [
            ParameterRanges.PositivePair<Settings>("depths", "depths of the left and the right well", p => p.Depths, (p, v) => p with { Depths = v }),
            ParameterRanges.NotNegative<Settings>("distance", "distance of each well from the middle", p => p.Distance, (p, v) => p with { Distance = v }),
            ParameterRanges.Positive<Settings>("well-width", "distance from the centre of a well at which 1/e of its depth is left", p => p.WellWidth, (p, v) => p with { WellWidth = v }),
            ParameterRanges.Positive<Settings>("half-width", "the surface reaches from minus this to this in x and y", p => p.HalfWidth, (p, v) => p with { HalfWidth = v }),
            ParameterRanges.Grid<Settings>(p => p.Grid, (p, v) => p with { Grid = v }),
            Parameter.Number<Settings>("elevation", "height of the eye in degrees, −90 to 90", "a number from -90 to 90", v => Math.Abs(v) <= 90, p => p.Elevation, (p, v) => p with { Elevation = v }),
            ParameterRanges.Any<Settings>("azimuth", "direction of the eye in degrees", p => p.Azimuth, (p, v) => p with { Azimuth = v }),
        ]),
        Draw);

    private static Validation<JobError, Figure> Draw(Edition edition, Settings p)
        => GaussianWells.Create(new Seq<GaussianWell>(
            [
                new GaussianWell(Vec.Of(-p.Distance, 0), p.Depths[0], p.WellWidth),
                new GaussianWell(Vec.Of(p.Distance, 0), p.Depths[1], p.WellWidth),
            ]))
            .For(Name)
            .Map(landscape => Describe(edition, p, LossGrid.Of(landscape, Side(p), Side(p)), new SurfaceView(p.Elevation, p.Azimuth, SurfaceView.Usual.MostCells)));

    private static Values Side(Settings p) => Values.Evenly(-p.HalfWidth, p.HalfWidth, p.Grid);

    private static Figure Describe(Edition edition, Settings p, ScalarGrid grid, SurfaceView view)
    {
        var panel = new Panel("surface")
        {
            Frame = Frame.None,
            EqualAspect = true,
            Layers = new Seq<Layer>([new Layer.Surface("loss", grid, Viridis.Map, view)]),
        };
        var bare = new Figure(Name, 10, 7, new Seq<Panel>([panel]));
        return edition.If(
            House.Explained(
                "A loss landscape with two wells",
                "The loss over two parameters, as height and as colour. A learner that sees one step ahead falls into the nearer well; one that plans can reach the deeper one (figure 1b).",
                bare with { Panels = new Seq<Panel>([Annotated(p, grid, panel, view)]) }),
            bare);
    }

    // The names of the axes stand outside the middle of the two near edges of the ground.
    private static Panel Annotated(Settings p, ScalarGrid grid, Panel panel, SurfaceView view)
    {
        var projection = new Projection(grid, view);
        Layer.Text Name(string name, string words, double x, double y)
        {
            var (right, up, _) = projection.Project(x, y, grid.Low);
            return new(name, words, right, up, House.TitlePoints, Colors.Black) { Anchor = Anchor.Middle };
        }

        return panel with
        {
            Y = panel.Y with { FontPoints = House.FontPoints },
            ColorBar = House.LossBar(grid),
            Layers = panel.Layers + new Seq<Layer>([Name("first-axis", House.First, 0, -1.35 * p.HalfWidth), Name("second-axis", House.Second, 1.35 * p.HalfWidth, 0)]),
        };
    }
}
