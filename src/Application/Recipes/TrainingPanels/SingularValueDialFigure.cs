using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>New: the discount rate as a dial between Muon and gradient descent on the singular values of a layer.</summary>
internal static class SingularValueDialFigure
{
    private const string Name = "singular-value-dial";
    private const double FontPoints = 14;
    private const double LineWidth = 2.5;

    // The singular value at which all curves of the step meet.
    private const double Reference = 1;

    /// <summary>The recipe, over the records that there are.</summary>
    public static Recipe Of(Either<TrainingError, Seq<TrainingRecord>> records)
        => Recipe.Define(
            Name,
            "The dial on singular values: the step against the singular value from Muon (ε = 0) to gradient descent (ε large), and MNIST at three settings, learning rates swept",
            TrainingParameters.Published with { Profile = Profile.Quick.Name },
            TrainingParameters.Rows,
            (_, p) => records
                .MapLeft(error => (JobError)error)
                .ToValidation()
                .Bind(all => SweptRuns.Choose(Name, p, RateSweep.Discounts.Bind(RateSweep.OfDial), all))
                .Map(runs => Describe(p, runs)));

    private static Figure Describe(TrainingParameters p, Seq<SweptRuns> swept)
    {
        var best = swept.Map(it => it.Best.Runs).Strict();
        return new(Name, 18, 5, Seq(
            Step(),
            Sweep(swept),
            Curves(p, best)))
        {
            Origins = best.Map((i, it) => new Origin($"discount-{Place(RateSweep.Discounts[i])}-loss", TrainingCurves.Words(it.Shown))).ToSeq(),
        };
    }

    private static Panel Step()
        => new("step")
        {
            Cell = new Cell(0, 0, 1, 3),
            Frame = Frame.LeftAndBottom,
            X = Axis.Logarithmic(-3, 2, 1) with { FontPoints = FontPoints, Label = "singular value σ" },
            Y = new Axis { FontPoints = FontPoints, Ticks = Ticks.Decades(-3, 2, 1), Label = "step along its direction" },
            Layers = RateSweep.Discounts.Map((i, epsilon) => (Layer)new Layer.Line(
                $"discount-{Place(epsilon)}",
                Series.Curve(decade => Math.Log10(Relative(epsilon, Math.Pow(10, decade))), Values.Evenly(-3, 2, 200)),
                StrokeOf(i)) { Label = Title(epsilon) }).ToSeq(),
            Legend = LegendCorner.LowerRight,
        };

    private static Panel Sweep(Seq<SweptRuns> swept)
    {
        var layers = swept.Map((i, it) => (Layer)new Layer.Line(
            $"discount-{Place(RateSweep.Discounts[i])}-sweep",
            Series.Of(Values.Of(it.Rates.Map(rate => Math.Log10(rate.Factor))), Values.Of(it.Rates.Map(rate => SweptRuns.LastLoss(rate.Runs.Shown)))),
            StrokeOf(i))).ToSeq();
        return new Panel("sweep")
        {
            Cell = new Cell(0, 1, 1, 3),
            Frame = Frame.LeftAndBottom,
            Title = TrainingCurves.Title(swept.Map(it => it.Best.Runs)),
            X = new Axis { Ticks = Ticks.At(-0.5, 0, 0.5), FontPoints = FontPoints, Label = "learning rate, decades from the middle one" },
            Y = new Axis { Low = 0, Ticks = Ticks.Over(layers, 4), FontPoints = FontPoints, Label = "training loss after the last epoch" },
            Layers = layers,
        };
    }

    private static Panel Curves(TrainingParameters p, Seq<TrainingRuns> best)
    {
        var layers = SeedBand.Layers(
            p,
            record => TrainingCurves.Curve(epoch => epoch.TrainLoss, record),
            it =>
            {
                var i = best.ToList().IndexOf(it);
                return new Layer.Line($"discount-{Place(RateSweep.Discounts[i])}-loss", TrainingCurves.Curve(epoch => epoch.TrainLoss, it.Shown), StrokeOf(i));
            },
            best);
        return new Panel("loss")
        {
            Cell = new Cell(0, 2, 1, 3),
            Frame = Frame.LeftAndBottom,
            X = new Axis { Low = 1, Ticks = Ticks.At(1, 2, 3), FontPoints = FontPoints, Label = "epoch" },
            Y = new Axis { Low = 0, Ticks = Ticks.Over(layers, 4), FontPoints = FontPoints, Label = "training loss" },
            Layers = layers,
        };
    }

    private static double Relative(double epsilon, double sigma) => Of(epsilon, sigma) / Of(epsilon, Reference);

    private static double Of(double epsilon, double sigma) => sigma * Navigator.StepPerGradient(1, epsilon, sigma * sigma);

    private static string Title(double epsilon)
        => $"ε = {Ticks.Text(epsilon)}{(epsilon == 0 ? " (Muon)" : epsilon >= 10 ? " (SGD)" : string.Empty)}";

    private static string Place(double epsilon) => Ticks.Text(epsilon).Replace('.', '-');

    private static Stroke StrokeOf(int i) => Stroke.Solid(Palette.Curve(i), LineWidth);
}
