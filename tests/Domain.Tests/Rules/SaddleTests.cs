using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Rules;

public sealed class SaddleTests
{
    private static readonly Mat _saddle = Mat.Diagonal(2, -1);

    [Fact]
    public void Where_planning_for_ever_has_a_bounded_value_the_step_leaves_the_saddle_downhill()
    {
        // h = −1, ηk = 1, γ = 3: r = √(9/4 − 1) − 3/2 = −0.381966…, and g = −0.1 at δ = 0.1: Δδ = δ(e^{−rΔt} − 1) > 0.
        var step = NavigatorStep.Step(0.5, 1, 3, _saddle, Vec.Of(0.2, -0.1)).Value();
        Close.Relative(0.1 * (Math.Exp((1.5 - Math.Sqrt(1.25)) * 0.5) - 1), step[1], 1e-14);
        Assert.True(step[0] < 0 && step[1] > 0);
    }

    [Fact]
    public void Where_the_value_has_no_bound_the_step_is_an_error_that_names_the_discount_rate_it_needs()
    {
        var error = NavigatorStep.Step(0.5, 1, 1.9, _saddle, Vec.Of(0.2, -0.1)).Match(_ => null!, errors => errors.Head);
        Assert.Equal(new NavigationError.UnboundedValue(-1, 2), error);
        Assert.IsType<NavigationError.NotPositiveDefinite>(Newton.Step(_saddle, Vec.Of(0.2, -0.1)).Match(_ => null!, errors => errors.Head));
    }

    [Fact]
    public void The_rate_is_continuous_where_the_endless_plan_ends()
    {
        // γ = 2, ηk = 1: the endless plan ends at h = −1, where r = −γ/2. Beyond, r + γ/2 goes with ω = √(−h − 1).
        Close.To(-1, RecedingHorizon.Rate(2, 1, -1), 1e-15);
        Close.To(-1, RecedingHorizon.Rate(2, 1, -1 - 1e-12), 2e-6);
        Close.To(-1, RecedingHorizon.Rate(2, 1, -1 + 1e-12), 2e-6);
    }

    [Fact]
    public void Without_discounting_half_the_focal_time_gives_the_root_of_the_size_of_the_curvature()
    {
        Assert.All([0.1, 1.0, 7.0], h => Close.Relative(-Math.Sqrt(1.3 * h), RecedingHorizon.Rate(0, 1.3, -h), 1e-14));
        Assert.All([0.1, 1.0, 7.0], h => Close.Relative(Math.PI / (4 * Math.Sqrt(1.3 * h)), RecedingHorizon.Duration(0, 1.3, -h), 1e-14));
    }

    [Fact]
    public void Every_rule_with_a_Hessian_leaves_a_saddle_of_the_double_well_downhill()
    {
        var well = Problems.DoubleWell;
        var saddle = well.CriticalPoints.Find(point => point.MorseIndex == 1).Match(point => point.Position, () => throw new InvalidOperationException());
        var start = saddle + Vec.Of(1e-3, 0.2);
        var rows = AllRules.All.Filter(row => row is RuleRow.SecondOrder && row != NaturalGradient.Row && row != KFac.Row);
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row =>
        {
            var rule = row.Create(well.Hessian, default).Value();
            var end = Learning.Follow(rule, 400, well, start).Last;
            Close.To(well.Minima.Head.Position, end, 1e-6);
        });
    }

    [Fact]
    public void A_flat_direction_with_a_slope_is_followed_where_the_future_is_discounted_and_left_alone_where_it_is_not()
    {
        Close.Relative(0.1 * 1.2 / 3, NavigatorStep.StepPerGradient(0.1, 1.2, 3, 0), 1e-15);
        Assert.Equal(0, NavigatorStep.StepPerGradient(0.1, 1.2, 0, 0));
    }
}
