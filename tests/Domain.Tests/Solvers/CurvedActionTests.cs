using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers;

[Trait("Lane", "Slow")]
public class CurvedActionTests
{
    [Theory]
    [InlineData(ActionRule.Left)]
    [InlineData(ActionRule.Trapezoid)]
    public void Constants_written_as_fields_give_the_answer_of_the_fast_way(ActionRule rule)
    {
        var (metric, drift) = (Mat.FromRows(Vec.Of(1.5, 0.4), Vec.Of(0.4, 0.9)), Mat.FromRows(Vec.Of(-0.2, 0.7), Vec.Of(-0.5, 0.1)));
        var plain = Problems.Fig1.With(statement => statement with { Metric = new Metric.Constant(metric), Drift = new Drift.Linear(drift), LearningRate = 0.7 });
        var asFields = plain.With(statement => statement with
        {
            Metric = new Metric.Field(toSeq(metric.Span.ToArray()).Map(entry => JetLandscape.Of(2, _ => Jet.Constant(2, entry)).AsFunction()).Strict()),
            Drift = Rows.Field(2, x => (-0.2 * x[0]) + (0.7 * x[1]), x => (-0.5 * x[0]) + (0.1 * x[1])),
        });
        var fast = ActionSolver.Solve(ActionSettings.Of(101, rule), plain).Value();
        var curved = ActionSolver.Solve(ActionSettings.Of(101, rule), asFields).Value();
        Close.Relative(fast.Action, curved.Action, 1e-12);
        for (var i = 0; i < 101; i++)
        {
            Close.To(fast.Path.PositionAt(i), curved.Path.PositionAt(i), 1e-9);
            Close.To(fast.Costates.PositionAt(i), curved.Costates.PositionAt(i), 1e-9);
        }
    }

    [Theory]
    [InlineData(ActionRule.Left, 1)]
    [InlineData(ActionRule.Trapezoid, 2)]
    public void The_error_falls_with_the_order_of_the_rule(ActionRule rule, int order)
    {
        // Everything at once: a metric and a drift that bend, a loss, a discount and a terminal cost.
        var problem = Rows.Checked(Rows.On(Problems.DoubleWell, -0.6, 0.55) with
        {
            Metric = Rows.Diagonal(x => (x[1] * x[1]) + 1, x => (0.5 * x[0] * x[0]) + 2),
            Drift = Rows.Field(2, x => -x[1], x => Jet.Sin(x[0])),
            LearningRate = 0.8,
            LossWeight = 0.6,
            DiscountRate = 0.4,
            Horizon = new Horizon.Finite(2, new EndCondition.TerminalCost(JetLandscape.Of(2, x => ((x[0] + -1) * (x[0] + -1)) + (0.5 * x[1] * x[1])))),
        });
        var exact = CollocationSolver.Solve(CollocationSettings.WithTolerance(1e-12, CollocationSettings.Default), problem).Value();
        double Error(int points) => Math.Abs(ActionSolver.Solve(ActionSettings.Of(points, rule), problem).Value().Objective - exact.Objective);
        Assert.InRange(Math.Log2(Error(101) / Error(201)), order - 0.15, order + 0.15);

        var fine = ActionSolver.Solve(ActionSettings.Of(801, ActionRule.Trapezoid), problem).Value();
        Close.To(exact.StartCostate, fine.Costates.Start, 1e-4);
        Close.To(exact.Path.PositionAt(2), fine.Path.End, 1e-4);
        Assert.True(fine.Certificate.IsLocalMinimum);
    }

    [Fact]
    public void A_hundred_dimensions_and_a_thousand_points_are_solved()
    {
        // L = ½Σ(i/50)θ_i² in 100 dimensions: each coordinate is on its own, J = ½ω coth(ωT)… checked against one dimension at a time.
        const int D = 100;
        double Curvature(int i) => (i + 1) / 50.0;
        var landscape = QuadraticLandscape.Create(Mat.Generate(D, D, (i, j) => i == j ? Curvature(i) : 0), Vec.Zero(D)).Value();
        var problem = Rows.Checked(Rows.On(landscape, [.. Enumerable.Repeat(1.0, D)]) with { Horizon = new Horizon.Finite(1, EndCondition.Anywhere) });
        var solution = ActionSolver.Solve(ActionSettings.Of(1000, ActionRule.Trapezoid), problem).Value();

        // θ̈ = ω²θ with θ̇(1) = 0: J = ½ω tanh ω.
        var exact = Enumerable.Range(0, D).Sum(i => 0.5 * Math.Sqrt(Curvature(i)) * Math.Tanh(Math.Sqrt(Curvature(i))));
        Close.Relative(exact, solution.Objective, 1e-6);
        Assert.True(solution.Statistics.IsLocalMinimum);
    }

    [Fact]
    public void A_learner_that_cannot_push_every_parameter_is_sent_to_collocation()
    {
        var problem = Rows.FisherRao.Problem.With(statement => statement with { Metric = new Metric.Authority(Mat.Diagonal(0, 1)) });
        Assert.Equal("N021", ActionSolver.Solve(ActionSettings.Of(50, ActionRule.Left), problem).Errors().Head.Code);
    }

    [Fact]
    public void An_inverse_metric_that_is_not_singular_is_an_ordinary_metric()
    {
        var inverse = Mat.FromRows(Vec.Of(0.8, 0.1), Vec.Of(0.1, 0.5));
        var tensor = LinearAlgebra.Inverse(inverse).IfNone(Mat.Zero(2, 2));
        var byInverse = ActionSolver.Solve(ActionSettings.Of(50, ActionRule.Left), Problems.Fig1.With(s => s with { Metric = new Metric.Authority(inverse) })).Value();
        var byTensor = ActionSolver.Solve(ActionSettings.Of(50, ActionRule.Left), Problems.Fig1.With(s => s with { Metric = new Metric.Constant(0.5 * (tensor + tensor.Transpose)) })).Value();
        Close.Relative(byTensor.Action, byInverse.Action, 1e-12);
    }
}
