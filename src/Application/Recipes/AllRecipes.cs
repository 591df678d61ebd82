using LanguageExt;
using LossNav.Application.Recipes.AdamFromInference;
using LossNav.Application.Recipes.Basins;
using LossNav.Application.Recipes.Composed;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Figure1;
using LossNav.Application.Recipes.Figure2;
using LossNav.Application.Recipes.Figure3;
using LossNav.Application.Recipes.Regret;
using LossNav.Application.Recipes.WeightReset;

namespace LossNav.Application.Recipes;

/// <summary>Every figure that can be made, one row each.</summary>
public static class AllRecipes
{
    /// <summary>The recipes: first those that take longest, so that the others are drawn beside them, then the order of the paper.</summary>
    public static Seq<Recipe> All { get; } = new(
    [
        BasinFigure.Recipe,
        RuleRegretFigure.Recipe,
        OverviewFigure.Recipe,
        GeometryFigure.Recipe,
        SurfaceFigure.Recipe,
        DoubleWellFigure.Recipe,
        EnergyFigure.Recipe,
        HorizonThetaFigure.Recipe,
        HorizonLossFigure.Recipe,
        HorizonPathsFigure.Recipe,
        RateRatioFigure.Recipe,
        DriftFigure.Recipe,
        InferenceFigure.Recipe,
        WeightResetFigure.Recipe,
    ]);
}
