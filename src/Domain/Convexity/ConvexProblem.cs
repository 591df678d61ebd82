using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Formulas;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Convexity;

/// <summary>Recognises problems whose objective is convex in the path: there an extremal path is the optimum, and one start is proof.</summary>
/// <remarks>
/// (θ̇ − f)ᵀG(θ̇ − f) is convex in the path where G is constant and f affine in θ; kL is where L is convex, and so is what the end costs; discounting gives positive
/// weights, which may depend on time. The ends that are allowed are one point or all.
/// </remarks>
internal static class ConvexProblem
{
    /// <summary>Why it is convex, in words; nothing where that cannot be shown.</summary>
    public static Option<string> Reason(NavigationProblem problem)
        => problem.Metric is not Metric.Field && IsAffine(problem.Drift) && (problem.LossWeight == 0 || IsConvex(problem.Landscape)) && IsConvex(problem.Horizon)
            ? Some("the objective is convex in the path, so that its extremal is the optimum")
            : None;

    /// <summary>Whether a landscape is known to be convex everywhere.</summary>
    public static bool IsConvex(DenseLandscape landscape) => landscape switch
    {
        QuadraticLandscape quadratic => SymmetricEigen.Of(quadratic.Curvature).Values is var values && values[0] >= -1e-13 * Math.Abs(values[values.Dimension - 1]),
        FormulaLandscape formula => FormulaBend.Of(formula.Dimension, formula.Formula).Bend is Bend.Constant or Bend.Affine or Bend.Convex,
        SurveyedLandscape surveyed => IsConvex(surveyed.Inner),
        _ => false,
    };

    private static bool IsConvex(Horizon horizon) => horizon.Match(
        _ => true,
        finite => finite.End.Match(_ => true, _ => true, end => IsConvex(end.Cost)));

    private static bool IsAffine(Drift drift) => drift.Match(
        _ => true,
        _ => true,
        field => field.Components.ForAll(component => component is FormulaFunction formula
            && FormulaBend.Of(formula.Dimension, formula.Formula).Bend is (Bend.Constant or Bend.Affine)));
}
