using LossNav.Application.Problems;

namespace LossNav.Adapters.Formulas;

/// <summary>Explains where a formula stops being one.</summary>
internal static class SyntaxFault
{
    private const string Operand = "a number, a name or '('";

    /// <summary>The fault at an offset at which the parser could not go on.</summary>
    public static FormulaFault At(int offset, string text)
    {
        var at = Math.Min(offset, text.Length);
        var before = text[..at].TrimEnd();
        var wantsOperand = before.Length == 0 || "+-−*·×/^(,".Contains(before[^1], StringComparison.Ordinal);
        return new FormulaFault(at + 1, at >= text.Length ? AtEnd(wantsOperand, text) : At(text[at], wantsOperand));
    }

    private static string AtEnd(bool wantsOperand, string text)
        => string.IsNullOrWhiteSpace(text) ? "the formula is empty; write at least a number"
            : wantsOperand ? $"the formula ends where {Operand} should follow"
            : "a ')' is missing at the end; close every '('";

    private static string At(char character, bool wantsOperand)
        => (wantsOperand, character) switch
        {
            (true, ')') => $"{Operand} should stand before this ')'",
            (true, _) => $"'{character}' stands where {Operand} should; see docs/solving.md for what formulas may hold",
            (_, ')') => "this ')' closes nothing; remove it or open a '(' before it",
            (_, '=') => "'=' has no place in a formula; write one expression only",
            _ when FormulaNames.CanContinue(character) || character is '(' or '.' => $"an operator is missing before '{character}'; write '*' between factors",
            _ => $"'{character}' is not understood here; an operator (+ - * / ^) or the end should follow",
        };
}
