using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;

namespace LossNav.Domain.Solvers.Global;

/// <summary>How widely the optimum is looked for.</summary>
/// <param name="Collocation">How each path is solved.</param>
/// <param name="BentLines">Bent lines among the starts, ≥ 0.</param>
/// <param name="Routes">The most routes that are taken from a coarse grid of space and time, in one to three dimensions; ≥ 0.</param>
/// <param name="Seeds">Points from which minima of the loss are looked for, ≥ 0.</param>
/// <param name="SameDistance">Two paths count as one where they are nowhere further apart than this share of their size; &gt; 0.</param>
public sealed record GlobalSettings(CollocationSettings Collocation, int BentLines, int Routes, int Seeds, double SameDistance)
{
    /// <summary>8 bent lines, 8 routes, 48 seeds; paths within 1e-3 are the same.</summary>
    public static GlobalSettings Default { get; } = new(CollocationSettings.Default, 8, 8, 48, 1e-3);

    internal Seq<NavigationError> Check()
        => Collocation.Check()
            + Checks.AtLeast("the number of bent lines", BentLines, 0)
            + Checks.AtLeast("the number of routes", Routes, 0)
            + Checks.AtLeast("the number of seeds", Seeds, 0)
            + Checks.Positive("the distance of paths that count as one", SameDistance);
}
