using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

public class CollocationSolverTests
{
    private static readonly CollocationSettings _exact = CollocationSettings.WithTolerance(1e-12, CollocationSettings.Default);

    public static TheoryData<Row> Quick => [.. Rows.Quick];

    [Theory]
    [MemberData(nameof(Quick), DisableDiscoveryEnumeration = true)]
    public void Known_answers_are_reached_to_all_their_digits(Row row)
    {
        var solution = CollocationSolver.Solve(_exact, row.Problem).Value();
        Close.To(row.Answer, row.Read(solution), row.HalfUnit + (4e-16 * Math.Abs(row.Answer)));
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public void The_lower_of_two_ways_over_a_ridge_is_found_though_the_straight_line_keeps_the_symmetry()
    {
        // On the axis y = 0 the action would be 2ΔU = ½: the least one leaves the axis.
        var solution = CollocationSolver.Solve(CollocationSettings.WithTolerance(1e-7, CollocationSettings.Default), Rows.MaierStein.Problem).Value();
        Close.To(Rows.MaierStein.Answer, solution.Objective, Rows.MaierStein.HalfUnit);
        Assert.Contains(solution.Trajectory.Coordinate(1), y => Math.Abs(y) > 0.1);
    }

    [Fact]
    public void A_terminal_cost_is_met_where_its_slope_balances_the_speed()
    {
        // θ moves at constant speed v = −5θ(T), so θ(T) = θ₀/(1 + 5T).
        var solution = CollocationSolver.Solve(_exact, Rows.TerminalCost.Problem).Value();
        Close.To(1.5 / 26, solution.Path.PositionAt(5)[0], 1e-14);
        Close.To(-5 * 1.5 / 26, solution.Path.CostateAt(5)[0], 1e-13);
    }

    [Fact]
    public void A_long_horizon_follows_the_closed_form_of_the_infinite_one()
    {
        var landscape = QuadraticLandscape.Create(Mat.Diagonal(1, 2), Vec.Of(0.5, 0)).Value();
        var statement = Rows.On(landscape, 1, -1) with { Drift = Drift.Rotation(0.7), DiscountRate = 0.3, LearningRate = 0.8 };
        var exact = QuadraticSolver.Solve(Rows.Checked(statement)).Value();
        var end = exact.PositionAt(6);
        var solution = CollocationSolver.Solve(_exact, Rows.Checked(statement with { Horizon = new Horizon.Finite(6, new EndCondition.Fixed(end)) })).Value();
        foreach (var time in new[] { 0, 0.3, 2, 4.5, 6 })
        {
            Close.To(exact.PositionAt(time), solution.Path.PositionAt(time), 1e-7);
            Close.To(exact.Costate(exact.PositionAt(time)), solution.Path.CostateAt(time), 1e-7);
        }

        // At the points of the mesh, where the order is 8.
        for (var i = 0; i < solution.Path.Count; i++)
        {
            Close.To(exact.PositionAt(solution.Path.Times[i]), solution.Trajectory.PositionAt(i), 1e-11);
        }
    }

    [Fact]
    public void A_learner_that_can_push_only_the_speed_moves_the_place_too()
    {
        // θ̈ = u from rest at 0 to rest at 1 in T = 1: θ = 3t² − 2t³, ½∫u² = ½∫(6 − 12t)² dt = 6.
        var statement = Rows.On(JetLandscape.Zero(2), 0, 0) with
        {
            Metric = new Metric.Authority(Mat.Diagonal(0, 1)),
            Drift = new Drift.Linear(Mat.FromRows(Vec.Of(0, 1), Vec.Of(0, 0))),
            LossWeight = 0,
            Horizon = Rows.To(1, 1, 0),
        };
        var solution = CollocationSolver.Solve(_exact, Rows.Checked(statement)).Value();
        Close.To(6, solution.Objective, 1e-12);
        Close.To(Vec.Of(0.5, 1.5), solution.Path.PositionAt(0.5), 1e-12);
        Assert.True(solution.Certificate.IsLocalMinimum);
    }

    [Fact]
    public void A_loss_that_moves_in_time_is_followed()
    {
        // L = ½(θ − sin t)²: θ̈ = θ − sin t has θ = ½ sin t + c e^t + d e^{−t}; the ends are chosen so that c = d = 0.
        var moving = new MovingParabola();
        var statement = Rows.On(moving, 0.0) with { Horizon = Rows.To(3, 0.5 * Math.Sin(3)) };
        var solution = CollocationSolver.Solve(_exact, Rows.Checked(statement)).Value();
        Close.To(0.5, solution.StartCostate[0], 1e-12);

        // J = ∫ ⅛cos²t + ⅛sin²t dt = 3/8.
        Close.To(0.375, solution.Objective, 1e-12);
        Assert.True(solution.Certificate.IsLocalMinimum);
    }

    [Fact]
    public void An_infinite_horizon_is_refused_with_a_reason()
        => Assert.Equal("N007", CollocationSolver.Solve(_exact, Rows.Checked(Rows.On(JetLandscape.Zero(1), 0.0))).Errors().Head.Code);

    [Fact]
    public void All_wrong_settings_are_reported_at_once()
        => Assert.Equal(4, CollocationSolver.Solve(new CollocationSettings(0, 1, 0, 0), Rows.FreeFlight.Problem).Errors().Count);

    [Fact]
    public void A_path_that_does_not_exist_is_an_error_and_not_a_number()
    {
        // Bratu's problem beyond its fold at 3.5138 has no solution.
        var beyond = Rows.Bratu.Problem.With(statement => statement with { LossWeight = 4 });
        Assert.Equal("N010", CollocationSolver.Solve(CollocationSettings.Default, beyond).Errors().Head.Code);
    }
}

/// <summary>L = ½(θ − sin t)².</summary>
file sealed class MovingParabola() : DenseLandscape("moving parabola", 1, LanguageExt.Seq<CriticalPoint>.Empty)
{
    public override bool DependsOnTime => true;

    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        => Evaluate(time, position, gradient, stackalloc double[Dimension * Dimension]);

    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var offset = position[0] - Math.Sin(time);
        (gradient[0], hessian[0]) = (offset, 1);
        return 0.5 * offset * offset;
    }
}
