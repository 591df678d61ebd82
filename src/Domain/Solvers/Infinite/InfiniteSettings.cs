using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Infinite;

/// <summary>How an infinite horizon is cut off and solved.</summary>
/// <param name="Collocation">Tolerance and limits of the part before the cut.</param>
/// <param name="Reach">The path is followed until its distance from the rest point has fallen to this share of its size; in (0, 0.1].</param>
/// <param name="Target">A point near the minimum at which the path comes to rest; if none, every known minimum and the one downhill of the start are tried.</param>
public sealed record InfiniteSettings(CollocationSettings Collocation, double Reach, Option<Vec> Target)
{
    /// <summary>An error of 1e-9, followed down to 1e-6 of the distance, at the best minimum.</summary>
    public static InfiniteSettings Default { get; } = new(CollocationSettings.Default, 1e-6, None);

    /// <summary>The same settings with another tolerance.</summary>
    public static InfiniteSettings WithTolerance(double tolerance, InfiniteSettings settings)
        => settings with { Collocation = CollocationSettings.WithTolerance(tolerance, settings.Collocation) };

    /// <summary>The same settings for paths that come to rest near a given point.</summary>
    public static InfiniteSettings WithTarget(Vec target, InfiniteSettings settings) => settings with { Target = target };

    internal Seq<NavigationError> Check()
        => Collocation.Check() + Checks.When(!(Reach > 0 && Reach <= 0.1), () => new NavigationError.OutOfRange("the reach", Reach, "in (0, 0.1]"));
}
