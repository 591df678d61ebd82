using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Domain.Formulas;
using Pidgin;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Formulas;

/// <summary>Reads formulas such as <c>(x^2-1)^2 + y^2 - x/2</c>.</summary>
/// <remarks>
/// Numbers, parameters, named constants, pi, e, time t; + − * / ^ with the usual precedence; the functions of <see cref="AllFunctions"/>.
/// There are no loops, assignments or calls of anything else, so a formula can do nothing but give a number.
/// </remarks>
public sealed class FormulaReader : IFormulaReader
{
    /// <summary>The longest formula that is read, in UTF-16 units.</summary>
    public const int LongestText = 4000;

    /// <summary>How deeply parentheses may nest.</summary>
    public const int DeepestNesting = 50;

    /// <inheritdoc/>
    public Validation<FormulaFault, Formula> Read(FormulaNames names, string text)
        => Refuse(text).Match(
            Some: Fail<FormulaFault, Formula>,
            None: () => Parse(new Vocabulary(names), text));

    private static Validation<FormulaFault, Formula> Parse(Vocabulary vocabulary, string text)
    {
        var result = Grammar.For(vocabulary).Parse(text);
        return !result.Success ? Fail<FormulaFault, Formula>(SyntaxFault.At(result.Error!.ErrorOffset, text))
            : result.Value.Faults.IsEmpty ? Success<FormulaFault, Formula>(result.Value.Formula)
            : Fail<FormulaFault, Formula>(result.Value.Faults.OrderBy(fault => fault.Column).ToSeq());
    }

    // Before reading: neither length nor depth can then exhaust memory or stack.
    private static Option<FormulaFault> Refuse(string text)
    {
        if (text.Length > LongestText)
        {
            return new FormulaFault(LongestText + 1, $"the formula is longer than {LongestText} characters; write it shorter or name its constants");
        }

        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth > DeepestNesting)
            {
                return new FormulaFault(i + 1, $"more than {DeepestNesting} parentheses are open here; write the formula flatter");
            }
        }

        return None;
    }
}
