using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Certificates;

/// <summary>Whether a path can be one of a problem at all.</summary>
internal static class PathChecks
{
    public static Seq<NavigationError> Fits(Trajectory path, double duration, int dimension)
        => Checks.AtLeast("the number of points N", path.Count, 3)
            + Checks.When(
                path.Dimension != dimension,
                () => new NavigationError.WrongShape("the path", $"of {path.Dimension} parameters", $"of {dimension}, as the landscape"))
            + Checks.When(
                path.Times[0] != 0 || Math.Abs(path.Times[^1] - duration) > 1e-9 * duration,
                () => new NavigationError.WrongShape("the path", "over other times than the problem", $"from 0 to {duration}"));
}
