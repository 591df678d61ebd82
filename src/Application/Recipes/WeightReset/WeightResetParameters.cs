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
/// <param name="Strengths">λ of L2-init and s of EWC: at each hazard rate the best of these.</param>
/// <param name="ResetDurations">τ, how long a full reset takes: at each hazard rate the best of these.</param>
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
    Seq<double> Strengths,
    Seq<double> ResetDurations,
    int Seed,
    double Duration,
    int Streams,
    int Points)
{
    private const int MostStreams = 10_000;

    /// <summary>A flat, a middling and a steep direction; a seed whose stream has its changes well apart.</summary>
    public static WeightResetParameters Default { get; }
        = new(new Seq<double>([0.05, 0.5, 5]), 1, 1, 0.1, new Seq<double>([0, 2]), 0.5, 1, new Seq<double>([0.1, 0.3, 1, 3]), new Seq<double>([0.25, 0.5, 1, 2]), 83, 20, 40, 13);

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
        Tried("strengths", "λ of L2-init and s of EWC, of which the best counts at each hazard rate", p => p.Strengths, (p, v) => p with { Strengths = v }),
        Tried("reset-durations", "τ, how long a full reset takes, of which the best counts at each hazard rate", p => p.ResetDurations, (p, v) => p with { ResetDurations = v }),
        Parameter.Count<WeightResetParameters>("seed", "of the streams, 0 to 1000000", 0, 1_000_000, p => p.Seed, (p, v) => p with { Seed = v }),
        ParameterRanges.Positive<WeightResetParameters>("duration", "of the stream in the second panel", p => p.Duration, (p, v) => p with { Duration = v }),
        Parameter.Count<WeightResetParameters>(
            "streams", $"streams that the costs are averaged over, 1 to {MostStreams}", 1, MostStreams, p => p.Streams, (p, v) => p with { Streams = v }),
        Parameter.Count<WeightResetParameters>("points", "points of a curve against the hazard rate, 2 to 1000", 2, 1000, p => p.Points, (p, v) => p with { Points = v }),
    ]);

    private static Parameter<WeightResetParameters> Tried(
        string name, string meaning, Func<WeightResetParameters, Seq<double>> get, Func<WeightResetParameters, Seq<double>, WeightResetParameters> set)
        => Parameter.Numbers(
            name, $"{meaning}, > 0", "one or more different numbers > 0", values => values.ForAll(value => value > 0) && values.Distinct().Count == values.Count, get, set);
}
