using LanguageExt;
using LossNav.Domain.Landscapes;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Formulas;

/// <summary>A landscape given by a formula, with exact gradient and Hessian; products with the Hessian go over its entries that are not zero everywhere.</summary>
public sealed class FormulaLandscape : DenseLandscape
{
    private readonly CompiledFormula _compiled;

    private FormulaLandscape(string name, Formula formula, CompiledFormula compiled)
        : base(name, compiled.Dimension, Empty) => (Formula, _compiled) = (formula, compiled);

    /// <summary>The formula.</summary>
    public Formula Formula { get; }

    /// <inheritdoc/>
    public override bool DependsOnTime => _compiled.DependsOnTime;

    /// <summary>Compiles a formula.</summary>
    /// <param name="name">What people call the landscape.</param>
    /// <param name="dimension">D ≥ 1.</param>
    /// <param name="formula">L as a formula in parameters 0 … D − 1 and perhaps time.</param>
    /// <returns>The landscape, or what is wrong: a parameter beyond D, or derivatives of too many steps.</returns>
    public static Validation<NavigationError, FormulaLandscape> Create(string name, int dimension, Formula formula)
        => CompiledFormula.Create(dimension, formula).Map(compiled => new FormulaLandscape(name, formula, compiled));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        => _compiled.Evaluate(time, position, gradient, []);

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        => _compiled.Evaluate(time, position, gradient, hessian);

    /// <inheritdoc/>
    /// <remarks>By the entries that are not zero everywhere.</remarks>
    public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
        => _compiled.MultiplyHessian(time, position, direction, product);
}
