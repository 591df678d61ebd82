using LanguageExt;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.Recipes.Figure1;

/// <summary>What can be varied in the figures of one step against many on a tilted double well.</summary>
/// <param name="Steepness">a in L = a(x² − b)² + cy² + dx, &gt; 0.</param>
/// <param name="Separation">b, &gt; 0: the wells stand near x = ±√b.</param>
/// <param name="CrossCurvature">c, &gt; 0.</param>
/// <param name="Tilt">d.</param>
/// <param name="Start">θ₀, two numbers.</param>
/// <param name="LearningRate">η &gt; 0.</param>
/// <param name="LossWeight">k ≥ 0.</param>
/// <param name="DiscountRate">γ ≥ 0.</param>
/// <param name="Horizon">T &gt; 0.</param>
/// <param name="Points">N, points of the path.</param>
/// <param name="FlowDuration">How long the gradient flow runs.</param>
/// <param name="HalfWidth">The picture reaches from −HalfWidth to HalfWidth in both directions.</param>
/// <param name="Grid">Rows and columns of the grid of losses.</param>
public sealed record DoubleWellParameters(
    double Steepness,
    double Separation,
    double CrossCurvature,
    double Tilt,
    Seq<double> Start,
    double LearningRate,
    double LossWeight,
    double DiscountRate,
    double Horizon,
    int Points,
    double FlowDuration,
    double HalfWidth,
    int Grid)
{
    /// <summary>The published values.</summary>
    public static DoubleWellParameters Published { get; } = new(1, 1, 1, -0.5, new Seq<double>([-0.6, 0.55]), 1, 1, 0.1, 4, 50, 8, 1.5, 400);

    internal static Seq<Parameter<DoubleWellParameters>> OfPath { get; } = new(
    [
        ParameterRanges.Positive<DoubleWellParameters>("steepness", "a in L = a(x² − b)² + cy² + dx", p => p.Steepness, (p, v) => p with { Steepness = v }),
        ParameterRanges.Positive<DoubleWellParameters>("separation", "b, the square of the wells' distance from the middle", p => p.Separation, (p, v) => p with { Separation = v }),
        ParameterRanges.Positive<DoubleWellParameters>("cross-curvature", "c, half the curvature across the wells", p => p.CrossCurvature, (p, v) => p with { CrossCurvature = v }),
        ParameterRanges.Any<DoubleWellParameters>("tilt", "d, negative makes the right well the deeper", p => p.Tilt, (p, v) => p with { Tilt = v }),
        ParameterRanges.Point<DoubleWellParameters>("start", "θ₀", p => p.Start, (p, v) => p with { Start = v }),
        ParameterRanges.Positive<DoubleWellParameters>("learning-rate", "η", p => p.LearningRate, (p, v) => p with { LearningRate = v }),
        ParameterRanges.NotNegative<DoubleWellParameters>("loss-weight", "k", p => p.LossWeight, (p, v) => p with { LossWeight = v }),
        ParameterRanges.NotNegative<DoubleWellParameters>("discount-rate", "γ", p => p.DiscountRate, (p, v) => p with { DiscountRate = v }),
        ParameterRanges.Positive<DoubleWellParameters>("horizon", "T", p => p.Horizon, (p, v) => p with { Horizon = v }),
        ParameterRanges.Points<DoubleWellParameters>("N, points of the multi-step path", 3, p => p.Points, (p, v) => p with { Points = v }),
    ]);

    internal static Seq<Parameter<DoubleWellParameters>> OfPicture { get; } = OfPath + new Seq<Parameter<DoubleWellParameters>>(
    [
        ParameterRanges.Positive<DoubleWellParameters>("flow-duration", "how long gradient descent runs", p => p.FlowDuration, (p, v) => p with { FlowDuration = v }),
        ParameterRanges.Positive<DoubleWellParameters>("half-width", "the picture reaches from minus this to this in x and y", p => p.HalfWidth, (p, v) => p with { HalfWidth = v }),
        ParameterRanges.Grid<DoubleWellParameters>(p => p.Grid, (p, v) => p with { Grid = v }),
    ]);
}
