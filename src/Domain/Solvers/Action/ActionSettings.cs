using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Action;

/// <summary>How finely and how exactly the discrete action is minimised.</summary>
/// <param name="Points">N ≥ 3: points of the path, both ends included; the step is T/(N − 1).</param>
/// <param name="Rule">How the integral becomes a sum.</param>
/// <param name="StepTolerance">Done when no coordinate of a Newton step exceeds this times (1 + largest coordinate); &gt; 0.</param>
/// <param name="MostIterations">Newton steps after which to give up, ≥ 1.</param>
public sealed record ActionSettings(int Points, ActionRule Rule, double StepTolerance, int MostIterations)
{
    /// <summary>The defaults for a mesh: steps to 1e-9 (Newton's method squares what is left), at most 100 iterations.</summary>
    /// <param name="points">N ≥ 3.</param>
    /// <param name="rule">How the integral becomes a sum.</param>
    public static ActionSettings Of(int points, ActionRule rule) => new(points, rule, 1e-9, 100);

    /// <summary>
    /// Whether a mesh of 200 points or more is begun on coarser ones, whose answers give the first guess; else from the straight line. This changes how long it takes,
    /// and the answer by no more than rounding, unless the straight line lies between two minima as if on a watershed.
    /// </summary>
    public bool BeginsCoarse { get; private init; } = true;

    /// <summary>The same settings, beginning from the straight line on the mesh itself.</summary>
    public static ActionSettings WithoutCoarserMeshes(ActionSettings settings) => settings with { BeginsCoarse = false };

    internal Seq<NavigationError> Check()
        => Checks.AtLeast("the number of points N", Points, 3)
            + Checks.Positive("the step tolerance", StepTolerance)
            + Checks.AtLeast("the most iterations", MostIterations, 1);
}
