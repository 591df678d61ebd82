using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Thresholds;

namespace LossNav.Application.Recipes.Basins;

/// <summary>Where the boundary between the basins of the double well lies, against the discount rate: at each start, the rate at which both minima cost the same.</summary>
internal static class BasinBoundary
{
    private const int Steps = 18;
    private const double Tolerance = 1e-5;

    // A search begins with a bracket of this factor about the rate that the starts before lead to, and widens it where that is not enough: far from the critical rate there may be no path to one of the minima.
    private const double Bracket = 1.04;
    private const int MostWidenings = 4;

    /// <summary>The critical rate for the start.</summary>
    public static Validation<NavigationError, double> AtStart(BasinParameters p, TiltedDoubleWell landscape)
        => At(Paths.Vector(p.Start), CriticalDiscountSettings.Between(p.CriticalBracket[0], p.CriticalBracket[1]), p, landscape);

    /// <summary>The boundary through the start, as far as it goes on both sides: x of the start against the critical rate there, in the order of x.</summary>
    public static Series Through(double critical, BasinParameters p, TiltedDoubleWell landscape)
    {
        var points = Follow(critical, p.Boundary[0], p, landscape).Rev().Add((p.Start[0], critical)) + Follow(critical, p.Boundary[1], p, landscape);
        return Series.Of(Values.Of(points.Map(point => point.X)), Values.Of(points.Map(point => point.Rate)));
    }

    // It ends where there is no critical rate: beyond, one of the minima is the better for every learner.
    private static Seq<(double X, double Rate)> Follow(double critical, double end, BasinParameters p, TiltedDoubleWell landscape)
    {
        var points = Seq<(double X, double Rate)>.Empty;
        var step = (end - p.Start[0]) / Steps;
        var (before, rate) = (critical, critical);
        for (var i = 1; i <= Steps; i++)
        {
            var x = p.Start[0] + (i * step);
            var found = Near(rate * rate / before, Vec.Of(x, p.Start[1]), p, landscape);
            if (found.Case is not double next)
            {
                break;
            }

            points = points.Add((x, next));
            (before, rate) = (rate, next);
        }

        return points;
    }

    private static Option<double> Near(double rate, Vec start, BasinParameters p, TiltedDoubleWell landscape)
        => Enumerable.Range(0, MostWidenings)
            .Select(widening => Math.Pow(Bracket, 1 << widening))
            .Select(width => At(start, CriticalDiscountSettings.Between(rate / width, rate * width) with { Tolerance = Tolerance * rate }, p, landscape).ToOption())
            .FirstOrDefault(found => found.IsSome);

    private static Validation<NavigationError, double> At(Vec start, CriticalDiscountSettings settings, BasinParameters p, TiltedDoubleWell landscape)
        => BasinPanels.Problem(1, start, p, landscape)
            .Bind(problem => CriticalDiscountSolver.Solve(settings, landscape.Minima[1].Position, landscape.Minima[0].Position, problem))
            .Map(found => found.DiscountRate);
}
