using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain.Formulas;

namespace LossNav.Application.Ports;

/// <summary>Reads formulas from text. Pure: equal texts give equal formulas, and nothing but arithmetic can come of any text.</summary>
/// <remarks>The effort is bounded: what is too long or too deeply nested is refused before it is read.</remarks>
public interface IFormulaReader
{
    /// <summary>Reads one formula.</summary>
    /// <param name="names">What the formula may speak of.</param>
    /// <param name="text">For example <c>(x^2-1)^2 + y^2 - x/2</c>.</param>
    /// <returns>The formula, or all that is wrong with it, each with its column.</returns>
    Validation<FormulaFault, Formula> Read(FormulaNames names, string text);
}
