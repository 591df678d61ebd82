using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Application.Recipes.Figure2;

/// <summary>Figure 2d: the longer the horizon, the less the rate of convergence depends on the curvature.</summary>
public static class RateRatioFigure
{
    private const string Name = "fig2_mom_conv_ratio";

    /// <summary>What can be varied.</summary>
    /// <param name="DiscountRates">γ, one curve each.</param>
    /// <param name="Reference">h₀: the curve is r(h)/r(h₀).</param>
    /// <param name="LearningRate">η.</param>
    /// <param name="LossWeight">k.</param>
    /// <param name="Curvatures">The first and the last curvature h.</param>
    /// <param name="Points">Points of a curve.</param>
    public sealed record Settings(
        Seq<double> DiscountRates, double Reference, double LearningRate, double LossWeight, Seq<double> Curvatures, int Points);

    private static Settings Published { get; } = new(new Seq<double>([0, 1, 10]), 1, 1, 1, new Seq<double>([0.01, 4]), 100);

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 2d: the rate of convergence against the curvature, relative to that at curvature 1, for three discount rates",
        Published,
        new Seq<Parameter<Settings>>(
        [
            ParameterRanges.DiscountRates<Settings>(p => p.DiscountRates, (p, v) => p with { DiscountRates = v }),
            ParameterRanges.Positive<Settings>("reference", "h₀ in r(h)/r(h₀)", p => p.Reference, (p, v) => p with { Reference = v }),
            ParameterRanges.Positive<Settings>("learning-rate", "η", p => p.LearningRate, (p, v) => p with { LearningRate = v }),
            ParameterRanges.Positive<Settings>("loss-weight", "k", p => p.LossWeight, (p, v) => p with { LossWeight = v }),
            Parameter.Numbers<Settings>(
                "curvatures", "the first and the last h, ≥ 0", "two numbers ≥ 0, the lower first",
                v => v.Count == 2 && v[0] >= 0 && v[0] < v[1], p => p.Curvatures, (p, v) => p with { Curvatures = v }),
            ParameterRanges.Points<Settings>("points of a curve", 2, p => p.Points, (p, v) => p with { Points = v }),
        ]),
        Draw);

    private static Validation<JobError, Figure> Draw(Edition edition, Settings p)
    {
        var curvatures = Values.Evenly(p.Curvatures[0], p.Curvatures[1], p.Points);
        return Solving.All(p.DiscountRates.Map(rate => Solving.All(curvatures.Span.ToArray().ToSeq().Map(h =>
                ConvergenceRate.Ratio(rate, p.LearningRate, p.LossWeight, p.Reference, h)))))
            .For(Name)
            .Map(ratios => Describe(edition, p, HorizonCurves.Lines(edition, p.DiscountRates, ratios.Map(ratio => Series.Of(curvatures, Values.Of(ratio))))));
    }

    private static Figure Describe(Edition edition, Settings p, Seq<Layer> curves)
    {
        var isPublished = p == Published;
        var panel = new Panel("ratio")
        {
            Frame = Frame.LeftAndBottom,
            EqualAspect = true,
            X = new Axis
            {
                Low = 0,
                FontPoints = HorizonCurves.FontPoints,
                Ticks = isPublished ? Ticks.At(0, 1, 2) : Ticks.Round(0, p.Curvatures[1], 4),
            },
            Y = new Axis
            {
                Low = 0,
                FontPoints = HorizonCurves.FontPoints,
                Ticks = isPublished ? Ticks.At(1, 2, 3, 4) : Ticks.Over(curves, 4),
            },
            Layers = curves,
        };
        var bare = new Figure(Name, 5, 5, new Seq<Panel>([panel]));
        return edition.If(
            House.Explained(
                "How much curvature decides",
                $"How much faster the optimal policy converges along one direction than along another, against the ratio of their curvatures, for {HorizonCurves.Words(p.DiscountRates)}. "
                    + "The short-sighted are as uneven as the curvatures, the far-sighted only as their roots.",
                bare with { Panels = new Seq<Panel>([HorizonCurves.Annotated("$H_{11}/H_{22}$", p.Curvatures[1], "$\\frac{r_1}{r_2}$", panel)]) }),
            bare);
    }
}
