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
    private const double FontPoints = 14;
    private const double LineWidth = 2.5;

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
            (_, p) => records
                .MapLeft(error => (JobError)error)
                .ToValidation()
                .Bind(all => TrainingSelection.Choose(Name, PublishedExperiment.Mnist, NavigatorDial.Settings, TrainingParameters.Published, all))
                .Map(runs => Describe(p, runs)));

    private static Figure Describe(Settings p, Seq<TrainingRuns> runs)
        => new(Name, 18, 5, Seq(
            Step(p),
            Training("loss", "training loss", 1, runs, epoch => epoch.TrainLoss, new Axis { Low = 0 }) with { Legend = LegendCorner.UpperRight },
            Training("accuracy", "test accuracy, %", 2, runs, epoch => epoch.TestAccuracy, new Axis { Low = 94, High = 100, Ticks = Ticks.At(95, 100) })))
        {
            Origins = runs.Bind(it => new Origin(LayerName(it), TrainingCurves.Words(it.Shown))
                .Cons(it.All.Filter(_ => it.All.Count > 1).Map(record => new Origin(SeedBand.NameFor(LayerName(it)), TrainingCurves.Words(record))))),
        };

    private static Panel Step(Settings p)
    {
        var decades = Values.Evenly(p.Decades[0], p.Decades[1], p.Points);
        var layers = p.Discounts.Map((i, epsilon) => (Layer)new Layer.Line(
            $"discount-{Ticks.Text(epsilon).Replace('.', '-')}",
            Series.Curve(decade => Math.Log10(Relative(epsilon, Math.Pow(10, decade))), decades),
            Stroke.Solid(Palette.Curve(i), LineWidth)) { Label = Title(epsilon) }).ToSeq();
        return new Panel("step")
        {
            Cell = new Cell(0, 0, 1, 3),
            Frame = Frame.LeftAndBottom,
            X = Axis.Logarithmic(p.Decades[0], p.Decades[1], 2) with { FontPoints = FontPoints, Label = "curvature" },
            Y = new Axis { FontPoints = FontPoints, Ticks = Ticks.Decades(-1, 2, 1), Label = "step per gradient" },
            Legend = LegendCorner.UpperRight,
            Layers = layers,
        };
    }

    private static double Relative(double epsilon, double curvature)
        => Navigator.StepPerGradient(1, epsilon, curvature) / Navigator.StepPerGradient(1, epsilon, Reference);

    private static Panel Training(string name, string label, int column, Seq<TrainingRuns> runs, Func<EpochResult, double> quantity, Axis y)
    {
        Layer.Line Line(TrainingRuns it) => new(LayerName(it), TrainingCurves.Curve(quantity, it.Shown), Stroke.Solid(ColorOf(it), LineWidth)) { Label = Title(Discount(it)) };
        var layers = SeedBand.Layers(TrainingParameters.Published, record => TrainingCurves.Curve(quantity, record), Line, runs);
        return new Panel(name)
        {
            Cell = new Cell(0, column, 1, 3),
            Frame = Frame.LeftAndBottom,
            X = new Axis { Low = 0, Ticks = Ticks.At(0, 5, 10), FontPoints = FontPoints, Label = "epoch" },
            Y = y with { FontPoints = FontPoints, Label = label, Ticks = y.Ticks.IsEmpty ? Ticks.Over(layers, 4) : y.Ticks },
            Layers = layers,
        };
    }

    // From ten times the roots of all curvatures shown on, the step depends on none of them.
    private static string Title(double epsilon)
        => $"ε = {Ticks.Text(epsilon)}{(epsilon == 0 ? " (Adam)" : epsilon >= 10 ? " (SGD)" : string.Empty)}";

    private static string LayerName(TrainingRuns runs) => $"mnist-discount-{Ticks.Text(Discount(runs)).Replace('.', '-')}";

    private static Color ColorOf(TrainingRuns runs)
        => runs.Rule switch
        {
            NavigatorDial.FarSighted => Colors.DeepSkyBlue,
            NavigatorDial.Between => Colors.Blue,
            _ => Colors.Black,
        };

    private static double Discount(TrainingRuns runs) => runs.Shown.Settings.Rule["discount"];
}
