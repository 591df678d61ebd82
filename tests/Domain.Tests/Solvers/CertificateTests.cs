using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Certification;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

public class CertificateTests
{
    private static readonly CertificateSettings _withoutNeighbours = CertificateSettings.Default with { ChecksCostate = false };

    public static TheoryData<Row> Quick => [.. Rows.Quick];

    [Theory]
    [Trait("Lane", "Slow")]
    [MemberData(nameof(Quick), DisableDiscoveryEnumeration = true)]
    public void A_solution_is_certified_by_all_its_conditions(Row row)
    {
        var solution = CollocationSolver.Solve(CollocationSettings.Default, row.Problem).Value();
        var certificate = solution.Certificate;
        Assert.True(certificate.IsLocalMinimum, certificate.ToString());
        Assert.True(certificate.CostateMismatch.IsSome, "The costate was not checked against differences of the least cost.");
        Close.Relative(solution.Objective, certificate.Objective, 1e-12);
    }

    [Theory]
    [Trait("Lane", "Slow")]
    [MemberData(nameof(Quick), DisableDiscoveryEnumeration = true)]
    public void A_path_disturbed_by_a_thousandth_is_rejected_every_time(Row row)
    {
        var solution = CollocationSolver.Solve(CollocationSettings.Default, row.Problem).Value();
        double[] times = [.. solution.Path.Times];
        var (positions, costates) = (solution.Path.Positions, solution.Path.Costates);
        Assert.True(Certifier.Check(_withoutNeighbours, positions, costates, row.Problem).Value().IsExtremal);
        for (var waves = 1; waves <= 3; waves++)
        {
            var phase = Math.PI * waves / solution.Path.Duration;
            Vec Disturbance(double time) => 1e-3 * Math.Sin(phase * time) * Vec.Generate(row.Problem.Dimension, _ => 1);
            Reject(row, Trajectory.Sample(times, time => solution.Path.PositionAt(time) + Disturbance(time)), costates);
            Reject(row, positions, Trajectory.Sample(times, time => solution.Path.CostateAt(time) + Disturbance(time)));
        }

        for (var moved = 0; moved < times.Length; moved += Math.Max(1, times.Length / 7))
        {
            var at = times[moved];
            Reject(row, Trajectory.Sample(times, time => solution.Path.PositionAt(time) + Vec.Generate(row.Problem.Dimension, _ => time == at ? 1e-3 : 0)), costates);
        }
    }

    [Fact]
    public void The_index_counts_the_conjugate_points_of_an_upturned_parabola()
    {
        // L = −½θ²: δθ̈ = −δθ vanishes again at π, 2π, …: the index is the number of multiples of π inside (0, T).
        var hill = JetLandscape.Of(1, x => -0.5 * x[0] * x[0]);
        foreach (var (duration, index) in new[] { (3.0, 0), (3.3, 1), (6.2, 1), (6.4, 2), (9.5, 3) })
        {
            var solution = CollocationSolver.SolveFrom(
                CollocationSettings.Default,
                Trajectory.Sample([0, duration], _ => Vec.Of(0)),
                Rows.Checked(Rows.On(hill, 0.0) with { Horizon = Rows.To(duration, 0.0) })).Value();
            Assert.Equal(index, Index(solution.Certificate.Verdict));
        }
    }

    [Fact]
    public void The_index_counts_focal_points_where_the_end_is_free()
    {
        // δθ̈ = −δθ with δθ̇(T) = 0: cos T changes sign at π/2, 3π/2, ….
        var hill = JetLandscape.Of(1, x => -0.5 * x[0] * x[0]);
        foreach (var (duration, index) in new[] { (1.5, 0), (1.7, 1), (4.6, 1), (4.8, 2) })
        {
            var solution = CollocationSolver.SolveFrom(
                CollocationSettings.Default,
                Trajectory.Sample([0, duration], _ => Vec.Of(0)),
                Rows.Checked(Rows.On(hill, 0.0) with { Horizon = new Horizon.Finite(duration, EndCondition.Anywhere) })).Value();
            Assert.Equal(index, Index(solution.Certificate.Verdict));
        }
    }

    [Fact]
    public void An_end_at_a_conjugate_point_leaves_the_index_undecided()
    {
        var hill = JetLandscape.Of(1, x => -0.5 * x[0] * x[0]);
        var problem = Rows.Checked(Rows.On(hill, 0.0) with { Horizon = Rows.To(Math.PI, 0.0) });
        var rest = Trajectory.Sample(Trajectory.UniformTimes(Math.PI, 41), _ => Vec.Of(0));
        Assert.IsType<SecondOrderVerdict.Undecided>(Certifier.Check(_withoutNeighbours, rest, rest, problem).Value().Verdict);
    }

    [Theory]
    [InlineData(ActionRule.Left)]
    [InlineData(ActionRule.Trapezoid)]
    public void A_path_of_the_discrete_action_is_certified_and_a_disturbed_one_rejected(ActionRule rule)
    {
        var solution = ActionSolver.Solve(ActionSettings.Of(201, rule), Problems.Fig1).Value();
        Assert.True(solution.Certificate.IsLocalMinimum, solution.Certificate.ToString());
        for (var moved = 1; moved < 200; moved += 20)
        {
            var bent = Trajectory.Sample(
                [.. solution.Path.Times],
                time => solution.Path.PositionAt((int)Math.Round(time * 50)) + Vec.Of((int)Math.Round(time * 50) == moved ? 1e-3 : 0, 0));
            Assert.False(ActionCertifier.Check(CertificateSettings.Default, rule, bent, Problems.Fig1).Value().IsExtremal);
        }

        var shifted = Trajectory.Sample(
            [.. solution.Path.Times],
            time => solution.Path.PositionAt((int)Math.Round(time * 50)) + (1e-3 * Math.Sin(Math.PI * time / 4) * Vec.Of(0, 1)));
        Assert.False(ActionCertifier.Check(CertificateSettings.Default, rule, shifted, Problems.Fig1).Value().IsExtremal);
    }

    [Theory]
    [InlineData(ActionRule.Left, 51)]
    [InlineData(ActionRule.Left, 200)]
    [InlineData(ActionRule.Trapezoid, 51)]
    [InlineData(ActionRule.Trapezoid, 200)]
    public void The_error_of_the_discrete_action_is_estimated_from_half_as_many_steps(ActionRule rule, int points)
    {
        var solution = ActionSolver.Solve(ActionSettings.Of(points, rule), Problems.Fig1).Value();
        var exact = CollocationSolver.Solve(CollocationSettings.WithTolerance(1e-12, CollocationSettings.Default), Problems.Fig1).Value();
        var error = Math.Abs(solution.Objective - exact.Objective);
        Assert.InRange(solution.Certificate.ObjectiveError, error, 5 * error);
    }

    [Fact]
    public void A_path_over_other_times_is_refused()
    {
        var path = Trajectory.Sample([0, 1, 2, 3], _ => Vec.Of(0));
        Assert.Equal("N003", Certifier.Check(CertificateSettings.Default, path, path, Rows.FreeFlight.Problem).Errors().Head.Code);
    }

    private static void Reject(Row row, Trajectory positions, Trajectory costates)
    {
        var certificate = Certifier.Check(_withoutNeighbours, positions, costates, row.Problem).Value();
        Assert.False(certificate.IsExtremal, certificate.ToString());
    }

    private static int Index(SecondOrderVerdict verdict) => verdict.Match(_ => 0, saddle => saddle.Index, _ => -1);
}
