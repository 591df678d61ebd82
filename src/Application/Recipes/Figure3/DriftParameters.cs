using LanguageExt;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.Recipes.Figure3;

/// <summary>What can be varied in the figure of geometry and drift.</summary>
/// <param name="Curvature">h of the loss ½h|θ − μ|².</param>
/// <param name="Minimum">μ.</param>
/// <param name="Start">θ₀.</param>
/// <param name="Metric">The diagonal of G in the second panel.</param>
/// <param name="Rotation">q of the drift q(−θ₂, θ₁) in the third panel.</param>
/// <param name="Decay">j of the drift −jθ in the fourth panel.</param>
/// <param name="LearningRate">η.</param>
/// <param name="LossWeight">k.</param>
/// <param name="DiscountRate">γ.</param>
/// <param name="Duration">The last time.</param>
/// <param name="Points">Points of a path.</param>
/// <param name="HalfWidth">Each panel reaches from −HalfWidth to HalfWidth in both directions.</param>
/// <param name="Grid">Rows and columns of the grid of losses.</param>
public sealed record DriftParameters(
    double Curvature,
    Seq<double> Minimum,
    Seq<double> Start,
    Seq<double> Metric,
    double Rotation,
    double Decay,
    double LearningRate,
    double LossWeight,
    double DiscountRate,
    double Duration,
    int Points,
    double HalfWidth,
    int Grid)
{
    /// <summary>The published values.</summary>
    public static DriftParameters Published { get; } = new(
        4, new Seq<double>([0, -0.5]), new Seq<double>([1.5, 1.5]), new Seq<double>([1.0 / 50, 1]), 10, 10, 1, 1, 0, 100, 20000, 2, 100);

    internal static Seq<Parameter<DriftParameters>> Rows { get; } = new(
    [
        ParameterRanges.Positive<DriftParameters>("curvature", "h of the loss ½h|θ − μ|²", p => p.Curvature, (p, v) => p with { Curvature = v }),
        ParameterRanges.Point<DriftParameters>("minimum", "μ", p => p.Minimum, (p, v) => p with { Minimum = v }),
        ParameterRanges.Point<DriftParameters>("start", "θ₀", p => p.Start, (p, v) => p with { Start = v }),
        ParameterRanges.PositivePair<DriftParameters>("metric", "diagonal of G in panel b", p => p.Metric, (p, v) => p with { Metric = v }),
        ParameterRanges.Any<DriftParameters>("rotation", "q of the drift q(−θ₂, θ₁) in panel c", p => p.Rotation, (p, v) => p with { Rotation = v }),
        ParameterRanges.NotNegative<DriftParameters>("decay", "j of the drift −jθ in panel d", p => p.Decay, (p, v) => p with { Decay = v }),
        ParameterRanges.Positive<DriftParameters>("learning-rate", "η", p => p.LearningRate, (p, v) => p with { LearningRate = v }),
        ParameterRanges.Positive<DriftParameters>("loss-weight", "k", p => p.LossWeight, (p, v) => p with { LossWeight = v }),
        ParameterRanges.NotNegative<DriftParameters>("discount-rate", "γ", p => p.DiscountRate, (p, v) => p with { DiscountRate = v }),
        ParameterRanges.Positive<DriftParameters>("duration", "the last time", p => p.Duration, (p, v) => p with { Duration = v }),
        ParameterRanges.Points<DriftParameters>("points of a path", 2, p => p.Points, (p, v) => p with { Points = v }),
        ParameterRanges.Positive<DriftParameters>("half-width", "a panel reaches from minus this to this in x and y", p => p.HalfWidth, (p, v) => p with { HalfWidth = v }),
        ParameterRanges.Grid<DriftParameters>(p => p.Grid, (p, v) => p with { Grid = v }),
    ]);
}
