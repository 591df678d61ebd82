using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>Continual learning with a network (theory notes, section 8): ten tasks in a row, what is learnt of each and what is kept of all.</summary>
internal static class PermutedMnistFigure
{
    private const string Name = "permuted_mnist";
    private const double FontPoints = House.FontPoints;
    private const double LineWidth = House.LineWidth;
    private const double RoomForLegend = 4;

    /// <summary>The recipe, over the records that there are.</summary>
    public static Recipe Of(Either<TrainingError, Seq<TrainingRecord>> records)
        => Recipe.Define(
            Name,
            "Permuted MNIST, ten tasks: training loss in the first epoch of each, test accuracy on it at its end, and on average over the tasks so far, for four rules",
            TrainingParameters.Published,
            TrainingParameters.Rows,
            (edition, p) => TrainingSelection.Known(records)
                .Bind(all => TrainingSelection.Choose(Name, PublishedExperiment.PermutedMnist, p, all))
                .Map(runs => Describe(edition == Edition.AsPublished ? p with { Spread = "none" } : p, runs))
                .Map(figure => edition.If(Explained(figure), figure)));

    private static Figure Explained(Figure figure)
        => House.Explained(
            "Ten tasks in a row: permuted MNIST",
            "A network learns ten tasks one after the other, each with the pixels in another order, under four rules. (a) Mean training loss in the first epoch of each task: how much has to be learnt anew. "
                + "(b) Test accuracy on the present task at its end. (c) Mean test accuracy on all tasks so far: what is kept. Bands reach from the least to the greatest over all seeds.",
            figure);

    private static Figure Describe(TrainingParameters p, Seq<TrainingRuns> runs)
    {
        var first = Layers(FirstEpochs, p, runs);
        var present = Layers(record => record.AccuracyByTask.Map(row => row.Last()), p, runs);
        var average = Layers(record => record.AccuracyByTask.Map(row => row.Average()), p, runs);
        var least = runs.Bind(it => it.All).Bind(record => record.AccuracyByTask.Map(row => row.Last())).Fold(100.0, Math.Min);
        return new(Name, 18, 5, Seq(
            Panel("first-epoch", "training loss, first epoch of a task", 0, FromZero(first), first),
            Panel("present-task", WithNote("test accuracy on the task, %", runs), 1, Percent(Math.Floor((least - RoomForLegend) / 10) * 10), present),
            Panel("tasks-so-far", "mean accuracy, tasks so far, %", 2, Percent(0), average) with { Legend = LegendCorner.Beside }))
        {
            Origins = TrainingCurves.Origins(present, runs),
        };
    }

    // How much a network has to learn anew: the mean training loss of the first epoch of each task that was finished.
    private static Seq<double> FirstEpochs(TrainingRecord record)
    {
        var stream = record.Settings.Stream.IfNone(new TaskStream(1));
        return record.Epochs
            .Filter(epoch => epoch.Epoch == 1 || stream.EndsTask(epoch.Epoch - 1))
            .Map(epoch => epoch.TrainLoss)
            .Take(record.AccuracyByTask.Count)
            .ToSeq();
    }

    private static Panel Panel(string name, string title, int column, Axis y, Seq<Layer> layers)
        => new(name)
        {
            Cell = new Cell(0, column, 1, 3),
            Frame = Frame.LeftAndBottom,
            X = new Axis { Low = 0, Ticks = Ticks.Round(0, layers.Bind(Points).Map(it => it.X).Fold(1.0, Math.Max), 5), FontPoints = FontPoints, Label = "task" },
            Y = y with { Label = title },
            Layers = layers,
        };

    // What is unlike the complete experiment stands above the panel in the middle, where there is room on both sides.
    private static string WithNote(string title, Seq<TrainingRuns> runs)
        => TrainingCurves.Title(runs).Match(Some: note => $"{title}; {note}", None: () => title);

    private static Axis Percent(double low) => new() { Low = Math.Max(0, low), High = 100, Ticks = Ticks.Round(Math.Max(0, low), 100, 5), FontPoints = FontPoints };

    private static Axis FromZero(Seq<Layer> layers)
        => new() { Low = 0, Ticks = Ticks.Round(0, layers.Bind(Points).Map(it => it.Y).Fold(0.0, Math.Max), 3), FontPoints = FontPoints };

    private static Seq<(double X, double Y)> Points(Layer layer)
        => layer is Layer.Line line
            ? Enumerable.Range(0, line.Series.Count).Select(i => (line.Series.X[i], line.Series.Y[i])).ToSeq()
            : Seq<(double, double)>();

    private static Seq<Layer> Layers(Func<TrainingRecord, Seq<double>> quantity, TrainingParameters p, Seq<TrainingRuns> runs)
        => SeedBand.Layers(
            p,
            record => Curve(quantity, record),
            it => new Layer.Line(it.Rule, Curve(quantity, it.Shown), Stroke(it.Rule)) { Label = it.Shown.Settings.Rule.Title },
            runs);

    private static Series Curve(Func<TrainingRecord, Seq<double>> quantity, TrainingRecord record)
    {
        var values = Values.Of(quantity(record));
        return Series.Of(Values.Make(values.Count, i => i + 1), values);
    }

    private static Stroke Stroke(string rule) => TrainingCurves.LookOf(rule).Stroke(LineWidth);
}
