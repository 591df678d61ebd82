using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;

namespace LossNav.Application.Recipes.Figure2;

/// <summary>Figure 2b: how fast the loss falls for different horizons.</summary>
public static class HorizonLossFigure
{
    private const string Name = "fig2_mom_1D_loss";

    /// <summary>Below zero by 2 % of the greatest loss, so that a curve at zero is seen whole.</summary>
    private const double RoomBelow = 0.02;

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 2b: the loss against time on a quadratic loss, for three discount rates",
        HorizonParameters.Published,
        HorizonParameters.Rows,
        (edition, p) => p.Solve().For(Name).Map(solutions => Describe(edition, p, HorizonCurves.OverTime(edition, (solution, time) => solution.LossAt(time), p, solutions))));

    private static Figure Describe(Edition edition, HorizonParameters p, Seq<Layer> curves)
    {
        var panel = new Panel("loss")
        {
            Frame = Frame.LeftAndBottom,
            X = new Axis { Low = 0, FontPoints = HorizonCurves.FontPoints, Ticks = Ticks.Round(0, p.Duration, 3) },
            Y = new Axis
            {
                Low = -RoomBelow * 0.5 * p.Curvature * (p.Start - p.Minimum) * (p.Start - p.Minimum),
                FontPoints = HorizonCurves.FontPoints,
                Ticks = p == HorizonParameters.Published ? Ticks.At(0.25, 0.5) : Ticks.Over(curves, 3),
            },
            Layers = curves,
        };
        var bare = new Figure(Name, 5, 5, new Seq<Panel>([panel]));
        return edition.If(
            House.Explained(
                "The farther the horizon, the faster the loss falls",
                $"The loss ½h(θ − μ)² against time under the optimal policy, for {HorizonCurves.Words(p.DiscountRates)}.",
                bare with { WidthInches = 6, HeightInches = 4.5, Panels = new Seq<Panel>([HorizonCurves.Annotated(House.Time, p.Duration, "$\\cal{L}$", panel)]) }),
            bare);
    }
}
