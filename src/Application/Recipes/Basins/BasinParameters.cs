using LanguageExt;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.Recipes.Basins;

/// <summary>What can be varied in the figure of the basins of an infinite horizon.</summary>
/// <param name="Steepness">a in L = a(x² − b)² + cy² + dx, &gt; 0.</param>
/// <param name="Separation">b, &gt; 0.</param>
/// <param name="CrossCurvature">c, &gt; 0.</param>
/// <param name="Tilt">d, not 0: one well must be the deeper.</param>
/// <param name="Start">θ₀, two numbers.</param>
/// <param name="LearningRate">η &gt; 0.</param>
/// <param name="LossWeight">k &gt; 0.</param>
/// <param name="DiscountRates">γ &gt; 0, one panel each.</param>
/// <param name="CriticalBracket">Two rates between which the critical one for the start is looked for, from which the boundary is followed. Twice 0 leaves that panel out.</param>
/// <param name="Boundary">First coordinates of the starts between which the boundary is followed.</param>
/// <param name="Wells">The wells of the other panels: x, y, depth, width of each.</param>
/// <param name="HalfWidth">The pictures reach from −HalfWidth to HalfWidth in both directions.</param>
/// <param name="Cells">Cells of the grid in each direction.</param>
public sealed record BasinParameters(
    double Steepness,
    double Separation,
    double CrossCurvature,
    double Tilt,
    Seq<double> Start,
    double LearningRate,
    double LossWeight,
    Seq<double> DiscountRates,
    Seq<double> CriticalBracket,
    Seq<double> Boundary,
    Seq<double> Wells,
    double HalfWidth,
    int Cells)
{
    private const int MostCells = 800;

    /// <summary>The double well of figure 1b, and three wells of which the nearest is not the deepest.</summary>
    public static BasinParameters Default { get; }
        = new(1, 1, 1, -0.5, new Seq<double>([-0.6, 0.55]), 1, 1, new Seq<double>([0.1, 1, 3]), new Seq<double>([0.6, 0.7]), new Seq<double>([-0.85, 0.05]),
            new Seq<double>([0.7, -0.5, 1, 0.8, -0.75, -0.4, 0.7, 0.6, 0.1, 0.9, 0.8, 0.55]), 1.5, 100);

    internal static Seq<Parameter<BasinParameters>> All { get; } = new(
    [
        ParameterRanges.Positive<BasinParameters>("steepness", "a in L = a(x² − b)² + cy² + dx", p => p.Steepness, (p, v) => p with { Steepness = v }),
        ParameterRanges.Positive<BasinParameters>("separation", "b, the square of the wells' distance from the middle", p => p.Separation, (p, v) => p with { Separation = v }),
        ParameterRanges.Positive<BasinParameters>("cross-curvature", "c, half the curvature across the wells", p => p.CrossCurvature, (p, v) => p with { CrossCurvature = v }),
        Parameter.Number<BasinParameters>(
            "tilt", "d, negative makes the right well the deeper, not 0", "a number other than 0", value => value != 0, p => p.Tilt, (p, v) => p with { Tilt = v }),
        ParameterRanges.Point<BasinParameters>("start", "θ₀", p => p.Start, (p, v) => p with { Start = v }),
        ParameterRanges.Positive<BasinParameters>("learning-rate", "η", p => p.LearningRate, (p, v) => p with { LearningRate = v }),
        ParameterRanges.Positive<BasinParameters>("loss-weight", "k", p => p.LossWeight, (p, v) => p with { LossWeight = v }),
        Parameter.Numbers<BasinParameters>(
            "discount-rates",
            "γ, one panel each: small ones look far ahead, > 0",
            "one or more different numbers > 0",
            values => values.ForAll(value => value > 0) && values.Distinct().Count == values.Count,
            p => p.DiscountRates,
            (p, v) => p with { DiscountRates = v }),
        Parameter.Numbers<BasinParameters>(
            "critical-bracket",
            "two γ between which the critical one for the start is looked for, the lower first; 0,0 leaves the boundary out",
            "two numbers > 0, the lower first, or 0,0",
            values => values.Count == 2 && ((values[0] > 0 && values[0] < values[1]) || values.ForAll(value => value == 0)),
            p => p.CriticalBracket,
            (p, v) => p with { CriticalBracket = v }),
        ParameterRanges.Range<BasinParameters>("boundary", "first coordinates of the starts between which the boundary is followed", p => p.Boundary, (p, v) => p with { Boundary = v }),
        Parameter.Numbers<BasinParameters>(
            "wells",
            "the wells of the other panels: x, y, depth and width of each, two to five wells",
            "four numbers for each of two to five wells, depth and width > 0",
            values => values.Count % 4 == 0 && values.Count is >= 8 and <= 20 && Enumerable.Range(0, values.Count).All(i => i % 4 < 2 || values[i] > 0),
            p => p.Wells,
            (p, v) => p with { Wells = v }),
        ParameterRanges.Positive<BasinParameters>("half-width", "the pictures reach from minus this to this in x and y", p => p.HalfWidth, (p, v) => p with { HalfWidth = v }),
        Parameter.Count<BasinParameters>("cells", $"cells of the grid in each direction, a multiple of 4, 16 to {MostCells}", 16, MostCells, p => p.Cells, (p, v) => p with { Cells = v }),
    ]);
}
