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
        (edition, p) => p.Solve().For(Name).Map(solutions => Describe(edition, p, HorizonCurves.OverTime(edition, (solution, time) => solution.PositionAt(time)[0], p, solutions))));

    private static Figure Describe(Edition edition, HorizonParameters p, Seq<Layer> curves)
    {
        var isPublished = p == HorizonParameters.Published;
        var panel = new Panel("theta")
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
        };
        var bare = new Figure(Name, 5, 5, new Seq<Panel>([panel]));
        return edition.If(
            House.Explained(
                "The farther the horizon, the faster",
                $"The parameter θ of a quadratic loss against time under the optimal policy, for {HorizonCurves.Words(p.DiscountRates)}. Small γ looks far ahead: the learner goes faster than gradient descent, which large γ approaches.",
                bare with { WidthInches = 6, HeightInches = 4.5, Panels = new Seq<Panel>([HorizonCurves.Annotated(House.Time, p.Duration, "$θ_t$", panel)]) }),
            bare);
    }
}
