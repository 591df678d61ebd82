using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.AdamFromInference;

/// <summary>New: Adam coming out of Bayesian inference. A learner sees a gradient through noise; what it believes of its mean and scale are Adam's moments.</summary>
public static class InferenceFigure
{
    private const string Name = "adam-from-inference";
    private const double FontPoints = House.FontPoints;
    private const double LineWidth = House.LineWidth;
    private const double DotDiameter = 4;
    private const double LowestDecade = -3;

    private static readonly Color _interval = RuleLook.Planner.Color.WithOpacity(0.25);
    private static readonly Color _seen = new(150, 150, 150);

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Adam from inference: a noisy gradient and what a learner believes of it, of its scale, and the ballistic step under these beliefs against Adam's",
        InferenceParameters.Default,
        InferenceParameters.Rows,
        (edition, p) => p.Run().For(Name).Map(run => Describe(p, run)).Map(figure => edition.If(Explained(figure), figure)));

    private static Figure Explained(Figure figure)
        => House.Explained(
            "Adam from inference",
            "A learner sees a gradient through noise. (a) The gradient as it is seen (dots), as it is (black), and what the learner believes of it, with an interval that holds it with 90 %. "
                + "(b) The same of its mean square; the interval is wide in the first steps, when nothing is known yet; what is less than the lowest tick is drawn there. (c) The step that is optimal under these beliefs for a learner that does not discount, and Adam's: they are the same.",
            figure);

    private static Figure Describe(InferenceParameters p, Seq<InferenceStep> run)
    {
        Series Curve(Func<InferenceStep, double> quantity) => Series.Of(Values.Make(run.Count, i => i + 1), Values.Of(run.Map(quantity)));
        return new Figure(Name, 18, 5, Seq(
            Panel("gradient", "gradient", 0, p, Seq<Layer>(
                new Layer.Band("interval", Curve(it => it.MeanInterval.Low), Curve(it => it.MeanInterval.High), _interval),
                new Layer.Points("seen", Curve(it => it.Seen), _seen, DotDiameter, AboveFrame: false),
                new Layer.Line("true", Curve(it => it.Truth), Stroke.Solid(Colors.Black, LineWidth)) { Label = "true" },
                new Layer.Line("mean", Curve(it => it.Mean), Stroke.Solid(RuleLook.Planner.Color, LineWidth)) { Label = "believed, with 90 %" })) with
            {
                Y = Over("gradient", run.Map(it => it.Seen)),
                Legend = LegendCorner.UpperRight,
            },
            Panel("scale", "squared gradient", 1, p, Seq<Layer>(
                new Layer.Band("interval", Curve(it => Decade(it.ScaleInterval.Low)), Curve(it => Decade(it.ScaleInterval.High)), _interval),
                new Layer.Points("seen", Curve(it => Decade(it.Seen * it.Seen)), _seen, DotDiameter, AboveFrame: false),
                new Layer.Line("scale", Curve(it => Decade(it.Scale)), Stroke.Solid(RuleLook.Planner.Color, LineWidth)) { Label = "believed, with 90 %" })) with
            {
                Y = Decades("squared gradient", run.Map(it => Decade(it.ScaleInterval.High)).Filter(double.IsFinite).Fold(0.0, Math.Max)),
                Legend = LegendCorner.UpperRight,
            },
            Panel("update", "step/α", 2, p, Seq<Layer>(
                new Layer.Line("ballistic", Curve(it => it.BallisticStep / p.LearningRate), RuleLook.FarSighted.Stroke(LineWidth)) { Label = "ballistic, under the beliefs" },
                new Layer.Points("adam", Curve(it => it.AdamStep / p.LearningRate), RuleLook.Of(0, "adam").Color, DotDiameter, AboveFrame: true) { Label = "Adam" })) with
            {
                Y = Over("step/α", run.Map(it => it.AdamStep / p.LearningRate)),
                Legend = LegendCorner.UpperLeft,
            }));
    }

    private static Panel Panel(string name, string label, int column, InferenceParameters p, Seq<Layer> layers)
        => new(name)
        {
            Cell = new Cell(0, column, 1, 3) { ColumnGap = 0.36 },
            Frame = Frame.LeftAndBottom,
            X = new Axis { Low = 0, High = p.Steps, Ticks = Ticks.Round(0, p.Steps, 4), FontPoints = FontPoints, Label = "step" },
            Y = Axis(label) with { Ticks = Ticks.Over(layers, 4) },
            Layers = layers,
        };

    private static double Decade(double square) => Math.Max(LowestDecade, Math.Log10(square));

    // With room above the highest for the legend.
    private static Axis Decades(string label, double highest)
    {
        var axis = Figures.Axis.Logarithmic(LowestDecade, Math.Ceiling(highest) + 1, 1);
        return axis with { Label = label, FontPoints = FontPoints, Ticks = Ticks.OrLess(LowestDecade, axis.Ticks) };
    }

    // All that is drawn, with room above it for the legend.
    private static Axis Over(string label, Seq<double> values)
    {
        var (low, high) = (values.Min(), values.Max());
        var room = 0.05 * (high - low);
        return Axis(label) with { Low = low - room, High = high + (7 * room), Ticks = Ticks.Round(low, high, 5) };
    }

    private static Axis Axis(string label) => new() { FontPoints = FontPoints, Label = label };
}
