using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>New: the discount rate as a dial between Adam and gradient descent: how the step depends on the curvature, and how networks learn at three settings.</summary>
internal static class NavigatorDialFigure
{
    private const string Name = "navigator-dial";
    private const double Gap = 1;
    private const double RoomForLegend = 1.45;

    // The curvature at which all curves meet.
    private const double Reference = 1;

    /// <summary>What can be varied.</summary>
    /// <param name="Discounts">ε = γ/(2√(ηk)), one curve each.</param>
    /// <param name="Decades">The first and the last decade of the curvature v̂.</param>
    /// <param name="Points">Points of a curve.</param>
    public sealed record Settings(Seq<double> Discounts, Seq<double> Decades, int Points);

    private static Settings Default { get; } = new(Seq(0, 0.1, 0.3, 1, 3, 100.0), Seq(-4, 2.0), 200);

    /// <summary>The recipe, over the records that there are.</summary>
    public static Recipe Of(Either<TrainingError, Seq<TrainingRecord>> records)
        => Recipe.Define(
            Name,
            "The navigator's dial: the step per gradient against the curvature from Adam (ε = 0) to gradient descent (ε large), and MNIST at three settings",
            Default,
            Seq(
                Parameter.Numbers<Settings>("discounts", "ε = γ/(2√(ηk)), one curve each, ≥ 0", "one or more different numbers ≥ 0", v => v.ForAll(it => it >= 0) && v.Distinct().Count == v.Count, p => p.Discounts, (p, v) => p with { Discounts = v }),
                ParameterRanges.Range<Settings>("decades", "the first and the last power of ten of the curvature", p => p.Decades, (p, v) => p with { Decades = v }),
                ParameterRanges.Points<Settings>("points of a curve", 2, p => p.Points, (p, v) => p with { Points = v })),
            (edition, p) => TrainingSelection.Known(records)
                .Bind(all => TrainingSelection.Choose(Name, PublishedExperiment.Mnist, NavigatorDial.Settings, TrainingParameters.Published, all))
                .Map(runs => Describe(p, runs))
                .Map(figure => edition.If(Explained(figure), figure)));

    private static Figure Explained(Figure figure)
        => House.Explained(
            "The navigator's dial, from Adam to gradient descent",
            "ε = γ/(2√(ηk)) is the discount of the future against the speed of learning. (a) The step per gradient against the curvature v̂, relative to that at v̂ = 1: with ε = 0 it falls as the root of the "
                + "curvature, as Adam's does; with large ε it does not depend on it, as that of gradient descent. (b) Training loss and (c) test accuracy on MNIST at three settings, each with its own "
                + "learning rate α, as the legend says; bands reach from the least to the greatest over all seeds. A colour stands for one ε in all panels.",
            figure);

    private static Figure Describe(Settings p, Seq<TrainingRuns> runs)
    {
        var looks = new DialLooks(p.Discounts + runs.Map(Discount));
        return new(Name, 22, 5, Seq(
            Step(looks, p),
            Training("loss", "training loss", 1, looks, runs, epoch => epoch.TrainLoss) with { Legend = LegendCorner.UpperRight },
            Training("accuracy", "test accuracy, %", 2, looks, runs, epoch => epoch.TestAccuracy)))
        {
            Origins = runs.Bind(it => new Origin(LayerName(it), TrainingCurves.Words(it.Shown))
                .Cons(it.All.Filter(_ => it.All.Count > 1).Map(record => new Origin(SeedBand.NameFor(LayerName(it)), TrainingCurves.Words(record))))),
        };
    }

    private static Panel Step(DialLooks looks, Settings p)
    {
        var decades = Values.Evenly(p.Decades[0], p.Decades[1], p.Points);
        var layers = p.Discounts.Map(epsilon => (Layer)new Layer.Line(
            $"discount-{Ticks.Text(epsilon).Replace('.', '-')}",
            Series.Curve(decade => Math.Log10(Relative(epsilon, Math.Pow(10, decade))), decades),
            looks.Stroke(epsilon)) { Label = Title(epsilon) }).ToSeq();
        return new Panel("step")
        {
            Cell = Place(0),
            Frame = Frame.LeftAndBottom,
            X = Axis.Logarithmic(p.Decades[0], p.Decades[1], 1) with { FontPoints = House.FontPoints, Label = "curvature $v$" },
            Y = new Axis { FontPoints = House.FontPoints, Ticks = Ticks.Decades(-2, 3, 1), Label = "step per gradient" },
            Legend = LegendCorner.Beside,
            Layers = layers,
        };
    }

    private static Cell Place(int column) => new(0, column, 1, 3) { ColumnGap = Gap };

    private static double Relative(double epsilon, double curvature)
        => Navigator.StepPerGradient(1, epsilon, curvature) / Navigator.StepPerGradient(1, epsilon, Reference);

    private static Panel Training(string name, string label, int column, DialLooks looks, Seq<TrainingRuns> runs, Func<EpochResult, double> quantity)
    {
        Layer.Line Line(TrainingRuns it) => new(LayerName(it), TrainingCurves.Curve(quantity, it.Shown), looks.Stroke(Discount(it)))
        {
            Label = $"{Title(Discount(it))}, α = {Ticks.Text(it.Shown.Settings.Rule["learning-rate"])}",
        };
        var layers = SeedBand.Layers(TrainingParameters.Published, record => TrainingCurves.Curve(quantity, record), Line, runs);
        return new Panel(name)
        {
            Cell = Place(column),
            Frame = Frame.LeftAndBottom,
            X = House.Axis("epoch", 0, TrainingCurves.LastEpoch(layers), 5),
            Y = name == "loss"
                ? House.Axis(label, 0, RoomForLegend * TrainingCurves.Greatest(layers), 4)
                : House.Axis(label, Math.Floor(TrainingCurves.Least(layers) - 0.5), 100, 4),
            Layers = layers,
        };
    }

    // From ten times the roots of all curvatures shown on, the step depends on none of them.
    private static string Title(double epsilon)
        => $"ε = {Ticks.Text(epsilon)}{(epsilon == 0 ? " (Adam)" : epsilon >= 10 ? " (SGD)" : string.Empty)}";

    private static string LayerName(TrainingRuns runs) => $"mnist-discount-{Ticks.Text(Discount(runs)).Replace('.', '-')}";

    private static double Discount(TrainingRuns runs) => runs.Shown.Settings.Rule["epsilon"];
}
