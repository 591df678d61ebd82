using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.Composed;

/// <summary>What the figures as printed have in common: they are made of the recipes of their panels.</summary>
internal static class Parts
{
    public const double FontPoints = 25;

    /// <summary>The bare panels of a recipe: as published for that edition, else with the correct mathematics.</summary>
    public static Validation<JobError, Figure> Draw(Recipe recipe, Edition edition, params (string Name, string Value)[] set)
        => recipe.Draw(edition == Edition.AsPublished ? edition : Edition.Panels, toMap(set)).Map(drawn => drawn.Figure);

    /// <summary>A figure with something done to its panels.</summary>
    public static Figure Each(Func<int, Panel, Panel> change, Figure figure)
        => figure with { Panels = figure.Panels.Map((index, panel) => change(index, panel)).ToSeq().Strict() };

    /// <summary>A figure with something done to its panel.</summary>
    public static Figure One(Func<Panel, Panel> change, Figure figure) => Each((_, panel) => change(panel), figure);

    /// <summary>Words at a place.</summary>
    public static Layer.Text Words(string name, string words, double x, double y, Color color, double fontPoints = FontPoints)
        => new(name, words, x, y, fontPoints, color);

    /// <summary>Lines of words below each other, each about the same middle.</summary>
    /// <param name="name">The name of the layers.</param>
    /// <param name="lines">The lines from the top.</param>
    /// <param name="x">Their middle.</param>
    /// <param name="y">The baseline of the first.</param>
    /// <param name="step">From baseline to baseline, in units of the data.</param>
    /// <param name="color">Their colour.</param>
    /// <param name="fontPoints">Their size.</param>
    public static Seq<Layer> Block(string name, Seq<string> lines, double x, double y, double step, Color color, double fontPoints)
        => lines.Map((i, line) => (Layer)(Words($"{name}-{i + 1}", line, x, y - (i * step), color, fontPoints) with { Anchor = Anchor.Middle })).ToSeq().Strict();

    /// <summary>Labels in the colours of their curves below each other.</summary>
    public static Seq<Layer> Key(Seq<(string Words, Color Color)> rows, double x, double y, double step)
        => rows.Map((i, row) => (Layer)Words($"key-{i + 1}", row.Words, x, y - (i * step), row.Color)).ToSeq().Strict();
}
