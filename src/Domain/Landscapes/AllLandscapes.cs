using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>The catalogue: landscapes that have a name, a few numbers and known critical points. A new one is one file and one row here.</summary>
public static class AllLandscapes
{
    /// <summary>Every landscape of the catalogue, by name.</summary>
    public static Seq<CatalogueEntry> All => Seq(
        Fixed("himmelblau", "four equal minima around a maximum, D = 2", Himmelblau.Create),
        Fixed("six-hump-camel", "six minima in three mirrored pairs, D = 2", SixHumpCamel.Create),
        Fixed("muller-brown", "three minima joined by a bent valley, D = 2", MullerBrown.Create),
        new CatalogueEntry(
            "double-well",
            "a(x² − b)² + c y² + d x, D = 2",
            Seq(new LandscapeNumber("a", 1), new LandscapeNumber("b", 1), new LandscapeNumber("c", 1), new LandscapeNumber("d", -0.5)),
            numbers => TiltedDoubleWell.Create(numbers[0], numbers[1], numbers[2], numbers[3]).Map(made => (DenseLandscape)made)),
        new CatalogueEntry(
            "rosenbrock",
            "a bent valley with steepness b, any D ≥ 2",
            Seq(Dimension, new LandscapeNumber("b", 100)),
            numbers => Count(numbers[0]).Bind(d => Rosenbrock.Create(d, numbers[1])).Map(made => (DenseLandscape)made)),
        new CatalogueEntry(
            "rastrigin",
            "a bowl with ripples of amplitude A, any D",
            Seq(Dimension, new LandscapeNumber("A", 10)),
            numbers => Count(numbers[0]).Bind(d => Rastrigin.Create(d, numbers[1])).Map(made => (DenseLandscape)made)),
        new CatalogueEntry(
            "styblinski-tang",
            "two unequal wells for each parameter, any D",
            Seq1(Dimension),
            numbers => Count(numbers[0]).Bind(StyblinskiTang.Create).Map(made => (DenseLandscape)made)));

    private static LandscapeNumber Dimension => new("dimension", 2);

    private static CatalogueEntry Fixed<T>(string name, string meaning, Func<T> make)
        where T : DenseLandscape
        => new(name, meaning, Seq<LandscapeNumber>(), _ => Success<NavigationError, DenseLandscape>(make()));

    private static Validation<NavigationError, int> Count(double number)
        => number is >= 1 and <= CatalogueEntry.MostParameters && number == Math.Floor(number)
            ? Success<NavigationError, int>((int)number)
            : Fail<NavigationError, int>(
                new NavigationError.OutOfRange("the dimension", number, $"a whole number from 1 to {CatalogueEntry.MostParameters}"));
}
