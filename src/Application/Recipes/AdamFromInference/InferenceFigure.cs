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
    private const double FontPoints = 14;
    private const double LineWidth = 2.5;
    private const double DotDiameter = 4;

    private static readonly Color _interval = Colors.DeepSkyBlue.WithOpacity(0.3);
    private static readonly Color _seen = new(150, 150, 150);

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Adam from inference: a noisy gradient and what a learner believes of it, of its scale, and the ballistic step under these beliefs against Adam's",
        InferenceParameters.Default,
        InferenceParameters.Rows,
        (_, p) => p.Run().For(Name).Map(run => Describe(p, run)));

    private static Figure Describe(InferenceParameters p, Seq<InferenceStep> run)
    {
        Series Curve(Func<InferenceStep, double> quantity) => Series.Of(Values.Make(run.Count, i => i + 1), Values.Of(run.Map(quantity)));
        return new Figure(Name, 18, 5, Seq(
            Panel("gradient", "gradient", 0, p, Seq<Layer>(
                new Layer.Band("interval", Curve(it => it.MeanInterval.Low), Curve(it => it.MeanInterval.High), _interval),
                new Layer.Points("seen", Curve(it => it.Seen), _seen, DotDiameter, AboveFrame: false),
                new Layer.Line("true", Curve(it => it.Truth), Stroke.Solid(Colors.Black, LineWidth)) { Label = "true" },
                new Layer.Line("mean", Curve(it => it.Mean), Stroke.Solid(Colors.Blue, LineWidth)) { Label = "believed, with 90 %" })) with
            {
                Y = Axis("gradient") with { Low = -4 * p.Noise, High = 6 * p.Noise, Ticks = Ticks.Round(-4 * p.Noise, 6 * p.Noise, 5) },
                Legend = LegendCorner.UpperRight,
            },
            Panel("scale", "squared gradient", 1, p, Seq<Layer>(
                new Layer.Band("interval", Curve(it => it.ScaleInterval.Low), Curve(it => it.ScaleInterval.High), _interval),
                new Layer.Points("seen", Curve(it => it.Seen * it.Seen), _seen, DotDiameter, AboveFrame: false),
                new Layer.Line("scale", Curve(it => it.Scale), Stroke.Solid(Colors.Blue, LineWidth)) { Label = "believed, with 90 %" })) with
            {
                Y = Axis("squared gradient") with { Low = 0, High = 10 * p.Noise * p.Noise, Ticks = Ticks.Round(0, 10 * p.Noise * p.Noise, 4) },
                Legend = LegendCorner.UpperRight,
            },
            Panel("update", "step/α", 2, p, Seq<Layer>(
                new Layer.Line("ballistic", Curve(it => it.BallisticStep / p.LearningRate), Stroke.Solid(Colors.Blue, LineWidth)) { Label = "ballistic, under the beliefs" },
                new Layer.Points("adam", Curve(it => it.AdamStep / p.LearningRate), Colors.Crimson, DotDiameter, AboveFrame: true) { Label = "Adam" })) with
            {
                Y = Axis("step/α") with { Low = -1.6, High = 2.2, Ticks = Ticks.At(-1, 0, 1) },
                Legend = LegendCorner.UpperLeft,
            }));
    }

    private static Panel Panel(string name, string label, int column, InferenceParameters p, Seq<Layer> layers)
        => new(name)
        {
            Cell = new Cell(0, column, 1, 3),
            Frame = Frame.LeftAndBottom,
            X = new Axis { Low = 0, High = p.Steps, Ticks = Ticks.Round(0, p.Steps, 4), FontPoints = FontPoints, Label = "step" },
            Y = Axis(label) with { Ticks = Ticks.Over(layers, 4) },
            Layers = layers,
        };

    private static Axis Axis(string label) => new() { FontPoints = FontPoints, Label = label };
}
