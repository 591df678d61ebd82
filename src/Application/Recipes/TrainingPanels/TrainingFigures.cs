using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>The figures that are drawn from training records, which the verb <c>train</c> makes: figure 2e and 2f, how fast networks learn under three rules, and what follows from them.</summary>
public static class TrainingFigures
{
    private const double FontPoints = 25;
    private const double NotePoints = 9;

    /// <summary>The recipes, over the records that there are.</summary>
    /// <param name="records">The records, or why they cannot be read: then each figure says so when it is drawn.</param>
    public static Seq<Recipe> Of(Either<TrainingError, Seq<TrainingRecord>> records)
    {
        var published = Published(records);
        return MomentumFigure.Of(published).Cons(published) + Seq(NavigatorDialFigure.Of(records), PermutedMnistFigure.Of(records), RecordsFigure.Of(records));
    }

    private static Seq<Recipe> Published(Either<TrainingError, Seq<TrainingRecord>> records) => Seq(
        Loss("mnist_train", "Figure 2e", PublishedExperiment.Mnist, Ticks.At(0, 5), Ticks.At(0.1, 0.3), records),
        Accuracy("mnist_test", "Figure 2e", PublishedExperiment.Mnist, Ticks.At(0, 5), Ticks.At(95, 100), 94, records),
        Loss("cifar10_train", "Figure 2f", PublishedExperiment.Cifar10, Ticks.At(0, 5, 10, 15), Ticks.At(1, 2), records),
        Accuracy("cifar10_test", "Figure 2f", PublishedExperiment.Cifar10, Ticks.At(0, 5, 10, 15), Ticks.At(50, 75, 100), 50, records));

    private static Recipe Loss(
        string name, string number, PublishedExperiment experiment, Seq<Tick> xTicks, Seq<Tick> yTicks, Either<TrainingError, Seq<TrainingRecord>> records)
        => Define(
            name,
            $"{number}: mean training loss per epoch on {experiment.Dataset.Title}: SGD, Adam, Ballistic",
            experiment,
            records,
            (edition, p, runs) => Describe(
                edition,
                name,
                "training-loss",
                xTicks,
                new Axis { Low = 0, Ticks = yTicks, FontPoints = FontPoints },
                TrainingCurves.Layers(epoch => epoch.TrainLoss, p, runs),
                runs));

    private static Recipe Accuracy(
        string name, string number, PublishedExperiment experiment, Seq<Tick> xTicks, Seq<Tick> yTicks, double low, Either<TrainingError, Seq<TrainingRecord>> records)
        => Define(
            name,
            $"{number}: percentage of correct labels on the test images of {experiment.Dataset.Title} after each epoch: SGD, Adam, Ballistic",
            experiment,
            records,
            (edition, p, runs) => Describe(
                edition,
                name,
                "test-accuracy",
                xTicks,
                AccuracyAxis(low, yTicks, runs),
                TrainingCurves.Layers(epoch => epoch.TestAccuracy, p, runs),
                runs));

    private static Recipe Define(
        string name,
        string summary,
        PublishedExperiment experiment,
        Either<TrainingError, Seq<TrainingRecord>> records,
        Func<Edition, TrainingParameters, Seq<TrainingRuns>, Figure> draw)
        => Recipe.Define(
            name,
            summary,
            TrainingParameters.Published,
            TrainingParameters.Rows,
            (edition, p) => TrainingSelection.Known(records)
                .Bind(all => TrainingSelection.Choose(name, experiment, p, all))
                .Map(runs => draw(edition, edition == Edition.AsPublished ? p with { Spread = "none" } : p, runs)));

    // The published limits fit the complete data; with less of it, networks stay below them.
    private static Axis AccuracyAxis(double low, Seq<Tick> ticks, Seq<TrainingRuns> runs)
    {
        var least = runs.Bind(it => it.Shown.Epochs).Map(epoch => epoch.TestAccuracy).Min();
        var isPublished = TrainingCurves.Title(runs).IsNone;
        var from = isPublished || least >= low ? low : Math.Floor(least / 10) * 10;
        return new Axis { Low = from, High = 100, Ticks = from < low ? Ticks.Round(from, 100, 4) : ticks, FontPoints = FontPoints };
    }

    private static Figure Describe(Edition edition, string name, string panel, Seq<Tick> xTicks, Axis y, Seq<Layer> layers, Seq<TrainingRuns> runs)
    {
        var bare = new Panel(panel)
        {
            Frame = Frame.LeftAndBottom,
            Title = TrainingCurves.Title(runs),
            X = new Axis { Low = 0, Ticks = xTicks, FontPoints = FontPoints },
            Y = y,
            Layers = layers,
        };
        var figure = new Figure(name, 5, 5, Seq1(bare)) { Origins = TrainingCurves.Origins(layers, runs) };
        var (what, dataset) = (panel == "training-loss" ? "Training loss" : "Test accuracy", runs.Head.Shown.Settings.Dataset.Title);
        return edition.If(
            House.Explained(
                $"{what}, {dataset}",
                $"{what} after each epoch on {dataset} under {string.Join(", ", runs.Map(it => it.Shown.Settings.Rule.Title))}{Bands(layers)}. {Data(runs)}",
                figure with { WidthInches = 6, HeightInches = 4.5, Panels = Seq1(Annotated(what == "Training loss" ? "training loss" : "test accuracy, %", bare)) }),
            edition == Edition.AsPublished ? figure with { Panels = Seq1(WithNoteInside(bare)) } : figure);
    }

    // The published images have nothing above their panels: what stands there would shift all the rest.
    private static Panel WithNoteInside(Panel panel)
    {
        var low = panel.Y.Low.IfNone(0);
        var high = panel.Y.High.IfNone(() => TrainingCurves.Greatest(panel.Layers));
        return panel with
        {
            Title = None,
            Layers = panel.Layers + panel.Title.Map(note => (Layer)new Layer.Text(
                "note", note, TrainingCurves.LastEpoch(panel.Layers), low + (0.02 * (high - low)), NotePoints, Colors.Black) { Anchor = Anchor.End }).ToSeq(),
        };
    }

    private static string Bands(Seq<Layer> layers) => layers.Exists(layer => layer is Layer.Band) ? "; bands reach from the least to the greatest over all seeds" : string.Empty;

    private static string Data(Seq<TrainingRuns> runs) => TrainingCurves.Title(runs).Map(words => $"Data: {words}.").IfNone("The complete data.");

    private static Panel Annotated(string label, Panel panel)
    {
        var layers = TrainingCurves.Coloured(panel.Layers);
        var last = TrainingCurves.LastEpoch(layers);
        return panel with
        {
            X = House.Axis("epoch", 0, 1.03 * last, 5),
            Y = label.EndsWith('%') ? TrainingCurves.AccuracyAxis(label, layers) : TrainingCurves.LossAxis(label, layers),
            Legend = LegendCorner.Beside,
            Layers = layers.Map(layer => layer is Layer.Points dots ? dots with { DiameterPoints = 6, Label = layers.Find(it => it.Name == "ballistic").Bind(it => it.Label) } : Thin(layer)),
        };
    }

    private static Layer Thin(Layer layer) => layer is Layer.Line line ? line with { Stroke = line.Stroke with { WidthPoints = House.LineWidth } } : layer;
}
