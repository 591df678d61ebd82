using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Formulas;

/// <summary>A formula as a function of D parameters and time, with exact gradient and Hessian: a component of a drift, an entry of a metric.</summary>
public sealed class FormulaFunction : ScalarFunction
{
    private readonly CompiledFormula _compiled;

    private FormulaFunction(Formula formula, CompiledFormula compiled)
        : base(compiled.Dimension) => (Formula, _compiled) = (formula, compiled);

    /// <summary>The formula.</summary>
    public Formula Formula { get; }

    /// <inheritdoc/>
    public override bool DependsOnTime => _compiled.DependsOnTime;

    /// <summary>Compiles a formula.</summary>
    /// <param name="dimension">D ≥ 1.</param>
    /// <param name="formula">A formula in parameters 0 … D − 1.</param>
    /// <returns>The function, or what is wrong: a parameter beyond D, or derivatives of too many steps.</returns>
    public static Validation<NavigationError, FormulaFunction> Create(int dimension, Formula formula)
        => CompiledFormula.Create(dimension, formula).Map(compiled => new FormulaFunction(formula, compiled));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        => _compiled.Evaluate(time, position, gradient, hessian);

    /// <inheritdoc/>
    public override string ToString() => Formula.ToString();
}
