using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Infinite;

namespace LossNav.Domain.Solvers.Thresholds;

/// <summary>Where and how exactly a critical discount rate is looked for.</summary>
/// <param name="Lowest">A rate, &gt; 0, at which the one minimum is the cheaper to go to.</param>
/// <param name="Highest">A greater rate at which the other is.</param>
/// <param name="Paths">How exactly the two paths are solved; their target is replaced.</param>
/// <param name="Tolerance">The search ends when the rate is known to this, &gt; 0, but for the errors of the costs.</param>
/// <param name="MostSteps">Steps of the search after which to give up, ≥ 1.</param>
public sealed record CriticalDiscountSettings(double Lowest, double Highest, InfiniteSettings Paths, double Tolerance, int MostSteps)
{
    /// <summary>The defaults for a bracket: costs to 1e-10, the rate to 1e-10, at most 50 steps.</summary>
    /// <param name="lowest">A rate at which the one minimum is cheaper.</param>
    /// <param name="highest">A rate at which the other is.</param>
    public static CriticalDiscountSettings Between(double lowest, double highest)
        => new(lowest, highest, InfiniteSettings.WithTolerance(1e-10, InfiniteSettings.Default), 1e-10, 50);

    internal Seq<NavigationError> Check()
        => Checks.Positive("the lowest discount rate", Lowest)
            + Checks.When(
                !(Highest > Lowest && double.IsFinite(Highest)),
                () => new NavigationError.OutOfRange("the highest discount rate", Highest, "a finite number greater than the lowest"))
            + Paths.Check()
            + Checks.Positive("the tolerance", Tolerance)
            + Checks.AtLeast("the most steps", MostSteps, 1);
}
