using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Certification;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Continuation;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Certificates;

/// <summary>Problems with more than one extremal path: each is certified for what it is, and a path beside it is not.</summary>
[Trait("Lane", "Slow")]
public class SeveralPathsCertificateTests
{
    private static readonly CertificateSettings _withoutNeighbours = CertificateSettings.Default with { ChecksCostate = false };

    [Fact]
    public void Every_soap_film_is_certified_and_a_disturbed_one_rejected()
        => CertifyAll(2, MultiStartSettings.WithStarts(4, MultiStartSettings.Default), Rows.SoapFilm.Problem);

    [Fact]
    public void Both_solutions_of_Bratus_problem_are_certified_and_disturbed_ones_rejected()
        => CertifyAll(2, MultiStartSettings.WithAmplitude(8, MultiStartSettings.WithStarts(16, MultiStartSettings.Default)), Rows.Bratu.Problem);

    [Fact]
    public void A_path_that_lingers_at_a_saddle_is_an_extremal_whose_index_is_not_claimed()
    {
        // Of the 60 units of time most are spent at rest points: where in time the crossing lies costs almost nothing, so no second-order verdict can be proved.
        var solution = CollocationSolver.Solve(CollocationSettings.Default, Rows.MaierStein.Problem).Value();
        Close.To(Rows.MaierStein.Answer, solution.Objective, Rows.MaierStein.HalfUnit);
        Assert.True(solution.Certificate.IsExtremal, solution.Certificate.ToString());
        Assert.False(solution.Certificate.IsLocalMinimum);
        Assert.IsType<SecondOrderVerdict.Undecided>(solution.Certificate.Verdict);
        RejectDisturbed(solution);
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-7)]
    [InlineData(1e-8)]
    public void A_path_that_lingers_at_a_saddle_satisfies_its_own_certificate_at_every_tolerance(double tolerance)
    {
        // The path is almost free to shift in time, so its error is no guide: the solver must refine until the equations hold between the points.
        var settings = CertificateSettings.Default with { ChecksCostate = false };
        var solution = CollocationSolver.Solve(CollocationSettings.WithTolerance(tolerance, CollocationSettings.Default), Rows.MaierStein.Problem).Value();
        var certificate = Certifier.Check(settings, solution.Path.Positions, solution.Path.Costates, solution.Problem).Value();
        Assert.True(certificate.IsExtremal, certificate.ToString());
        Close.To(Rows.MaierStein.Answer, solution.Objective, Rows.MaierStein.HalfUnit);
    }

    [Fact]
    public void The_same_crossing_in_less_time_is_a_minimum_and_shows_why_sixty_units_cannot_be_told()
    {
        // The path rests at −1, at 0 and at 1; how it shares its time among the three costs what J is above its limit for T → ∞, which falls by the same
        // factor for every unit of time. At T = 60 that is below the rounding of J: no arithmetic of 16 digits can tell the sign of the second variation.
        var solved = new[] { 15.0, 20.0, 25.0 }
            .Select(duration => Rows.MaierStein.Problem.With(statement => statement with { Horizon = Rows.To(duration, 1, 0) }))
            .Select(problem => CollocationSolver.Solve(CollocationSettings.WithTolerance(1e-10, CollocationSettings.Default), problem).Value())
            .ToArray();
        Assert.All(solved, solution => Assert.True(solution.Certificate.IsLocalMinimum, solution.Certificate.ToString()));
        var (first, second) = (solved[0].Objective - solved[1].Objective, solved[1].Objective - solved[2].Objective);
        var fallInFive = second / first;
        Assert.InRange(fallInFive, 1.0 / 40, 1.0 / 20);

        // What is above the limit at T = 25 is the sum of a geometric series.
        var above = second * fallInFive / (1 - fallInFive);
        Assert.InRange(above, 1e-7, 1e-6);
        Assert.True(above * Math.Pow(fallInFive, (60 - 25) / 5) < Math.BitIncrement(solved[2].Objective) - solved[2].Objective);
    }

    private static void CertifyAll(int count, MultiStartSettings settings, NavigationProblem problem)
    {
        var found = MultiStart.Solve(settings, problem).Value();
        Assert.Equal(count, found.Count);
        foreach (var solution in found)
        {
            Assert.True(solution.Certificate.IsExtremal, solution.Certificate.ToString());
            Assert.True(solution.Certificate.CostateMismatch.IsSome, "The costate was not checked against differences of the least cost.");
            RejectDisturbed(solution);
        }
    }

    private static void RejectDisturbed(CollocationSolution solution)
    {
        var path = solution.Path;
        double[] times = [.. path.Times];
        foreach (var waves in new[] { 1, 2, 3, 5, 8 })
        {
            Vec Disturbance(double time)
                => 1e-3 * Math.Sin(Math.PI * waves * time / path.Duration) * Vec.Generate(path.Dimension, i => i % 2 == 0 ? 1 : -1);
            var positions = Trajectory.Sample(times, time => path.PositionAt(time) + Disturbance(time));
            var costates = Trajectory.Sample(times, time => path.CostateAt(time) + Disturbance(time));
            Reject(positions, path.Costates);
            Reject(path.Positions, costates);
            Reject(positions, costates);
        }

        void Reject(Trajectory positions, Trajectory costates)
        {
            var certificate = Certifier.Check(_withoutNeighbours, positions, costates, solution.Problem).Value();
            Assert.False(certificate.IsExtremal, certificate.ToString());
        }
    }
}
