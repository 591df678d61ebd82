using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Rules;

public sealed class NavigatorTests
{
    private const int Steps = 1_000;
    private const int Dimension = 20;

    [Fact]
    public void Without_discounting_the_navigator_is_the_ballistic_rule_on_its_beliefs()
    {
        // Adam with ε = 1e-300 is −α m̂/√v̂ itself: √v̂ + ε rounds to √v̂.
        var navigator = Run(Navigator.Create(1e-3, 0, 0.9, 0.999).Value());
        var ballistic = Run(Adam.Create(1e-3, 0.9, 0.999, 1e-300).Value());
        Assert.All(navigator.Zip(ballistic), pair => Close.Relative(pair.Item2, pair.Item1, 1e-14));
    }

    [Fact]
    public void With_all_future_discounted_the_navigator_is_gradient_descent_with_averaged_gradients()
    {
        // γ = 1e6 with ηk = 1: ε = γ/2 and α/(2ε) = α/γ is the rate.
        const double γ = 1e6;
        var navigator = Run(Navigator.Create(1e-3 * γ, γ / 2, 0.9, 0.999).Value());
        var averaged = Run(ElementwiseRule.Of(
            "averaged", "none", [VectorStart.Zeros], [], at => new Averaged<DescentFormula>((1 - 0.9) / (1 - Math.Pow(0.9, at.Step)), new DescentFormula(1e-3))));
        Assert.All(navigator.Zip(averaged), pair => Close.Relative(pair.Item2, pair.Item1, 1e-6));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    [InlineData(20)]
    public void The_exact_step_becomes_the_navigators_as_the_interval_shrinks_with_first_order(double γ)
    {
        // Per unit of time and gradient: (1 − e^{−rΔt})/(hΔt) against ηk/(√(γ²/4 + ηkh) + γ/2).
        const double ηk = 1.2;
        double[] curvatures = [0.3, 1, 4];
        double Error(double interval) => curvatures.Max(h =>
        {
            var exact = NavigatorStep.StepPerGradient(interval, ηk, γ, h) / interval;
            var dial = Navigator.StepPerGradient(Math.Sqrt(ηk), γ / (2 * Math.Sqrt(ηk)), h);
            return Math.Abs((exact / dial) - 1);
        });
        Close.To(1, Math.Log2(Error(0.002) / Error(0.001)), 0.01);
    }

    [Fact]
    public void A_parameter_whose_gradient_was_never_seen_stays_even_without_discounting()
    {
        var rule = Navigator.Create(0.1, 0, 0.9, 0.999).Value();
        var learner = Learning.Step(rule, [0, 1], Learning.Begin(rule, [2, 2]));
        Assert.Equal([2, 1.9], learner.Parameters);
    }

    [Fact]
    public void The_moments_of_the_navigator_are_Adams_over_10000_steps()
    {
        // Adam's own: m ← β₁m + (1−β₁)g, m̂ = m/(1 − β₁ᵗ), and the same with g².
        const double β1 = 0.9;
        const double β2 = 0.999;
        var rule = Navigator.Create(1e-3, 0.1, β1, β2).Value();
        double[] parameters = [1];
        var memory = rule.Init(parameters);
        var (m, v) = (0.0, 0.0);
        var (correction1, correction2) = (0.0, 0.0);
        for (var t = 1; t <= 10_000; t++)
        {
            var g = CounterRandom.NormalAt(9, t, 0) + 0.2;
            (m, v) = ((β1 * m) + ((1 - β1) * g), (β2 * v) + ((1 - β2) * g * g));

            // 1 − βᵗ, without the cancellation that this has for small t.
            (correction1, correction2) = ((β1 * correction1) + (1 - β1), (β2 * correction2) + (1 - β2));
            rule.Update(memory, new Observation(parameters, [g]), memory, parameters);
            Close.To(m / correction1, memory.Vector(0)[0], 1e-14);
            Close.To(v / correction2, memory.Vector(1)[0], 1e-14);
        }
    }

    private static double[] Run(LearningRule rule)
    {
        var parameters = Enumerable.Range(0, Dimension).Select(i => 50.0 + i).ToArray();
        var memory = rule.Init(parameters);
        for (var t = 0; t < Steps; t++)
        {
            var gradient = Enumerable.Range(0, Dimension).Select(i => Math.Pow(10, (i % 5) - 2) * (1 + CounterRandom.NormalAt(4, t, i))).ToArray();
            rule.Update(memory, new Observation(parameters, gradient), memory, parameters);
        }

        return parameters;
    }
}
