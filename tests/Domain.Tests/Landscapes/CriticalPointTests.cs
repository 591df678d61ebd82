using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Landscapes;

public class CriticalPointTests
{
    [Fact]
    public void The_published_double_well_has_its_global_minimum_where_the_theory_says()
    {
        // Section 10 of the theory notes: (1.0574537707, 0), not the first-order estimate (1.0625, 0).
        Close.To(Vec.Of(1.0574537707, 0), Problems.DoubleWell.Minima[0].Position, 1e-10);
        Assert.Equal(2, Problems.DoubleWell.Minima.Count);
        Assert.Equal(1, Problems.DoubleWell.CriticalPoints.Count(point => point.MorseIndex == 1));
    }

    [Fact]
    public void A_strong_tilt_leaves_one_well()
    {
        // x³ − x + d/4 = 0 has one real root where 27 (d/4)² > 4.
        var points = TiltedDoubleWell.Create(1, 1, 1, -2).Value().CriticalPoints;
        var x = Assert.Single(points).Position[0];
        Close.To(0, (4 * x * ((x * x) - 1)) - 2, 1e-13);
    }

    [Fact]
    public void A_well_without_tilt_is_symmetric()
    {
        // 4ax(x² − b) = 0 at x = 0 and x = ±√b.
        var points = TiltedDoubleWell.Create(1.5, 2, 1, 0).Value().CriticalPoints;
        Assert.Equal([-Math.Sqrt(2), 0, Math.Sqrt(2)], points.Map(point => Math.Round(point.Position[0], 14)).OrderBy(identity).ToArray(), Within(1e-13));
    }

    [Fact]
    public void Gaussian_wells_know_the_minimum_in_each_well()
    {
        var wells = GaussianWells.Create(Seq(new GaussianWell(Vec.Of(2, 0), 0.5, 1), new GaussianWell(Vec.Of(-2, 0), 1, 1))).Value();
        Assert.Equal([-2, 2], wells.Minima.Map(point => Math.Round(point.Position[0], 3)).ToArray());
    }

    [Fact]
    public void Newton_gives_up_where_there_is_no_critical_point()
    {
        var slope = FunctionLandscape.Create("slope", 1, p => p[0], _ => Vec.Of(1), _ => Mat.Zero(1, 1)).Value();
        Assert.True(CriticalPointSearch.Near(Vec.Of(0), slope).IsNone);
    }

    [Fact]
    public void All_that_is_wrong_with_a_landscape_is_said_at_once()
    {
        Assert.Equal(4, TiltedDoubleWell.Create(0, double.NaN, -1, double.PositiveInfinity).Errors().Count);
        Assert.IsType<NavigationError.NotSymmetric>(Assert.Single(QuadraticLandscape.Create(Mat.FromRows(Vec.Of(1, 2), Vec.Of(0, 1)), Vec.Zero(2)).Errors()));
        Assert.IsType<NavigationError.WrongShape>(Assert.Single(QuadraticLandscape.Create(Mat.Identity(3), Vec.Zero(2)).Errors()));
        Assert.IsType<NavigationError.OutOfRange>(Assert.Single(GaussianWells.Create(Empty).Errors()));
    }

    private static EqualityComparer<double> Within(double tolerance)
        => EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) <= tolerance, _ => 0);
}
