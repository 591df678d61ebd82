using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Application.Recipes;

/// <summary>How far the runs of several seeds lie apart.</summary>
internal static class SeedBand
{
    private const double Opacity = 0.25;

    /// <summary>From the least to the greatest of all seeds. A run that diverged is shorter: the band reaches as far as all of them do.</summary>
    /// <param name="line">The name of the line that it belongs to.</param>
    /// <param name="color">The colour of that line.</param>
    /// <param name="curves">One for each seed, over 1, 2, 3, …; at least one.</param>
    public static Layer Around(string line, Color color, Seq<Series> curves)
    {
        var all = curves.Strict();
        var x = Values.Make(all.Map(curve => curve.Count).Min(), i => i + 1);
        Values Extreme(Func<IEnumerable<double>, double> choose) => Values.Make(x.Count, i => choose(all.Map(curve => curve.Y[i])));
        return new Layer.Band(NameFor(line), Series.Of(x, Extreme(Enumerable.Min)), Series.Of(x, Extreme(Enumerable.Max)), color.WithOpacity(Opacity));
    }

    /// <summary>The name of the band.</summary>
    /// <param name="line">The name of the line that it belongs to.</param>
    public static string NameFor(string line) => $"{line}-seeds";
}
