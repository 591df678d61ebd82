using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Recipes.Figure1;

namespace LossNav.Application.Recipes.Composed;

/// <summary>The colours of figure 1 as printed: those of the two rules, and of ways that are worse.</summary>
/// <param name="Plan">Planning ahead, and where it leads.</param>
/// <param name="Descent">One step ahead, and where it leads.</param>
/// <param name="Fair">The way that is second best.</param>
/// <param name="Bad">The way that is worst.</param>
internal sealed record OverviewColors(Color Plan, Color Descent, Color Fair, Color Bad)
{
    /// <summary>Those of an edition: the published ones, or those that the rules have in all figures.</summary>
    public static OverviewColors Of(Edition edition)
        => edition.If(
            new OverviewColors(RuleLook.Planner.Color, RuleLook.Descent.Color, new Color(120, 120, 120), new Color(175, 175, 175)),
            new OverviewColors(DoubleWellFigure.MultiStepColor, DoubleWellFigure.DescentColor, new Color(247, 148, 29), new Color(237, 28, 36)));
}
