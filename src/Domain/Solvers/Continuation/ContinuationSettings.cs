using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;

namespace LossNav.Domain.Solvers.Continuation;

/// <summary>How a solution is followed while a parameter changes.</summary>
/// <param name="Collocation">How each point of the branch is solved.</param>
/// <param name="FirstStep">First arc length along the branch, in units in which the whole way of the parameter and the size of the path are 1; in (0, 1].</param>
/// <param name="MostPoints">Points after which to stop, ≥ 2.</param>
public sealed record ContinuationSettings(CollocationSettings Collocation, double FirstStep, int MostPoints)
{
    /// <summary>A first step of 0.05, at most 200 points.</summary>
    public static ContinuationSettings Default { get; } = new(CollocationSettings.Default, 0.05, 200);

    internal Seq<NavigationError> Check()
        => Collocation.Check()
            + Checks.When(!(FirstStep > 0 && FirstStep <= 1), () => new NavigationError.OutOfRange("the first step", FirstStep, "in (0, 1]"))
            + Checks.AtLeast("the most points", MostPoints, 2);
}

/// <summary>A point of a branch.</summary>
/// <param name="Parameter">The value of the parameter.</param>
/// <param name="Solution">The extremal path there.</param>
public sealed record BranchPoint(double Parameter, CollocationSolution Solution);
