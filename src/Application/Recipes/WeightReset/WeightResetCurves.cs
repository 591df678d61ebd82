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

    /// <summary>The learners in the order in which they are drawn: the optimal one comes last, above the others.</summary>
    public static Seq<Learner> Learners(WeightResetParameters p) => new(
    [
        new("ewc", new ContinualRule.Consolidation(p.Consolidation)),
        new("full-reset", new ContinualRule.FullReset(p.ResetDuration)),
        new("no-reset", ContinualRule.Forgetful),
        new("l2-init", new ContinualRule.InitialPull(p.Pull)),
        new("optimal", ContinualRule.Optimal),
    ]);

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

    /// <summary>The mean cost of every learner in percent above that of the optimal one, against the hazard rate.</summary>
    public static Validation<NavigationError, Seq<Series>> Costs(Values hazards, WeightResetParameters p)
        => Solving.All(Numbers(hazards).Map(ρ => CostsAt(ρ, p)))
            .Map(rows => Range(0, Learners(p).Count).ToSeq().Map(learner => ExtraCosts(learner, hazards, rows)).Strict());

    private static Validation<NavigationError, Seq<double>> CostsAt(double hazard, WeightResetParameters p)
        => Problem(hazard, p).Bind(problem => TaskStream
            .DrawMany((ulong)p.Seed, p.Streams, DiscountedTimes / p.DiscountRate, problem)
            .Bind(streams => Solving.All(Learners(p).Map(learner => ContinualCost.Mean(learner.Rule, problem.PriorMean, problem, streams).Map(cost => cost.Total)))));

    // The optimal learner is the last of each row.
    private static Series ExtraCosts(int learner, Values hazards, Seq<Seq<double>> rows)
        => Series.Of(hazards, Values.Make(rows.Count, i => 100 * ((rows[i][learner] / rows[i][^1]) - 1)));

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
