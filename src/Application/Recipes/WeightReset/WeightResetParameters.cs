using LanguageExt;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.Recipes.WeightReset;

/// <summary>What can be varied in the figure of weight resetting.</summary>
/// <param name="Curvatures">h, one curve of the first panel each; together the directions of the tasks in the others.</param>
/// <param name="LearningRate">η &gt; 0.</param>
/// <param name="LossWeight">k &gt; 0.</param>
/// <param name="DiscountRate">γ &gt; 0.</param>
/// <param name="Hazards">The first and the last hazard rate ρ on the axes.</param>
/// <param name="Hazard">ρ of the stream in the second panel.</param>
/// <param name="Spread">Standard deviation of the optima about μ₀ = 0 in each direction.</param>
/// <param name="Pull">λ of L2-init.</param>
/// <param name="ResetDuration">τ, how long a full reset takes.</param>
/// <param name="Consolidation">s of EWC.</param>
/// <param name="Seed">Of the streams.</param>
/// <param name="Duration">Of the stream in the second panel.</param>
/// <param name="Streams">How many streams the costs are averaged over.</param>
/// <param name="Points">Points of a curve against the hazard rate.</param>
public sealed record WeightResetParameters(
    Seq<double> Curvatures,
    double LearningRate,
    double LossWeight,
    double DiscountRate,
    Seq<double> Hazards,
    double Hazard,
    double Spread,
    double Pull,
    double ResetDuration,
    double Consolidation,
    int Seed,
    double Duration,
    int Streams,
    int Points)
{
    private const int MostStreams = 10_000;

    /// <summary>A flat, a middling and a steep direction; a seed whose stream has its changes well apart.</summary>
    public static WeightResetParameters Default { get; }
        = new(new Seq<double>([0.05, 0.5, 5]), 1, 1, 0.1, new Seq<double>([0, 2]), 0.5, 1, 1, 0.5, 1, 83, 20, 50, 25);

    internal static Seq<Parameter<WeightResetParameters>> Rows { get; } = new(
    [
        Parameter.Numbers<WeightResetParameters>(
            "curvatures",
            "h of each direction, > 0",
            "one or more different numbers > 0",
            values => values.ForAll(value => value > 0) && values.Distinct().Count == values.Count,
            p => p.Curvatures,
            (p, v) => p with { Curvatures = v }),
        ParameterRanges.Positive<WeightResetParameters>("learning-rate", "η", p => p.LearningRate, (p, v) => p with { LearningRate = v }),
        ParameterRanges.Positive<WeightResetParameters>("loss-weight", "k", p => p.LossWeight, (p, v) => p with { LossWeight = v }),
        ParameterRanges.Positive<WeightResetParameters>("discount-rate", "γ", p => p.DiscountRate, (p, v) => p with { DiscountRate = v }),
        Parameter.Numbers<WeightResetParameters>(
            "hazards", "the first and the last hazard rate ρ, ≥ 0", "two numbers ≥ 0, the lower first",
            v => v.Count == 2 && v[0] >= 0 && v[0] < v[1], p => p.Hazards, (p, v) => p with { Hazards = v }),
        ParameterRanges.NotNegative<WeightResetParameters>("hazard", "ρ of the stream in the second panel", p => p.Hazard, (p, v) => p with { Hazard = v }),
        ParameterRanges.Positive<WeightResetParameters>("spread", "standard deviation of the optima in each direction", p => p.Spread, (p, v) => p with { Spread = v }),
        ParameterRanges.NotNegative<WeightResetParameters>("pull", "λ of L2-init", p => p.Pull, (p, v) => p with { Pull = v }),
        ParameterRanges.Positive<WeightResetParameters>("reset-duration", "τ, how long a full reset takes", p => p.ResetDuration, (p, v) => p with { ResetDuration = v }),
        ParameterRanges.NotNegative<WeightResetParameters>("consolidation", "s of EWC", p => p.Consolidation, (p, v) => p with { Consolidation = v }),
        Parameter.Count<WeightResetParameters>("seed", "of the streams, 0 to 1000000", 0, 1_000_000, p => p.Seed, (p, v) => p with { Seed = v }),
        ParameterRanges.Positive<WeightResetParameters>("duration", "of the stream in the second panel", p => p.Duration, (p, v) => p with { Duration = v }),
        Parameter.Count<WeightResetParameters>(
            "streams", $"streams that the costs are averaged over, 1 to {MostStreams}", 1, MostStreams, p => p.Streams, (p, v) => p with { Streams = v }),
        Parameter.Count<WeightResetParameters>("points", "points of a curve against the hazard rate, 2 to 1000", 2, 1000, p => p.Points, (p, v) => p with { Points = v }),
    ]);
}
