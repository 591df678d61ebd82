using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Landscapes;

public class CatalogueTests
{
    [Theory]
    [InlineData("himmelblau", 4, 4, 1)]
    [InlineData("six-hump-camel", 6, 7, 2)]
    [InlineData("double-well", 2, 1, 0)]
    [InlineData("rosenbrock", 1, 0, 0)]
    [InlineData("muller-brown", 3, 2, 0)]
    [InlineData("rastrigin", 9, 12, 4)]
    [InlineData("styblinski-tang", 4, 4, 1)]
    public void Each_landscape_knows_its_minima_saddles_and_maxima(string name, int minima, int saddles, int maxima)
    {
        // Where a bowl closes a landscape in the plane, minima − saddles + maxima = 1 (Morse); all but the cut-off surface count so.
        var points = Find(name).CriticalPoints;
        Assert.Equal([minima, saddles, maxima], Enumerable.Range(0, 3).Select(index => points.Count(point => point.MorseIndex == index)));
        Assert.Equal(1, minima - saddles + maxima);
    }

    [Theory]
    [InlineData("himmelblau", 0, 3, 2)]
    [InlineData("six-hump-camel", -1.031628453489877, 0.08984201310031806, -0.7126564030207396)]
    [InlineData("muller-brown", -146.69951720995402, -0.55822363467, 1.44172584180)]
    [InlineData("rosenbrock", 0, 1, 1)]
    [InlineData("rastrigin", 0, 0, 0)]
    [InlineData("styblinski-tang", -78.33233140754282, -2.903534027771177, -2.903534027771177)]
    public void The_global_minimum_is_the_published_one(string name, double loss, double x, double y)
    {
        // Several minima of equal loss may stand first; one of them must be the published one.
        var landscape = Find(name);
        Close.To(loss, landscape.Minima[0].Loss, 1e-10);
        Assert.Contains(landscape.Minima, point => (point.Position - Vec.Of(x, y)).Norm < 1e-8 && Math.Abs(point.Loss - loss) < 1e-10);
    }

    [Fact]
    public void The_Styblinski_Tang_minimum_is_a_root_of_its_cubic()
    {
        // x³ − 8x + 5/4 = 0 by Viète: x = 2√(8/3) cos(⅓ arccos(−(5/4)·(3/16)·√(3/8)) + 2π/3).
        var x = 2 * Math.Sqrt(8.0 / 3) * Math.Cos((Math.Acos(-1.25 * 3 / 16 * Math.Sqrt(3.0 / 8)) / 3) + (2 * Math.PI / 3));
        Close.To(Vec.Of(x, x, x), StyblinskiTang.Create(3).Value().Minima[0].Position, 1e-13);
        Assert.Equal(27, StyblinskiTang.Create(3).Value().CriticalPoints.Count);
    }

    [Fact]
    public void Where_there_would_be_too_many_critical_points_only_the_global_minimum_is_listed()
    {
        Close.To(-39.16616570377142 * 50, Assert.Single(StyblinskiTang.Create(50).Value().CriticalPoints).Loss, 1e-9);
        Close.To(Vec.Zero(20), Assert.Single(Rastrigin.Create(20, 10).Value().CriticalPoints).Position, 1e-12);
    }

    [Fact]
    public void A_number_of_the_catalogue_that_does_not_fit_is_an_error_that_names_it()
    {
        var rastrigin = AllLandscapes.All.Find(entry => entry.Name == "rastrigin").IfNone(() => throw new InvalidOperationException());
        Assert.Contains("dimension", Assert.Single(rastrigin.Create(Map(("dimension", 2.5))).Errors()).Message, StringComparison.Ordinal);
        Assert.Contains("amplitude", Assert.Single(rastrigin.Create(Map(("A", -1.0))).Errors()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_in_the_catalogue_are_unique()
        => Assert.Equal(AllLandscapes.All.Count, AllLandscapes.All.Map(entry => entry.Name).Distinct().Count());

    private static DenseLandscape Find(string name)
        => AllLandscapes.All.Find(entry => entry.Name == name).IfNone(() => throw new InvalidOperationException()).Create(Map<string, double>()).Value();
}
