namespace LossNav.Domain.Formulas;

/// <summary>Writes a formula as text that reads back as the same function.</summary>
internal static class FormulaText
{
    // Shared parts are written out each time, so a text can be far longer than the formula is big.
    private const double LargestWritten = 10_000;

    public static string Of(Formula formula)
    {
        if (formula.TreeSize > LargestWritten)
        {
            return "(a formula too long to write)";
        }

        var texts = new Dictionary<Formula, string>(ReferenceEqualityComparer.Instance);
        foreach (var part in FormulaWalk.ChildrenFirst(formula))
        {
            texts[part] = part.Match(
                number => number.Text,
                parameter => parameter.Name,
                _ => "t",
                sum => $"({texts[sum.Left]} + {texts[sum.Right]})",
                product => $"({texts[product.Left]} * {texts[product.Right]})",
                quotient => $"({texts[quotient.Left]} / {texts[quotient.Right]})",
                power => $"({texts[power.Base]} ^ {texts[power.Exponent]})",
                unary => $"{unary.Function.Name}({texts[unary.Argument]})",
                binary => $"{binary.Function.Name}({texts[binary.Left]}, {texts[binary.Right]})");
        }

        return texts[formula];
    }
}
