using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Numerics;

public class DormandPrinceTests
{
    // ẋ = −x·cos t from 1: x = e^{−sin t}.
    private static readonly VectorField _field = (t, x, v) => v[0] = -x[0] * Math.Cos(t);

    [Fact]
    public void The_error_falls_with_the_fifth_power_of_the_step()
    {
        var order = Math.Log2(ErrorAtEnd(0.05) / ErrorAtEnd(0.025));
        Assert.InRange(order, 4.7, 5.4);
    }

    [Fact]
    public void Between_steps_the_error_falls_with_the_fourth_power_or_better()
    {
        var order = Math.Log2(LargestErrorBetween(0.05) / LargestErrorBetween(0.025));
        Assert.InRange(order, 3.8, 5.4);
    }

    [Fact]
    public void Tighter_tolerances_give_smaller_errors()
    {
        double Error(double tolerance) => Math.Abs(Solve(new FlowSettings(tolerance, tolerance, double.PositiveInfinity)).End[0] - Math.Exp(-Math.Sin(8)));
        Assert.True(Error(1e-6) < 1e-5);
        Assert.True(Error(1e-12) < 1e-11);
    }

    [Fact]
    public void A_flow_that_blows_up_is_an_error_that_says_when()
    {
        // ẋ = x² from 1 is 1/(1 − t): it leaves every bound at t = 1.
        var errors = DormandPrince.Integrate(FlowSettings.Default, (_, x, v) => v[0] = x[0] * x[0], Vec.Of(1), 2).Errors();
        var error = Assert.IsType<NavigationError.StepTooSmall>(Assert.Single(errors));
        Close.To(1, error.Time, 1e-6);
    }

    [Fact]
    public void Bad_settings_are_reported_all_at_once()
        => Assert.Equal(4, DormandPrince.Integrate(new FlowSettings(0, -1, double.NaN), _field, Vec.Of(1), -1).Errors().Count);

    private static DensePath Solve(FlowSettings settings) => DormandPrince.Integrate(settings, _field, Vec.Of(1), 8).Value();

    // Tolerances of 1 let every step be as long as it may.
    private static DensePath SolveWithSteps(double step) => Solve(new FlowSettings(1, 1, step));

    private static double ErrorAtEnd(double step) => Math.Abs(SolveWithSteps(step).End[0] - Math.Exp(-Math.Sin(8)));

    private static double LargestErrorBetween(double step)
    {
        var path = SolveWithSteps(step);
        return Enumerable.Range(0, 1000).Select(i => i * 0.008).Max(t => Math.Abs(path.PositionAt(t)[0] - Math.Exp(-Math.Sin(t))));
    }
}
