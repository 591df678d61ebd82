namespace LossNav.Application.Recipes.Drawing;

/// <summary>Sizes of dots.</summary>
internal static class Dots
{
    private const double EdgePoints = 1;

    /// <summary>The diameter in points of a dot of an area in square points, as the published figures give it, with its edge.</summary>
    public static double Diameter(double area) => Math.Sqrt(area) + EdgePoints;
}
