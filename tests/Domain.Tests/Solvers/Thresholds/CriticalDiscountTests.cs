using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Thresholds;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers.Thresholds;

/// <summary>The discount rate at which the start (−0.6, 0.55) of fig. 1b lies between the basins.</summary>
[Trait("Lane", "Slow")]
public class CriticalDiscountTests
{
    private static NavigationProblem Problem { get; } = NavigationProblem.Create(ProblemStatement.On(Problems.DoubleWell, Vec.Of(-0.6, 0.55))).Value();

    [Fact]
    public void It_is_reached_by_two_paths_to_six_digits_and_agrees_with_the_stable_manifolds()
    {
        var found = Solve(CriticalDiscountSettings.Between(0.5, 0.75)).Value();
        Assert.True(found.Error < 5e-9, $"The error is said to be {found.Error:R}.");
        Close.To(0.664610, found.DiscountRate, 5e-7);

        // The boundary does not depend on y (see the basin map): both wells cost the same where p₁ = −p₂.
        var (low, high) = (0.5, 0.75);
        while (high - low > 1e-13)
        {
            var γ = (low + high) / 2;
            var sum = StableManifold.Speed(γ, Problems.DoubleWell.Minima[1].Position[0], -0.6) + StableManifold.Speed(γ, Problems.DoubleWell.Minima[0].Position[0], -0.6);
            (low, high) = sum < 0 ? (γ, high) : (low, γ);
        }

        Close.To(low, found.DiscountRate, 1e-9 + found.Error);
    }

    [Fact]
    public void At_the_critical_rate_both_paths_cost_the_same_and_end_in_different_wells()
    {
        var found = Solve(CriticalDiscountSettings.Between(0.6, 0.7)).Value();
        Close.To(found.ToFirst.Objective, found.ToSecond.Objective, 1e-9);
        Close.To(Problems.DoubleWell.Minima[1].Position, found.ToFirst.Trajectory.End, 1e-5);
        Close.To(Problems.DoubleWell.Minima[0].Position, found.ToSecond.Trajectory.End, 1e-5);
        Close.To(Problem.Start, found.ToSecond.Trajectory.Start, 1e-12);
    }

    [Fact]
    public void It_does_not_depend_on_how_far_the_paths_are_followed()
    {
        var settings = CriticalDiscountSettings.Between(0.6, 0.7);
        var shorter = Solve(settings with { Paths = settings.Paths with { Reach = 1e-3 } }).Value();
        var longer = Solve(settings).Value();
        Close.To(longer.DiscountRate, shorter.DiscountRate, shorter.Error + longer.Error);
    }

    [Fact]
    public void A_bracket_without_a_critical_rate_is_said_to_have_none()
        => Assert.Equal("N064", Assert.Single(Solve(CriticalDiscountSettings.Between(0.5, 0.6)).Errors()).Code);

    [Fact]
    public void All_that_is_wrong_with_the_settings_is_said_at_once()
        => Assert.Equal(5, Solve(new CriticalDiscountSettings(0, -1, InfiniteSettings.Default with { Reach = 0 }, 0, 0)).Errors().Count);

    private static LanguageExt.Validation<NavigationError, CriticalDiscount> Solve(CriticalDiscountSettings settings)
        => CriticalDiscountSolver.Solve(settings, Problems.DoubleWell.Minima[1].Position, Problems.DoubleWell.Minima[0].Position, Problem);
}
