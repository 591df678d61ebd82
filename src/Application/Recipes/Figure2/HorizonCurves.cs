using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Application.Recipes.Figure2;

/// <summary>A panel with a curve for each discount rate, in the style of figure 2: bare axes, thick lines, large labels.</summary>
internal static class HorizonCurves
{
    public const double FontPoints = 25;
    private const double LineWidth = 4;

    /// <summary>The curves of a quantity along the solutions against time.</summary>
    public static Seq<Layer> OverTime(Edition edition, Func<QuadraticSolution, double, double> quantity, HorizonParameters p, Seq<QuadraticSolution> solutions)
    {
        var times = Values.Evenly(0, p.Duration, p.Points);
        return Lines(edition, p.DiscountRates, solutions.Map(solution => Series.Curve(time => quantity(solution, time), times)));
    }

    /// <summary>One line for each discount rate, named after it.</summary>
    public static Seq<Layer> Lines(Edition edition, Seq<double> discountRates, Seq<Series> curves)
        => discountRates.Zip(curves, (rate, curve) => (rate, curve)).Map((index, it) => (Layer)new Layer.Line(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"gamma-{it.rate}"),
            it.curve,
            edition.If(RuleLook.OfRate(index).Stroke(LineWidth), Stroke.Solid(Palette.Curve(index), LineWidth))) { Label = $"γ = {Ticks.Text(it.rate)}" }).ToSeq().Strict();

    /// <summary>The lines in the colours that the rates have in figures that explain themselves.</summary>
    public static Seq<Layer> Coloured(Seq<Layer> layers)
        => layers.Fold((Rate: 0, Done: Seq<Layer>.Empty), (state, layer) => layer is Layer.Line line
            ? (state.Rate + 1, state.Done.Add(line with { Stroke = line.Stroke with { Color = RuleLook.OfRate(state.Rate).Color } }))
            : (state.Rate, state.Done.Add(layer))).Done;

    /// <summary>A panel that explains itself: names on its axes, ticks over all of them, and γ beside each curve.</summary>
    public static Panel Annotated(string x, double lastX, string y, Panel panel)
        => panel with
        {
            X = House.Named(x, panel.X) with { High = lastX, Ticks = Ticks.Round(0, lastX, 5) },
            Y = House.Named(y, panel.Y) with { Ticks = Ticks.Over(panel.Layers, 5), IsLabelUpright = true },
            Legend = LegendCorner.Beside,
        };

    /// <summary>The rates as they stand in a caption.</summary>
    public static string Words(Seq<double> rates) => $"γ = {string.Join(", ", rates.Map(Ticks.Text))}";
}
