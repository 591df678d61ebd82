using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;

namespace LossNav.Application.Recipes.Figure2;

/// <summary>Figure 2a: how fast the parameter reaches the minimum for different horizons.</summary>
public static class HorizonThetaFigure
{
    private const string Name = "fig2_mom_1D_theta";

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 2a: the parameter against time on a quadratic loss, for three discount rates",
        HorizonParameters.Published,
        HorizonParameters.Rows,
        (_, p) => p.Solve().For(Name).Map(solutions => Describe(p, HorizonCurves.OverTime((solution, time) => solution.PositionAt(time)[0], p, solutions))));

    private static Figure Describe(HorizonParameters p, Seq<Layer> curves)
    {
        var isPublished = p == HorizonParameters.Published;
        return new(Name, 5, 5, new Seq<Panel>(
        [
            new Panel("theta")
            {
                Frame = Frame.LeftAndBottom,
                X = new Axis { Low = 0, FontPoints = HorizonCurves.FontPoints, Ticks = Ticks.Round(0, p.Duration, 3) },
                Y = new Axis
                {
                    Low = isPublished ? 0 : Option<double>.None,
                    FontPoints = HorizonCurves.FontPoints,
                    Ticks = isPublished ? Ticks.At(0.5, 1) : Ticks.Over(curves, 3),
                },
                Layers = curves,
            },
        ]));
    }
}
