namespace LossNav.Domain.Formulas;

/// <summary>Exact derivatives of formulas.</summary>
public static class FormulaDerivative
{
    /// <summary>∂/∂θᵢ of a formula, itself a formula.</summary>
    /// <param name="index">i, counted from 0.</param>
    /// <param name="formula">What is differentiated.</param>
    public static Formula By(int index, Formula formula)
    {
        var derivatives = new Dictionary<Formula, Formula>(ReferenceEqualityComparer.Instance);
        foreach (var part in FormulaWalk.ChildrenFirst(formula))
        {
            derivatives[part] = Of(part, index, child => derivatives[child]);
        }

        return derivatives[formula];
    }

    private static Formula Of(Formula formula, int index, Func<Formula, Formula> d)
        => formula.Match(
            _ => Formula.Zero,
            parameter => parameter.Index == index ? Formula.One : Formula.Zero,
            _ => Formula.Zero,
            sum => d(sum.Left) + d(sum.Right),
            product => (d(product.Left) * product.Right) + (product.Left * d(product.Right)),
            quotient => OfQuotient(quotient, d(quotient.Left), d(quotient.Right)),
            power => OfPower(power, d(power.Base), d(power.Exponent)),
            unary => Chain(() => unary.Function.Slope(unary.Argument), d(unary.Argument)),
            binary => Chain(() => binary.Function.SlopeLeft(binary.Left, binary.Right), d(binary.Left))
                + Chain(() => binary.Function.SlopeRight(binary.Left, binary.Right), d(binary.Right)));

    private static Formula OfQuotient(Formula.Quotient quotient, Formula left, Formula right)
        => (left / quotient.Right) - Chain(() => quotient / quotient.Right, right);

    // (b^e)' = e b^{e−1} b' + b^e ln b e'.
    private static Formula OfPower(Formula.Power power, Formula basis, Formula exponent)
        => Chain(() => power.Exponent * Formula.Pow(power.Base, power.Exponent - Formula.One), basis)
            + Chain(() => power * Formula.Apply(AllFunctions.Logarithm, power.Base), exponent);

    // Where the inner derivative is zero the outer one is not even written: it may be undefined there, as ln b is for a negative base.
    private static Formula Chain(Func<Formula> outer, Formula inner)
        => inner is Formula.Number { Value: 0 } ? Formula.Zero : outer() * inner;
}
