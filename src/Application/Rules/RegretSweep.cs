using LanguageExt;
using LossNav.Domain;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
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
    public static RegretSweep Default { get; } = new(toSeq(Enumerable.Range(0, 16).Select(i => Math.Pow(10, (i / 6.0) - 1))).Strict(), 0.04, 1, 1);

    /// <summary>The rules that are compared, in the order in which they are drawn.</summary>
    public Seq<SweptRule> Rules { get; init; } = SweptRule.Six;

    /// <summary>ηk.</summary>
    public double Strength => LearningRate * LossWeight;

    /// <summary>The rules on an elongated bowl, H = diag(2, ½), from (1, 1): there the navigator step is the exact policy.</summary>
    /// <returns>Discount rate by discount rate, each rule.</returns>
    public Validation<NavigationError, Seq<SweptRegret>> OnBowl()
        => QuadraticLandscape.Create(Mat.Diagonal(2, 0.5), Vec.Zero(2)).Bind(landscape => Over(landscape, Vec.Of(1, 1)));

    /// <summary>The rules on the double well of figure 1, from the start of figure 1b: each looks at one place only, and the optimum at all of them.</summary>
    /// <returns>Discount rate by discount rate, each rule.</returns>
    public Validation<NavigationError, Seq<SweptRegret>> OnDoubleWell()
        => TiltedDoubleWell.Create(1, 1, 1, -0.5).Bind(landscape => Over(landscape, Vec.Of(-0.6, 0.55)));

    private Validation<NavigationError, Seq<SweptRegret>> Over(DenseLandscape landscape, Vec start)
        => DiscountRates
            .Map(γ => At(γ, landscape, ProblemStatement.On(landscape, start) with { LearningRate = LearningRate, LossWeight = LossWeight, DiscountRate = γ }))
            .Sequence()
            .Map(rows => rows.ToSeq().Flatten());

    private Validation<NavigationError, Seq<SweptRegret>> At(double γ, DenseLandscape landscape, ProblemStatement statement)
        => from problem in NavigationProblem.Create(statement)
           from rules in Rules.Map(rule => rule.Make(this, γ, landscape).Map(made => (Rule: rule, Made: made))).Sequence()
           from regret in RuleRegret.Against(RegretSettings.ForAsLongAsItCounts(Interval, γ, SlowestRate), problem)
           select rules.ToSeq().Map(it => new SweptRegret(it.Rule, γ, regret(it.Made))).Strict();
}
