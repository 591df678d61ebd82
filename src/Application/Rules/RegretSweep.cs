using LanguageExt;
using LossNav.Domain;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Suboptimality;
using static LanguageExt.Prelude;

namespace LossNav.Application.Rules;

/// <summary>What learning rules cost more than the optimum over a sweep of discount rates, on two landscapes. Pure.</summary>
/// <param name="DiscountRates">γ, each &gt; 0, in increasing order.</param>
/// <param name="Interval">Δt &gt; 0, the time of one step.</param>
/// <param name="LearningRate">η &gt; 0.</param>
/// <param name="LossWeight">k &gt; 0.</param>
public sealed record RegretSweep(Seq<double> DiscountRates, double Interval, double LearningRate, double LossWeight)
{
    // A bound on how long a learner is followed: 40 units of time, after which nothing moves any more on either landscape.
    private const double SlowestRate = 2;

    /// <summary>The sweep of the figure.</summary>
    public static RegretSweep Default { get; } = new(toSeq(Enumerable.Range(0, 11).Select(i => Math.Pow(10, (i / 4.0) - 1))).Strict(), 0.04, 1, 1);

    /// <summary>The rules, by the name of their layers.</summary>
    public static Seq<string> Rules { get; } = Seq("navigator-step", "ballistic", "newton", "gradient-descent", "momentum", "adam");

    /// <summary>The rules on an elongated bowl, H = diag(2, ½), from (1, 1): there the navigator step is the exact policy.</summary>
    /// <returns>For each discount rate, a row for each rule.</returns>
    public Validation<NavigationError, Seq<Seq<RuleRegret>>> OnBowl()
        => QuadraticLandscape.Create(Mat.Diagonal(2, 0.5), Vec.Zero(2)).Bind(landscape => Over(landscape, Vec.Of(1, 1)));

    /// <summary>The rules on the double well of figure 1, from the start of figure 1b: each looks at one place only, and the optimum at all of them.</summary>
    /// <returns>For each discount rate, a row for each rule.</returns>
    public Validation<NavigationError, Seq<Seq<RuleRegret>>> OnDoubleWell()
        => TiltedDoubleWell.Create(1, 1, 1, -0.5).Bind(landscape => Over(landscape, Vec.Of(-0.6, 0.55)));

    private Validation<NavigationError, Seq<Seq<RuleRegret>>> Over(DenseLandscape landscape, Vec start)
        => RuleRegret.Sweep(
            γ => RegretSettings.ForAsLongAsItCounts(Interval, γ, SlowestRate),
            γ => RulesFor(γ, landscape),
            DiscountRates,
            ProblemStatement.On(landscape, start) with { LearningRate = LearningRate, LossWeight = LossWeight });

    // Each rule is made for its own limit: gradient descent and momentum for strong discounting, the ballistic rule and Adam for none.
    private Validation<NavigationError, Seq<LearningRule>> RulesFor(double γ, DenseLandscape landscape)
    {
        var strength = LearningRate * LossWeight;
        return Seq(
                NavigatorStep.Create(Interval, strength, γ, landscape.Hessian),
                InverseRootHessian.Create(Interval * Math.Sqrt(strength), landscape.Hessian),
                Newton.Create(landscape.Hessian),
                GradientDescent.Create(Interval * strength / γ),
                Momentum.Create((1 - Decay) * Interval * strength / γ, Decay),
                Adam.Create(Interval * Math.Sqrt(strength), Decay, 0.999, 1e-8))
            .Sequence()
            .Map(rules => rules.ToSeq());
    }

    private const double Decay = 0.9;
}
