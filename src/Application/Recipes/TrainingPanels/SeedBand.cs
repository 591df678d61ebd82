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
        => runs.Filter(it => p.Spread == TrainingParameters.Band && it.All.Count > 1).Map(it => (Layer)Around(line(it).Name, line(it).Stroke.Color.WithOpacity(Opacity), it.All.Map(curve).Strict()))
            + runs.Map(it => (Layer)line(it));

    /// <summary>The name of the band of a line.</summary>
    /// <param name="line">The line's name.</param>
    public static string NameFor(string line) => $"{line}-seeds";

    /// <summary>A band from the least to the greatest of the curves of all seeds.</summary>
    /// <param name="line">The name of the line that it belongs to.</param>
    /// <param name="color">The colour of that line, paler.</param>
    /// <param name="curves">One for each seed, over the same x.</param>
    public static Layer.Band Around(string line, Color color, Seq<Series> curves)
        => new(NameFor(line), Across(Enumerable.Min, curves), Across(Enumerable.Max, curves), color);

    /// <summary>The least, the greatest or the mean over seeds. A run that diverged is shorter: it reaches as far as all of them do.</summary>
    /// <param name="choose">One value of the values at one x.</param>
    /// <param name="curves">One for each seed, over the same x.</param>
    public static Series Across(Func<IEnumerable<double>, double> choose, Seq<Series> curves)
    {
        var shortest = curves.OrderBy(curve => curve.Count).First();
        return Series.Of(shortest.X, Values.Make(shortest.Count, i => choose(curves.Map(curve => curve.Y[i]))));
    }
}
