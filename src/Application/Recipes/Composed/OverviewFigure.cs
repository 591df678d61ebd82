using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Recipes.Figure1;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.Composed;

/// <summary>Figure 1 as printed: what a learner prefers that sees one step or many; both on a double well; what the far-sighted path costs as it goes.</summary>
public static class OverviewFigure
{
    private const string Name = "fig1";
    private const double WidthInches = 17;
    private const double HeightInches = 4.5;
    private const double Small = 17;
    private const double Large = 27;
    private static readonly Color Lively = new(0, 165, 230);

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 1 as printed: one step or many on a landscape of two wells, their paths on a double well, and the energies along the far-sighted path",
        unit,
        Seq<Parameter<Unit>>(),
        (edition, _) => (
                Parts.Draw(SurfaceFigure.Recipe, edition),
                Parts.Draw(DoubleWellFigure.Recipe, edition, ("grid", "200")),
                Parts.Draw(EnergyFigure.Recipe, edition))
            .Apply((surface, well, energies) => Compose(OverviewColors.Of(edition), surface, well, energies)));

    private static Figure Compose(OverviewColors colors, Figure surface, Figure well, Figure energies)
        => FigureSheet.Compose(Name, WidthInches, HeightInches, Seq(
            new FigurePart(Parts.One(panel => SingleStep(colors, panel), surface with { Id = "single-step" }), new Region(0.0, 0.1, 0.2, 0.46)) { Letter = "a" },
            new FigurePart(Parts.One(panel => MultiStep(colors, panel), surface with { Id = "multi-step" }), new Region(0.0, 0.62, 0.2, 0.98)),
            new FigurePart(Parts.One(panel => Well(colors, panel), well), new Region(0.26, 0.1, 0.64, 0.98)) { Letter = "b" },
            new FigurePart(Parts.Each((row, panel) => Energy(colors, row, panel), energies), new Region(0.7, 0.1, 1.0, 0.98)) { Letter = "c" }))
            with
            {
                Caption = "(a) A learner on a landscape of two wells. One that sees a single step ahead prefers the local minimum; one that sees many prefers the global one. "
                    + "(b) Both on a tilted double well: gradient descent ends in the nearer minimum (square), the path of least action in the better one (star). "
                    + "(c) Along that path the kinetic and the potential energy rise for a while, and then stay low.",
            };

    // The window in which the projected surface lies, with room for words on its left.
    private static Panel OnSurface(string title, Seq<Layer> layers, Panel panel)
        => panel with
        {
            X = new Axis { Low = Projection.Window.Low - 0.085, High = Projection.Window.High - 0.015 },
            Y = new Axis { Low = -0.062, High = 0.062 },
            Title = title,
            TitlePoints = Large,
            Layers = panel.Layers + layers,
        };

    private static Panel SingleStep(OverviewColors colors, Panel panel)
        => OnSurface(
            "single-step",
            Prefer("local", colors.Descent)
                + Seq<Layer>(
                    Arrow("to-the-hill", -0.021, 0.024, 0.026, 0.003, colors.Bad, 0),
                    Arrow("to-the-slope", -0.023, 0.019, 0.016, -0.01, colors.Fair, 0),
                    Arrow("to-the-well", -0.034, 0.012, -0.001, -0.02, colors.Descent, 0),
                    Learner(-0.032, 0.018)),
            panel);

    private static Panel MultiStep(OverviewColors colors, Panel panel)
        => OnSurface(
            "multi-step",
            Prefer("global", colors.Plan)
                + Seq<Layer>(
                    Arrow("over-the-hill", -0.02, 0.03, 0.062, -0.012, colors.Plan, -0.3),
                    Arrow("along-the-slope", -0.02, 0.022, 0.066, -0.016, colors.Fair, 0.18),
                    Arrow("to-the-well", -0.034, 0.012, -0.002, -0.03, colors.Bad, 0.1),
                    Learner(-0.032, 0.018)),
            panel);

    private static Seq<Layer> Prefer(string what, Color color)
        => Parts.Block("prefer", Seq("prefer", $"**{what}**", "minimum"), -0.118, 0.012, 0.017, color, Small);

    private static Layer.Arrows Arrow(string name, double x, double y, double dx, double dy, Color color, double bend)
        => new(name, Series.Point(x, y), Series.Point(dx, dy), color, 2.2) { Bend = bend };

    private static Layer.Points Learner(double x, double y)
        => new("learner", Series.Point(x, y), Colors.Black, 36, AboveFrame: true) { Marker = Marker.Person };

    private static Panel Well(OverviewColors colors, Panel panel)
    {
        Series Path(string name) => panel.Layers.Map(layer => layer is Layer.Line line && line.Name == name ? Some(line.Series) : None).Somes().Head;
        var (plan, descent) = (Path("multi-step"), Path("gradient-descent"));
        var layers = DoubleWellFigure.Coloured(colors.Plan, colors.Descent, 5, panel.Layers).Map(layer => layer is Layer.Points dot ? dot with { DiameterPoints = 20 } : layer);
        return panel with
        {
            TitlePoints = Large,
            Layers = layers
                + DoubleWellFigure.Ends(plan, descent, colors.Plan, colors.Descent)
                + Seq<Layer>(
                    new Layer.Points("learner", Series.Point(plan.X[0], plan.Y[0] + 0.12), Colors.Black, 44, AboveFrame: true) { Marker = Marker.Person },
                    Parts.Words("one-step", "**one-step**", -1.36, -0.2, colors.Descent) with { Degrees = 42 },
                    Parts.Words("multi-step-words", "**multi-step**", -0.28, 0.72, colors.Plan) with { Degrees = -12 },
                    Parts.Words("formula", "$\\cal{L}(θ_1, θ_2) = (θ_1^2 − 1)^2 − θ_1/2 + θ_2^2$", 0, -1.15, Colors.Black, Large) with { Anchor = Anchor.Middle }),
        };
    }

    private static Panel Energy(OverviewColors colors, int row, Panel panel)
    {
        var line = (Layer.Line)panel.Layers.Head;
        var (duration, low, high) = (line.Series.X[line.Series.Count - 1], line.Series.Y.Span.ToArray().Min(), line.Series.Y.Span.ToArray().Max());
        double Y(double fraction) => low + (fraction * (high - low));
        double X(double fraction) => fraction * duration;
        var rises = row == 0 ? Seq("**transient increase**", "**in kinetic E**") : Seq("**transient increase**", "**in potential E / loss**");
        return panel with
        {
            X = new Axis
            {
                Low = -0.05 * duration,
                High = 1.05 * duration,
                FontPoints = Parts.FontPoints,
                Label = row == 0 ? Some("**time**") : None,
                LabelPlace = LabelPlace.End,
            },
            Y = new Axis { Low = Y(-0.08), High = Y(1.08), FontPoints = Parts.FontPoints - 3, Label = row == 0 ? "kinetic E" : "potential E" },
            Cell = panel.Cell with { RowGap = 0.24 },
            TitlePoints = Large,
            Layers = panel.Layers
                + Parts.Block("rise", rises, X(0.47), Y(0.86), 0.15 * (high - low), Lively, Small)
                + (row == 0
                    ? Seq1<Layer>(Parts.Words("kinetic", "$\\frac{‖\\dot{\\bf{θ}}‖^2}{2η}$", X(0.79), Y(0.62), Colors.Black, Large))
                    : Seq<Layer>(
                        Parts.Words("potential", "$k\\cal{L}(\\bf{θ})$", X(0.78), Y(0.5), Colors.Black, Large),
                        Parts.Words("local", "**local min**", X(-0.03), Y(0.04), colors.Descent, Small),
                        Parts.Words("global", "**global min**", X(0.72), Y(0.14), colors.Plan, Small))),
        };
    }
}
