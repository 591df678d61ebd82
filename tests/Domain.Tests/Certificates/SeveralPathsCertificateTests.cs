using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Continuation;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Certificates;

/// <summary>Problems with more than one extremal path: each is certified for what it is, and a path beside it is not.</summary>
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
