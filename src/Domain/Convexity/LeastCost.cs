using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Formulas;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Convexity;

/// <summary>A number that no path of a problem can cost less than: moving costs nothing at least, and the loss has a lower bound.</summary>
internal static class LeastCost
{
    // Beside a bound that rounding may have moved.
    private const double Rounding = 1e-12;

    /// <summary>k min L ∫e^{−γt}dt + e^{−γT} min Φ; nothing where the loss or the cost of the end has no bound that is known.</summary>
    public static Option<double> Of(NavigationProblem problem)
    {
        var (γ, least) = (problem.DiscountRate, problem.LossWeight == 0 ? 0 : problem.LossWeight * Lowest(problem.Landscape));
        var bound = problem.Horizon.Match(
            _ => least == 0 ? 0 : least / γ,
            finite => (least * ExpM1.DiscountedTime(γ, finite.Duration))
                + finite.End.Match(_ => 0, _ => 0, end => Math.Exp(-γ * finite.Duration) * Lowest(end.Cost)));
        return double.IsFinite(bound) ? Some(bound) : None;
    }

    /// <summary>Why a cost with an error is the least, in words; nothing where it is above the bound.</summary>
    public static Option<string> Reason(double objective, double error, NavigationProblem problem)
        => Of(problem)
            .Filter(bound => objective - bound <= error + (Rounding * (1 + Math.Abs(bound))))
            .Map(bound => FormattableString.Invariant($"no path can cost less than {bound:G6}, the bound of loss and motion"));

    private static double Lowest(DenseLandscape landscape) => landscape switch
    {
        QuadraticLandscape => ConvexProblem.IsConvex(landscape) ? 0 : double.NegativeInfinity,
        FormulaLandscape formula => FormulaBend.Of(formula.Dimension, formula.Formula).Range.Low,
        SurveyedLandscape surveyed => Lowest(surveyed.Inner),
        _ => double.NegativeInfinity,
    };
}
