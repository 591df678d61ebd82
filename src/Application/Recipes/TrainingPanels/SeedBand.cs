using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Training;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>Lines of training runs, with bands that show how far the runs of several seeds lie apart.</summary>
internal static class SeedBand
{
    private const double Opacity = 0.25;

    /// <summary>A line for the run that is shown of each rule, above a band from the least to the greatest where there are several seeds.</summary>
    /// <param name="p">Whether there are bands.</param>
    /// <param name="curve">What is drawn of a run, over 1, 2, 3, ….</param>
    /// <param name="line">The line of a rule.</param>
    /// <param name="runs">One for each rule.</param>
    public static Seq<Layer> Layers(
        TrainingParameters p, Func<TrainingRecord, Series> curve, Func<TrainingRuns, Layer.Line> line, Seq<TrainingRuns> runs)
        => runs.Filter(it => p.Spread == TrainingParameters.Band && it.All.Count > 1).Map(it => (Layer)Around(line(it), it.All.Map(curve).Strict()))
            + runs.Map(it => (Layer)line(it));

    /// <summary>The name of the band of a line.</summary>
    /// <param name="line">The line's name.</param>
    public static string NameFor(string line) => $"{line}-seeds";

    // A run that diverged is shorter: the band reaches as far as all of them do.
    private static Layer.Band Around(Layer.Line line, Seq<Series> curves)
    {
        var x = Values.Make(curves.Map(curve => curve.Count).Min(), i => i + 1);
        Values Extreme(Func<IEnumerable<double>, double> choose) => Values.Make(x.Count, i => choose(curves.Map(curve => curve.Y[i])));
        return new Layer.Band(
            NameFor(line.Name), Series.Of(x, Extreme(Enumerable.Min)), Series.Of(x, Extreme(Enumerable.Max)), line.Stroke.Color.WithOpacity(Opacity));
    }
}
