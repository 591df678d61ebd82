using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Application.Recipes.Figure2;

/// <summary>A panel with a curve for each discount rate, in the style of figure 2: bare axes, thick lines, large labels.</summary>
internal static class HorizonCurves
{
    public const double FontPoints = 25;
    private const double LineWidth = 4;

    /// <summary>The curves of a quantity along the solutions against time.</summary>
    public static Seq<Layer> OverTime(Func<QuadraticSolution, double, double> quantity, HorizonParameters p, Seq<QuadraticSolution> solutions)
    {
        var times = Values.Evenly(0, p.Duration, p.Points);
        return Lines(p.DiscountRates, solutions.Map(solution => Series.Curve(time => quantity(solution, time), times)));
    }

    /// <summary>One line for each discount rate, named after it.</summary>
    public static Seq<Layer> Lines(Seq<double> discountRates, Seq<Series> curves)
        => discountRates.Zip(curves, (rate, curve) => (rate, curve)).Map((index, it) => (Layer)new Layer.Line(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"gamma-{it.rate}"),
            it.curve,
            Stroke.Solid(Palette.Curve(index), LineWidth)) { Label = $"γ = {Ticks.Text(it.rate)}" }).ToSeq().Strict();
}
