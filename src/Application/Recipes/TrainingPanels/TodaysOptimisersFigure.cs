using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>New: today's optimisers on MNIST, each at the best of the same multiples of its learning rate, and the sweep itself.</summary>
internal static class TodaysOptimisersFigure
{
    private const string Name = "todays-optimisers";
    private const double FontPoints = 14;
    private const double LineWidth = 2.5;

    // Above this a run is drawn at the edge: it learnt nothing.
    private const double Most = 2.5;

    /// <summary>The recipe, over the records that there are.</summary>
    public static Recipe Of(Either<TrainingError, Seq<TrainingRecord>> records)
        => Recipe.Define(
            Name,
            "Today's optimisers on MNIST: training loss against multiples of each default learning rate, and the curves at the best of them",
            TrainingParameters.Published with { Profile = Profile.Quick.Name },
            TrainingParameters.Rows,
            (_, p) => records
                .MapLeft(error => (JobError)error)
                .ToValidation()
                .Bind(all => SweptRuns.Choose(Name, p, RateSweep.OfOptimisers, all))
                .Map(runs => Describe(p, runs)));

    private static Figure Describe(TrainingParameters p, Seq<SweptRuns> swept)
    {
        var best = swept.Map(it => it.Best.Runs).Strict();
        return new(Name, 18, 5, Seq(
            Sweep(swept),
            Curves("loss", "training loss", 1, p, best, epoch => epoch.TrainLoss, new Axis { Low = 0 }),
            Curves("accuracy", "test accuracy, %", 2, p, best, epoch => epoch.TestAccuracy, new Axis())))
        {
            Origins = best.Map((i, it) => new Origin($"{LayerName(swept[i])}-loss", TrainingCurves.Words(it.Shown))).ToSeq(),
        };
    }

    private static Panel Sweep(Seq<SweptRuns> swept)
        => new("sweep")
        {
            Cell = new Cell(0, 0, 1, 3),
            Frame = Frame.LeftAndBottom,
            Title = TrainingCurves.Title(swept.Map(it => it.Best.Runs)),
            X = new Axis { Ticks = Ticks.At(-0.5, 0, 0.5), FontPoints = FontPoints, Label = "learning rate, decades from the middle one" },
            Y = new Axis { Low = 0, High = Most, Ticks = Ticks.Round(0, Most, 4), FontPoints = FontPoints, Label = "training loss after the last epoch" },
            Layers = swept.Map((i, it) => (Layer)new Layer.Line(
                $"{LayerName(it)}-sweep",
                Series.Of(Values.Of(it.Rates.Map(rate => Math.Log10(rate.Factor))), Values.Of(it.Rates.Map(rate => Math.Min(Most, SweptRuns.LastLoss(rate.Runs.Shown))))),
                StrokeOf(i))).ToSeq(),
        };

    private static Panel Curves(string name, string label, int column, TrainingParameters p, Seq<TrainingRuns> best, Func<EpochResult, double> quantity, Axis y)
    {
        var layers = SeedBand.Layers(
            p,
            record => TrainingCurves.Curve(quantity, record),
            it => new Layer.Line($"{LayerName(it.Rule)}-{name}", TrainingCurves.Curve(quantity, it.Shown), StrokeOf(best.ToList().IndexOf(it))) { Label = it.Shown.Settings.Rule.Title },
            best);
        return new Panel(name)
        {
            Cell = new Cell(0, column, 1, 3),
            Frame = Frame.LeftAndBottom,
            X = new Axis { Low = 1, Ticks = Ticks.At(1, 2, 3), FontPoints = FontPoints, Label = "epoch" },
            Y = y with { FontPoints = FontPoints, Label = label, Ticks = Ticks.Over(layers, 4) },
            Legend = name == "loss" ? LegendCorner.UpperRight : Option<LegendCorner>.None,
            Layers = layers,
        };
    }

    private static string LayerName(SweptRuns runs) => LayerName(runs.Rule);

    private static string LayerName(string rule) => rule.Split(':')[0];

    private static Stroke StrokeOf(int i) => Stroke.Solid(Palette.Curve(i), LineWidth);
}
