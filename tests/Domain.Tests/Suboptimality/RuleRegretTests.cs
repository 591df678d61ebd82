using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Suboptimality;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Suboptimality;

[Trait("Lane", "Slow")]
public sealed class RuleRegretTests
{
    private const double Interval = 0.02;
    private const double Strength = 1.2;
    private static readonly Mat _curvature = Mat.FromRows(Vec.Of(2, 0.6), Vec.Of(0.6, 1));

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(10)]
    public void The_exact_policy_costs_what_the_optimum_costs_and_every_other_rule_more(double γ)
    {
        var rows = RuleRegret.Of(RegretSettings.ForAsLongAsItCounts(Interval, γ, Rate(γ)), Bowl(γ), Rules(γ)).Value();
        Assert.True(Math.Abs(rows[0].Relative) <= 1e-8, $"{rows[0].Rule}: {rows[0].Relative:R}");
        Assert.All(rows.Tail, row => Assert.True(row.Relative > 1e-7, $"{row.Rule}: {row.Relative:R}"));
    }

    [Fact]
    public void The_excess_of_the_exact_policy_falls_with_the_sixth_power_of_the_interval()
    {
        double Excess(double interval) => RuleRegret.Of(
            RegretSettings.ForAsLongAsItCounts(interval, 1, Rate(1)), Bowl(1), Seq1(NavigatorStep.Create(interval, Strength, 1, _ => _curvature).Value())).Value()[0].Relative;
        Assert.InRange(Math.Log2(Excess(0.1) / Excess(0.05)), 5.7, 6.5);
        Assert.All([0.4, 0.2, 0.1], interval => Assert.True(Excess(interval) > 0));
    }

    [Fact]
    public void The_parts_of_the_optimum_are_those_of_the_closed_form()
    {
        // 1-D, h = ηk = 1, γ = 0: δ = e^{−t}, kinetic = loss = ∫½e^{−2t} = ¼.
        var problem = NavigationProblem.Create(ProblemStatement.On(QuadraticLandscape.Create(Mat.Diagonal(1), Vec.Of(0)).Value(), Vec.Of(1))).Value();
        var row = RuleRegret.Of(RegretSettings.ForAsLongAsItCounts(0.01, 0, 1), problem, Seq1(GradientDescent.Create(0.01).Value())).Value()[0];
        Close.To(0.25, row.Optimum.Kinetic, 1e-10);
        Close.To(0.25, row.Optimum.Loss, 1e-10);

        // Here gradient descent at the rate 1 is the optimum too, up to its Euler steps: (1 − Δt)^n for e^{−nΔt}.
        Close.To(0, row.Relative, 1e-4);
        Assert.True(row.Excess > 0);
    }

    [Fact]
    public void A_path_costs_what_its_closed_form_says()
    {
        // θ = (cos t, sin t) on L = ½|θ|², γ = 0.3, η = 2, k = 3, to T = 2: the rates are 1/4 and 3/2, times (1 − e^{−0.6})/0.3.
        var problem = NavigationProblem.Create(ProblemStatement.On(QuadraticLandscape.Create(Mat.Identity(2), Vec.Zero(2)).Value(), Vec.Of(1, 0)) with
        {
            LearningRate = 2,
            LossWeight = 3,
            DiscountRate = 0.3,
        }).Value();
        var cost = PathCost.Along(problem, Trajectory.Sample(Trajectory.UniformTimes(2, 201), t => Vec.Of(Math.Cos(t), Math.Sin(t))));
        var time = (1 - Math.Exp(-0.6)) / 0.3;
        Close.Relative(0.25 * time, cost.Kinetic, 1e-8);
        Close.Relative(1.5 * time, cost.Loss, 1e-8);
    }

    [Fact]
    public void On_a_double_well_the_far_sighted_optimum_beats_every_rule_that_looks_at_one_place()
    {
        var well = Problems.DoubleWell;
        var problem = NavigationProblem.Create(ProblemStatement.On(well, Vec.Of(-0.6, 0.55)) with { DiscountRate = 0.3 }).Value();
        var settings = RegretSettings.ForAsLongAsItCounts(Interval, 0.3, 0.5);
        var rows = RuleRegret.Of(settings, problem, Seq(
            NavigatorStep.Create(Interval, 1, 0.3, well.Hessian).Value(),
            GradientDescent.Create(Interval).Value(),
            InverseRootHessian.Create(Interval, well.Hessian).Value())).Value();
        Assert.All(rows, row => Assert.True(row.Relative > 0.01, $"{row.Rule}: {row.Relative:R}"));

        // The optimal path itself, followed in the same steps: the exact policy on any landscape.
        var optimum = InfiniteSolver.Solve(InfiniteSettings.Default, problem).Value();
        var path = Trajectory.Sample(Trajectory.UniformTimes(settings.Duration, settings.Steps + 1), optimum.PositionAt);
        var rest = Math.Exp(-0.3 * settings.Duration) * well.Value(path.End) / 0.3;
        Close.Relative(optimum.Objective, PathCost.Along(problem, path).Total + rest, 1e-8);
    }

    [Fact]
    public void A_rule_that_leaves_every_bound_costs_without_bound()
        => Assert.Equal(
            double.PositiveInfinity,
            RuleRegret.Of(new RegretSettings(1, 2_000), Bowl(1), Seq1(GradientDescent.Create(5).Value())).Value()[0].Relative);

    [Fact]
    public void What_cannot_be_compared_is_told()
    {
        var finite = NavigationProblem.Create(ProblemStatement.On(Problems.DoubleWell, Vec.Of(0, 0)) with { Horizon = new Horizon.Finite(1, EndCondition.Anywhere) }).Value();
        var errors = RuleRegret.Of(new RegretSettings(0, 1), finite, Seq1(GradientDescent.Create(1).Value())).Errors();
        Assert.Equal(["N001", "N001", "N007"], errors.Map(error => error.Code).ToArray());
    }

    private static double Rate(double γ) => ConvergenceRate.Of(γ, 0.8, 1.5, SymmetricEigen.Of(_curvature).Values[0]).Value();

    private static NavigationProblem Bowl(double γ)
        => NavigationProblem.Create(ProblemStatement.On(QuadraticLandscape.Create(_curvature, Vec.Of(0.3, -0.5)).Value(), Vec.Of(1.1, 0.7)) with
        {
            LearningRate = 0.8,
            LossWeight = 1.5,
            DiscountRate = γ,
        }).Value();

    private static Seq<LearningRule> Rules(double γ) => Seq(
        NavigatorStep.Create(Interval, Strength, γ, _ => _curvature).Value(),
        GradientDescent.Create(Interval * Strength / Math.Max(γ, 1)).Value(),
        InverseRootHessian.Create(Interval * Math.Sqrt(Strength), _ => _curvature).Value(),
        Newton.Create(_ => _curvature).Value(),
        Momentum.Create(0.1 * Interval * Strength / Math.Max(γ, 1), 0.9).Value(),
        Navigator.Create(Interval * Math.Sqrt(Strength), γ / (2 * Math.Sqrt(Strength)), 0.9, 0.999).Value(),
        Adam.Create(Interval * Math.Sqrt(Strength), 0.9, 0.999, 1e-8).Value());
}
