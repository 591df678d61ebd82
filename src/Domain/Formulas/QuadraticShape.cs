using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Formulas;

/// <summary>Recognises formulas whose derivatives are numbers, so that closed forms can be used for them.</summary>
public static class QuadraticShape
{
    /// <summary>The quadratic landscape ½(θ − μ)ᵀH(θ − μ) that a formula equals, if its Hessian is the same everywhere, not singular, and its least value 0.</summary>
    /// <param name="landscape">A landscape given by a formula.</param>
    public static Option<QuadraticLandscape> Of(FormulaLandscape landscape)
    {
        var n = landscape.Dimension;
        var slopes = Range(0, n).Map(i => FormulaDerivative.By(i, landscape.Formula)).ToSeq().Strict();
        var curvatures = slopes.Bind(slope => Range(0, n).Map(j => Constant(FormulaDerivative.By(j, slope))).ToSeq()).Sequence();
        return landscape.DependsOnTime
            ? None
            : from entries in curvatures
              let curvature = Mat.Copy(n, n, [.. entries])
              from center in LinearAlgebra.Solve(curvature, -landscape.Gradient(Vec.Zero(n)))
              where Math.Abs(landscape.Value(center)) <= 1e-14 * (1 + Math.Abs(landscape.Value(Vec.Zero(n))))
              from quadratic in QuadraticLandscape.Create(curvature, center).ToOption()
              select quadratic;
    }

    /// <summary>The matrix A of a drift whose components are formulas, if the drift is f = Aθ.</summary>
    /// <param name="components">f₁ … f_D, D formulas.</param>
    public static Option<Mat> Linear(Seq<FormulaFunction> components)
    {
        var n = components.Count;
        return components.Exists(component => component.DependsOnTime || component.Value(Vec.Zero(n)) != 0)
            ? None
            : components
                .Bind(component => Range(0, n).Map(j => Constant(FormulaDerivative.By(j, component.Formula))).ToSeq())
                .Sequence()
                .Map(entries => Mat.Copy(n, n, [.. entries]));
    }

    private static Option<double> Constant(Formula formula) => formula is Formula.Number number ? number.Value : None;
}
