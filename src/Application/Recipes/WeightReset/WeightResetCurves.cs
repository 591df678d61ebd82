using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.ChangingTasks;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.WeightReset;

/// <summary>The numbers of the figure of weight resetting.</summary>
internal static class WeightResetCurves
{
    // e^{−12}: what comes later does not show.
    private const double DiscountedTimes = 12;
    private const int PointsPerStretch = 60;

    // Below this a loss is taken for zero: a logarithm needs a number > 0.
    private const double LeastLoss = 1e-15;

    /// <summary>A learner of the figure.</summary>
    /// <param name="Name">Of its layers.</param>
    /// <param name="Rule">How it behaves.</param>
    public sealed record Learner(string Name, ContinualRule Rule);

    /// <summary>What a learner costs more than the optimal one, in percent of what that costs, against the hazard rate.</summary>
    /// <param name="Name">Of the learner.</param>
    /// <param name="Mean">The mean over all streams.</param>
    /// <param name="Low">Two standard errors of that mean below it.</param>
    /// <param name="High">Two standard errors above it.</param>
    public sealed record Extra(string Name, Series Mean, Series Low, Series High);

    // The learners in the order in which they are drawn, each with the settings among which the best is taken: none is tuned better than another.
    private static Seq<(string Name, Seq<ContinualRule> Rules)> Families(WeightResetParameters p) => new(
    [
        ("ewc", p.Strengths.Map(s => (ContinualRule)new ContinualRule.Consolidation(s))),
        ("full-reset", p.ResetDurations.Map(τ => (ContinualRule)new ContinualRule.FullReset(τ))),
        ("no-reset", new Seq<ContinualRule>([ContinualRule.Forgetful])),
        ("l2-init", p.Strengths.Map(λ => (ContinualRule)new ContinualRule.InitialPull(λ))),
        ("optimal", new Seq<ContinualRule>([ContinualRule.Optimal])),
    ]);

    /// <summary>The learners at a hazard rate, each with the setting that costs least on the streams; the optimal one comes last, above the others.</summary>
    public static Validation<NavigationError, Seq<Learner>> Tuned(double hazard, WeightResetParameters p)
        => CostsAt(hazard, p).Map(all => all.Map(it => it.Learner).Strict());

    /// <summary>The hazard rates at which curves have their points: closer together near the lowest, where costs change fast.</summary>
    public static Values Hazards(WeightResetParameters p, int points)
        => Values.Make(points, i => i == points - 1
            ? p.Hazards[1]
            : p.Hazards[0] + ((p.Hazards[1] - p.Hazards[0]) * i * i / ((points - 1.0) * (points - 1))));

    /// <summary>(R + γ)/(R + γ + ρ) against ρ, for one curvature.</summary>
    public static Validation<NavigationError, Series> Fractions(double curvature, Values hazards, WeightResetParameters p)
        => Solving.All(Numbers(hazards).Map(ρ => TrackingTarget.Fraction(p.DiscountRate, p.LearningRate, p.LossWeight, ρ, curvature)))
            .Map(fractions => Series.Of(hazards, Values.Of(fractions)));

    /// <summary>The stream of the second panel.</summary>
    public static Validation<NavigationError, TaskStream> Stream(WeightResetParameters p)
        => Problem(p.Hazard, p).Bind(problem => TaskStream.Draw((ulong)p.Seed, p.Duration, problem));

    /// <summary>The decimal logarithm of the loss of the task of the moment along the path of a learner.</summary>
    public static Validation<NavigationError, Series> LogLoss(Learner learner, TaskStream stream, WeightResetParameters p)
        => Problem(p.Hazard, p)
            .Bind(problem => ContinualPath.Follow(learner.Rule, problem.PriorMean, problem, stream))
            .Map(path => path.LossCurve(PointsPerStretch))
            .Map(curve => Series.Of(Values.Of(curve.Map(point => point.Time)), Values.Of(curve.Map(point => Math.Log10(Math.Max(LeastLoss, point.Loss))))));

    /// <summary>What every learner costs more than the optimal one, against the hazard rate; each is tuned at each rate.</summary>
    public static Validation<NavigationError, Seq<Extra>> Costs(Values hazards, WeightResetParameters p)
        => Solving.All(Numbers(hazards).Map(ρ => CostsAt(ρ, p)))
            .Map(rows => Families(p).Map((learner, family) => ExtraOf(family.Name, learner, hazards, rows)).ToSeq().Strict());

    private static Validation<NavigationError, Seq<(Learner Learner, Seq<double> Costs)>> CostsAt(double hazard, WeightResetParameters p)
        => Problem(hazard, p).Bind(problem => TaskStream
            .DrawMany((ulong)p.Seed, p.Streams, DiscountedTimes / p.DiscountRate, problem)
            .Bind(streams => Solving.All(Families(p).Map(family => Best(family.Name, family.Rules, problem, streams)))));

    private static Validation<NavigationError, (Learner Learner, Seq<double> Costs)> Best(
        string name, Seq<ContinualRule> rules, ContinualProblem problem, Seq<TaskStream> streams)
        => Solving.All(rules.Map(rule => Solving
                .All(streams.Map(stream => ContinualCost.Of(rule, problem.PriorMean, problem, stream).Map(cost => cost.Total)))
                .Map(costs => (Learner: new Learner(name, rule), Costs: costs))))
            .Map(tried => tried.OrderBy(it => it.Costs.Sum()).First());

    // The optimal learner is the last of each row. Both meet the same streams, so it is their difference that has an error.
    private static Extra ExtraOf(string name, int learner, Values hazards, Seq<Seq<(Learner Learner, Seq<double> Costs)>> rows)
    {
        var spreads = rows.Map(row =>
        {
            var (costs, least) = (row[learner].Costs, row[^1].Costs);
            var differences = costs.Zip(least, (cost, best) => cost - best).ToArray();
            var (mean, scale) = (differences.Average(), 100 / (least.Sum() / least.Count));
            var variance = differences.Sum(it => (it - mean) * (it - mean)) / Math.Max(1, differences.Length - 1);
            return (Mean: scale * mean, Error: 2 * scale * Math.Sqrt(variance / differences.Length));
        }).Strict();
        Series Curve(Func<(double Mean, double Error), double> quantity) => Series.Of(hazards, Values.Of(spreads.Map(quantity)));
        return new Extra(name, Curve(it => it.Mean), Curve(it => it.Mean - it.Error), Curve(it => it.Mean + it.Error));
    }

    private static Validation<NavigationError, ContinualProblem> Problem(double hazard, WeightResetParameters p)
        => ContinualProblem.Create(new ContinualStatement(
            Mat.Diagonal([.. p.Curvatures]),
            Vec.Zero(p.Curvatures.Count),
            Mat.Scalar(p.Curvatures.Count, p.Spread * p.Spread),
            hazard,
            p.LearningRate,
            p.LossWeight,
            p.DiscountRate));

    private static Seq<double> Numbers(Values values) => values.Span.ToArray().ToSeq();
}
