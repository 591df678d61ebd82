using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Recipes.Drawing;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>How each value of ε looks in the figure of the dial: one colour and pattern for one value, in all panels, the darker the smaller it is.</summary>
internal sealed class DialLooks(Seq<double> discounts)
{
    // The palest colours of the map cannot be read on white.
    private const double Palest = 0.85;
    private static readonly Seq<Seq<double>> Patterns = Seq(Seq<double>(), Seq(5.0, 1.5), Seq(1.5, 1.2));

    private readonly Seq<double> _ordered = discounts.Distinct().OrderBy(it => it).ToSeq().Strict();

    /// <summary>The line of a value.</summary>
    public Stroke Stroke(double discount)
    {
        var rank = _ordered.TakeWhile(it => it < discount).Count();
        return new Stroke(Viridis.Map.At(Palest * rank / Math.Max(1, _ordered.Count - 1)), House.LineWidth, Patterns[rank % Patterns.Count]);
    }
}
