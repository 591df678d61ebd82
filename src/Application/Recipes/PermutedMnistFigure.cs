using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes;

/// <summary>Continual learning with a network (theory notes, section 8): ten tasks in a row, what is learnt of each and what is kept of all.</summary>
internal static class PermutedMnistFigure
{
    private const string Name = "permuted_mnist";
    private const double FontPoints = 25;
    private const double LineWidth = 4;
    private const double BandOpacity = 0.25;

    /// <summary>The recipe, over the records that there are.</summary>
    public static Recipe Of(Either<TrainingError, Seq<TrainingRecord>> records)
        => Recipe.Define(
            Name,
            "Permuted MNIST: test accuracy on each task at its end (left) and on average over the tasks so far (right), for four rules",
            TrainingParameters.Published,
            TrainingParameters.Rows,
            (edition, p) => records
                .MapLeft(error => (JobError)error)
                .ToValidation()
                .Bind(all => TrainingSelection.Choose(Name, PublishedExperiment.PermutedMnist, p, all))
                .Map(runs => Describe(edition == Edition.AsPublished ? p with { Spread = "none" } : p, runs)));

    private static Figure Describe(TrainingParameters p, Seq<TrainingRuns> runs)
    {
        var present = Layers(row => row.Last(), p, runs);
        var average = Layers(row => row.Average(), p, runs);
        return new(Name, 11, 5, Seq(
            Panel("present-task", "accuracy, %", new Cell(0, 0, 1, 2), present, runs) with { Legend = LegendCorner.LowerLeft },
            Panel("tasks-so-far", "mean so far, %", new Cell(0, 1, 1, 2), average, runs)))
        {
            Origins = TrainingCurves.Origins(present, runs),
        };
    }

    private static Panel Panel(string name, string label, Cell cell, Seq<Layer> layers, Seq<TrainingRuns> runs)
        => new(name)
        {
            Cell = cell,
            Frame = Frame.LeftAndBottom,
            Title = TrainingCurves.Title(runs),
            X = new Axis { Low = 0, Ticks = Ticks.Round(0, Tasks(runs), 2), FontPoints = FontPoints, Label = "task" },
            Y = new Axis { Low = 0, High = 100, Ticks = Ticks.At(0, 50, 100), FontPoints = FontPoints, Label = label },
            Layers = layers,
        };

    private static Seq<Layer> Layers(Func<Seq<double>, double> quantity, TrainingParameters p, Seq<TrainingRuns> runs)
        => (p.Spread == TrainingParameters.Band ? runs.Filter(it => it.All.Count > 1).Map(it => (Layer)Band(quantity, it)) : Seq<Layer>())
            + runs.Map(it => (Layer)new Layer.Line(it.Rule, Curve(quantity, it.Shown), Stroke(it.Rule)) { Label = it.Shown.Settings.Rule.Title });

    private static Series Curve(Func<Seq<double>, double> quantity, TrainingRecord record)
    {
        var rows = record.AccuracyByTask.Strict();
        return Series.Of(Values.Make(rows.Count, i => i + 1), Values.Of(rows.Map(quantity)));
    }

    // A run that diverged is shorter: the band reaches as far as all of them do.
    private static Layer.Band Band(Func<Seq<double>, double> quantity, TrainingRuns runs)
    {
        var curves = runs.All.Map(record => Curve(quantity, record)).Strict();
        var x = Values.Make(curves.Map(curve => curve.Count).Min(), i => i + 1);
        Values Extreme(Func<IEnumerable<double>, double> choose) => Values.Make(x.Count, i => choose(curves.Map(curve => curve.Y[i])));
        return new Layer.Band(
            $"{runs.Rule}-seeds",
            Series.Of(x, Extreme(Enumerable.Min)),
            Series.Of(x, Extreme(Enumerable.Max)),
            Stroke(runs.Rule).Color.WithOpacity(BandOpacity));
    }

    private static int Tasks(Seq<TrainingRuns> runs) => runs.Map(it => it.Shown.AccuracyByTask.Count).Max();

    private static Stroke Stroke(string rule)
        => rule switch
        {
            "sgd" => Figures.Stroke.Solid(Colors.Black, LineWidth),
            "adam" => Figures.Stroke.Solid(Colors.Crimson, LineWidth),
            "l2-init" => Figures.Stroke.Dashed(Colors.Orange, LineWidth),
            _ => Figures.Stroke.Dashed(Colors.DeepSkyBlue, LineWidth),
        };
}
