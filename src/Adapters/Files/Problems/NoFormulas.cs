using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Domain.Formulas;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Stands where numbers only are read.</summary>
internal sealed class NoFormulas : IFormulaReader
{
    public static NoFormulas Instance { get; } = new();

    /// <inheritdoc/>
    public Validation<FormulaFault, Formula> Read(FormulaNames names, string text)
        => Prelude.Fail<FormulaFault, Formula>(new FormulaFault(1, "a number must stand here, not a formula"));
}
