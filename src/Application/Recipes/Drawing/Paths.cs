using LossNav.Application.Figures;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Recipes.Drawing;

/// <summary>Paths of the domain as series of a figure.</summary>
internal static class Paths
{
    /// <summary>A path through the plane of its two parameters.</summary>
    public static Series Plane(Trajectory path)
        => Series.Of(Values.Make(path.Count, i => path.Positions[2 * i]), Values.Make(path.Count, i => path.Positions[(2 * i) + 1]));

    /// <summary>A single position in the plane.</summary>
    public static Series Plane(Vec position) => Series.Point(position[0], position[1]);

    /// <summary>The vector of two or more coordinates that a parameter gives.</summary>
    public static Vec Vector(LanguageExt.Seq<double> coordinates) => Vec.From(coordinates);
}
