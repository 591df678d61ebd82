using LossNav.Domain.Numerics;

namespace LossNav.Domain.Formulas;

/// <summary>
/// Tells of a formula, without evaluating it anywhere, that it is convex or concave over all parameters, and bounds of its value: the rules of disciplined convex
/// programming (Grant, Boyd and Ye 2006), and the eigenvalues of what is quadratic. What it says is so; where it says nothing, nothing is known.
/// </summary>
public static class FormulaBend
{
    // The second derivatives of a term are D² formulas: beyond this many parameters a term is not asked whether it is quadratic.
    private const int MostParameters = 40;

    /// <summary>Bend and bounds of a formula.</summary>
    /// <param name="dimension">D ≥ 1.</param>
    /// <param name="formula">A formula in parameters 0 … D − 1 and perhaps time.</param>
    public static Outline Of(int dimension, Formula formula)
    {
        var known = Parts(formula);
        var outline = known[formula];
        return outline.Bend == Bend.Unknown && IsConvexSum(dimension, formula, known) ? outline with { Bend = Bend.Convex } : outline;
    }

    private static Dictionary<Formula, Outline> Parts(Formula formula)
    {
        var known = new Dictionary<Formula, Outline>(ReferenceEqualityComparer.Instance);
        foreach (var part in FormulaWalk.ChildrenFirst(formula))
        {
            known[part] = part.Match(
                number => new Outline(Bend.Constant, new ValueRange(number.Value, number.Value)),
                _ => new Outline(Bend.Affine, ValueRange.Any),
                _ => new Outline(Bend.Constant, ValueRange.NotNegative),
                sum => BendRules.Sum(known[sum.Left], known[sum.Right]),
                product => BendRules.Product(known[product.Left], known[product.Right]),
                quotient => BendRules.Quotient(known[quotient.Left], known[quotient.Right]),
                power => BendRules.Power(known[power.Base], power.Exponent, known[power.Exponent]),
                unary => BendRules.Unary(unary.Function.Name, known[unary.Argument]),
                binary => BendRules.Binary(binary.Function.Name, known[binary.Left], known[binary.Right]));
        }

        return known;
    }

    // Terms such as −xy bend both ways alone, and not together with x² + y²: all quadratic terms as one form, the others by the rules.
    private static bool IsConvexSum(int dimension, Formula formula, Dictionary<Formula, Outline> known)
    {
        if (dimension > MostParameters)
        {
            return false;
        }

        var form = new double[dimension * dimension];
        foreach (var (term, factor) in Terms(formula))
        {
            var bend = known[term].Bend;
            if (!(bend is Bend.Constant or Bend.Affine || AddQuadratic(dimension, term, factor, form) || bend == (factor > 0 ? Bend.Convex : Bend.Concave)))
            {
                return false;
            }
        }

        if (form.Any(entry => !double.IsFinite(entry)))
        {
            return false;
        }

        var values = SymmetricEigen.Of(Mat.Copy(dimension, dimension, form)).Values;
        return values[0] >= -1e-13 * Math.Abs(values[dimension - 1]);
    }

    private static IEnumerable<(Formula Term, double Factor)> Terms(Formula formula)
    {
        var waiting = new Stack<(Formula Part, double Factor)>([(formula, 1.0)]);
        while (waiting.TryPop(out var top))
        {
            switch (top.Part)
            {
                case Formula.Sum sum:
                    waiting.Push((sum.Right, top.Factor));
                    waiting.Push((sum.Left, top.Factor));
                    break;
                case Formula.Product { Left: Formula.Number number } product:
                    waiting.Push((product.Right, top.Factor * number.Value));
                    break;
                case Formula.Quotient { Right: Formula.Number number } quotient when number.Value != 0:
                    waiting.Push((quotient.Left, top.Factor / number.Value));
                    break;
                default:
                    yield return top;
                    break;
            }
        }
    }

    // Constant second derivatives make a quadratic only where there is no kink or jump, which derivatives do not show.
    private static bool AddQuadratic(int dimension, Formula term, double factor, double[] form)
    {
        if (FormulaWalk.ChildrenFirst(term).Exists(part => part is Formula.Unary or Formula.Binary))
        {
            return false;
        }

        var second = new double[dimension * dimension];
        for (var i = 0; i < dimension; i++)
        {
            var slope = FormulaDerivative.By(i, term);
            for (var j = 0; j <= i; j++)
            {
                if (FormulaDerivative.By(j, slope) is not Formula.Number number || !double.IsFinite(number.Value))
                {
                    return false;
                }

                second[(i * dimension) + j] = second[(j * dimension) + i] = number.Value;
            }
        }

        for (var e = 0; e < form.Length; e++)
        {
            form[e] += factor * second[e];
        }

        return true;
    }
}
