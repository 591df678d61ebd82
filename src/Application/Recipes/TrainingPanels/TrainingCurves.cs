using System.Globalization;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>Curves over epochs in the style of figure 2e and 2f.</summary>
internal static class TrainingCurves
{
    private const double LineWidth = 4;
    private const double DotArea = 80;

    /// <summary>A line for each rule, dots on the ballistic one, and a band where there are several seeds.</summary>
    public static Seq<Layer> Layers(Func<EpochResult, double> quantity, TrainingParameters p, Seq<TrainingRuns> runs)
        => SeedBand.Layers(p, record => Curve(quantity, record), it => Line(quantity, it), runs)
            + runs.Filter(it => it.Rule == "ballistic").Map(it => (Layer)Dots(quantity, it));

    /// <summary>Where each layer's numbers come from.</summary>
    public static Seq<Origin> Origins(Seq<Layer> layers, Seq<TrainingRuns> runs)
        => layers.Bind(layer => runs
            .Filter(it => layer.Name.StartsWith(it.Rule, StringComparison.Ordinal))
            .Bind(it => (layer is Layer.Band ? it.All : Seq1(it.Shown)).Map(record => new Origin(layer.Name, Words(record)))));

    /// <summary>What is unlike the published experiment, to stand above the panel.</summary>
    public static Option<string> Title(Seq<TrainingRuns> runs)
    {
        var record = runs.Head.Shown;
        var isComplete = record.Data.Name == "complete" && record.Profile == Profile.Paper.Name;
        return isComplete
            ? None
            : string.Create(CultureInfo.InvariantCulture, $"{record.Settings.Dataset.Title}, {record.TrainImages:N0} + {record.TestImages:N0} images{Note(record)}");
    }

    /// <summary>A quantity over the epochs of one run.</summary>
    public static Series Curve(Func<EpochResult, double> quantity, TrainingRecord record)
        => Series.Of(Values.Of(record.Epochs.Map(epoch => (double)epoch.Epoch)), Values.Of(record.Epochs.Map(quantity)));

    private static string Note(TrainingRecord record)
        => record.Data.Name switch
        {
            "complete" => string.Empty,
            "subset" => ", from JPEG",
            _ => ", unknown origin",
        };

    /// <summary>Everything about a record in one line.</summary>
    public static string Words(TrainingRecord record)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{record.Data.Description}; {record.TrainImages:N0} + {record.TestImages:N0} images used; rule {record.Settings.Rule}; seed {record.Settings.Seed}; profile {record.Profile}; {record.Settings.Precision.ToString().ToLowerInvariant()}; record {record.Key}; data SHA-256 {record.Data.Sha256}");

    private static Layer.Line Line(Func<EpochResult, double> quantity, TrainingRuns runs)
        => new Layer.Line(runs.Rule, Curve(quantity, runs.Shown), Stroke(runs.Rule)) { Label = runs.Shown.Settings.Rule.Title };

    private static Layer.Points Dots(Func<EpochResult, double> quantity, TrainingRuns runs)
        => new Layer.Points($"{runs.Rule}-epochs", Curve(quantity, runs.Shown), Colors.Blue, Drawing.Dots.Diameter(DotArea), AboveFrame: true);

    private static Stroke Stroke(string rule)
        => rule == "ballistic" ? Figures.Stroke.Dashed(PublishedColor(rule), LineWidth) : Figures.Stroke.Solid(PublishedColor(rule), LineWidth);

    /// <summary>The colour of a rule in the published panels.</summary>
    public static Color PublishedColor(string rule)
        => rule switch
        {
            "sgd" => Colors.Black,
            "adam" => Colors.Crimson,
            _ => Colors.DeepSkyBlue,
        };

    /// <summary>How the rule of a layer looks; the text that chooses a rule begins with its name.</summary>
    public static RuleLook LookOf(string rule) => RuleLook.Of(0, rule.Split(':')[0]);

    /// <summary>Lines, dots and bands as their rules look in all figures.</summary>
    public static Seq<Layer> Coloured(Seq<Layer> layers)
        => layers.Map(layer => RuleLook.Find(layer.Name.Split('-', ':')[0]).Match(
            look => layer switch
            {
                Layer.Line line => line with { Stroke = look.Stroke(line.Stroke.WidthPoints) },
                Layer.Band band => band with { Color = look.Color.WithOpacity(band.Color.Opacity / 255.0) },
                Layer.Points points => points with { Color = look.Color },
                _ => layer,
            },
            () => layer)).Strict();

    /// <summary>The last epoch that lines reach.</summary>
    public static double LastEpoch(Seq<Layer> layers) => OfLines(line => line.Series.X, layers).Fold(1.0, Math.Max);

    /// <summary>The greatest value of lines.</summary>
    public static double Greatest(Seq<Layer> layers) => OfLines(line => line.Series.Y, layers).Fold(0.0, Math.Max);

    /// <summary>The least value of lines.</summary>
    public static double Least(Seq<Layer> layers) => OfLines(line => line.Series.Y, layers).Fold(double.PositiveInfinity, Math.Min);

    /// <summary>The least value of lines from an epoch on.</summary>
    public static double LeastFrom(double epoch, Seq<Layer> layers)
        => layers.Bind(layer => layer is Layer.Line line
                ? Enumerable.Range(0, line.Series.Count).Where(i => line.Series.X[i] >= epoch).Select(i => line.Series.Y[i]).ToSeq()
                : Seq<double>())
            .Fold(double.PositiveInfinity, Math.Min);

    /// <summary>An axis from 0 to a little above the greatest loss.</summary>
    public static Axis LossAxis(string label, Seq<Layer> layers) => House.Axis(label, 0, 1.05 * Greatest(layers), 5);

    /// <summary>An axis from an even number below the least percentage to 100.</summary>
    public static Axis AccuracyAxis(string label, Seq<Layer> layers) => House.Axis(label, Math.Max(0, Math.Floor((Least(layers) - 1) / 2) * 2), 100, 5);

    private static Seq<double> OfLines(Func<Layer.Line, Values> coordinate, Seq<Layer> layers)
        => layers.Bind(layer => layer is Layer.Line line ? coordinate(line).Span.ToArray().ToSeq() : Seq<double>());
}
