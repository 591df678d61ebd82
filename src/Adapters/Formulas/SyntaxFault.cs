using LossNav.Application.Problems;
using Pidgin;

namespace LossNav.Adapters.Formulas;

/// <summary>Explains where a formula stops being one.</summary>
internal static class SyntaxFault
{
    /// <summary>The fault that an error of the parser stands for.</summary>
    public static FormulaFault Of(ParseError<char> error, string text)
    {
        var at = Math.Min(error.ErrorOffset, text.Length);
        var wanted = error.Expected.Where(one => one.Label is not null).Select(one => one.Label!).Distinct().ToArray();
        var wantsOperand = wanted.Contains(Grammar.Operand);
        return new FormulaFault(at + 1, at >= text.Length ? AtEnd(wantsOperand, text) : At(text[at], wantsOperand));
    }

    private static string AtEnd(bool wantsOperand, string text)
        => string.IsNullOrWhiteSpace(text) ? "the formula is empty; write at least a number"
            : wantsOperand ? $"the formula ends where {Grammar.Operand} should follow"
            : "a ')' is missing at the end";

    private static string At(char character, bool wantsOperand)
        => (wantsOperand, character) switch
        {
            (true, ')') => $"{Grammar.Operand} should stand before this ')'",
            (true, _) => $"'{character}' stands where {Grammar.Operand} should; see docs/problems.md for what formulas may hold",
            (_, ')') => "this ')' closes nothing; remove it or open a '(' before it",
            (_, '=') => "'=' has no place in a formula; write one expression only",
            _ when FormulaNames.CanContinue(character) || character is '(' or '.' => $"an operator is missing before '{character}'; write '*' between factors",
            _ => $"'{character}' is not understood here; an operator (+ - * / ^) or the end should follow",
        };
}
