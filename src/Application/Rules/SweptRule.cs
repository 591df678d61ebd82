using LanguageExt;
using LossNav.Domain;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Application.Rules;

/// <summary>A rule as a sweep makes it for each of its discount rates.</summary>
/// <param name="Name">The name of its layer and of its rows in the table.</param>
/// <param name="Title">The name in the legend.</param>
/// <param name="Row">The rule.</param>
/// <param name="Values">What its parameters are in a sweep at a discount rate γ; what is missing keeps its default.</param>
public sealed record SweptRule(string Name, string Title, RuleRow Row, Func<RegretSweep, double, Map<string, double>> Values)
{
    private const double Decay = 0.9;

    /// <summary>Six rules, each made for its own limit: gradient descent and momentum for strong discounting, the ballistic rule and Adam for none.</summary>
    public static Seq<SweptRule> Six { get; } = Seq(
        new SweptRule(
            "navigator-step",
            "navigator step",
            NavigatorStep.Row,
            (sweep, γ) => Map(("interval", sweep.Interval), ("learning-rate", sweep.Strength), ("discount-rate", γ))),
        new SweptRule("ballistic", "ballistic", InverseRootHessian.Row, (sweep, _) => Map(("learning-rate", Ballistically(sweep)))),
        new SweptRule("newton", "Newton", Newton.Row, (_, _) => Map<string, double>()),
        new SweptRule("gradient-descent", "gradient descent", GradientDescent.Row, (sweep, γ) => Map(("learning-rate", sweep.Interval * sweep.Strength / γ))),
        new SweptRule(
            "momentum",
            "momentum",
            Momentum.Row,
            (sweep, γ) => Map(("learning-rate", (1 - Decay) * sweep.Interval * sweep.Strength / γ), ("decay", Decay))),
        new SweptRule(
            "adam",
            "Adam",
            Adam.Row,
            (sweep, _) => Map(("learning-rate", Ballistically(sweep)), ("beta1", Decay), ("beta2", 0.999), ("epsilon", 1e-8))));

    /// <summary>The rule over a landscape.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="discountRate">γ &gt; 0.</param>
    /// <param name="landscape">Whose Hessian a rule of second order sees.</param>
    public Validation<NavigationError, LearningRule> Make(RegretSweep sweep, double discountRate, DenseLandscape landscape)
        => Row.Create(landscape.Hessian, Values(sweep, discountRate));

    // Δt √(ηk).
    private static double Ballistically(RegretSweep sweep) => sweep.Interval * Math.Sqrt(sweep.Strength);
}
