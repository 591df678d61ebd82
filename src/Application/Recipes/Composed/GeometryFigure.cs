using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Recipes.Figure3;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.Composed;

/// <summary>Figure 3 as printed: the metric bends the path, drift makes it spiral or stop short.</summary>
public static class GeometryFigure
{
    private const string Name = "fig3";

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 3 as printed: learning that does not follow the gradient, with no metric and no drift, an anisotropic metric, rotation, decay",
        unit,
        Seq<Parameter<Unit>>(),
        // What comes after a tenth of the time does not show: the paths rest.
        (edition, _) => Parts.Draw(DriftFigure.Recipe, edition, ("duration", "10"), ("points", "2000")).Map(figure => Compose(edition, figure)));

    private static Figure Compose(Edition edition, Figure figure)
        => FigureSheet.Compose(Name, 17, 5, Seq1(new FigurePart(Parts.Each((column, panel) => Labelled(edition, column, panel), figure), new Region(0.06, 0.14, 0.98, 0.84))))
            with
            {
                Caption = "Optimal paths over a round bowl to its minimum (red): (a) with a flat metric and without drift; (b) with a metric that makes moving along θ₁ cheap; "
                    + "(c) with a drift that rotates; (d) with a drift that decays. With drift the learner rests elsewhere (orange).",
            };

    private static Panel Labelled(Edition edition, int column, Panel panel)
        => panel with
        {
            Letter = House.Letter(column),
            Title = DriftFigure.Title(panel.Name),
            TitlePoints = 26,
            X = panel.X with { Ticks = Ticks.At(-1, 0, 1), Label = House.First, FontPoints = Parts.FontPoints },
            Y = panel.Y with { Ticks = column == 0 ? Ticks.At(-1, 0, 1) : Seq<Tick>(), Label = column == 0 ? Some(House.Second) : None, FontPoints = Parts.FontPoints, IsLabelUpright = true },
            Layers = edition.If(DriftFigure.RestMarked(panel.Layers), panel.Layers),
        };
}
