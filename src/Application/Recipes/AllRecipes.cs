using LanguageExt;

namespace LossNav.Application.Recipes;

/// <summary>Every figure that can be made, one row each.</summary>
public static class AllRecipes
{
    /// <summary>The recipes in the order of the paper.</summary>
    public static Seq<Recipe> All { get; } = new(
    [
        SurfaceFigure.Recipe,
        DoubleWellFigure.Recipe,
        EnergyFigure.Recipe,
        HorizonThetaFigure.Recipe,
        HorizonLossFigure.Recipe,
        HorizonPathsFigure.Recipe,
        RateRatioFigure.Recipe,
        DriftFigure.Recipe,
        BasinFigure.Recipe,
    ]);
}
