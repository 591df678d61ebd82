using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>Critical points of a landscape Σ l(θᵢ): every choice of one critical point of l for each parameter.</summary>
internal static class SeparablePoints
{
    /// <summary>The most combinations that are listed.</summary>
    public const int Most = 1000;

    /// <summary>All combinations if there are at most <see cref="Most"/>, else only the one of least loss.</summary>
    /// <param name="oneDimensional">The critical points of l to a few digits, the one of least loss first.</param>
    /// <param name="one">l.</param>
    /// <param name="landscape">The landscape, in any number of dimensions.</param>
    public static Seq<CriticalPoint> Of(Seq<double> oneDimensional, DenseLandscape one, DenseLandscape landscape)
        => Math.Pow(oneDimensional.Count, landscape.Dimension) <= Most
            ? CriticalPointSearch.NearAll(Combinations(oneDimensional, landscape.Dimension), landscape)
            : CriticalPointSearch.Near(Vec.Of(oneDimensional[0]), one)
                .Map(least => Vec.Generate(landscape.Dimension, _ => least.Position[0]))
                .Map(least => new CriticalPoint(least, landscape.Value(least), 0))
                .ToSeq();

    private static Seq<Vec> Combinations(Seq<double> choices, int dimension)
        => Range(0, (int)Math.Round(Math.Pow(choices.Count, dimension)))
            .Map(number => Vec.Generate(dimension, i => choices[number / (int)Math.Round(Math.Pow(choices.Count, i)) % choices.Count]))
            .ToSeq();
}
