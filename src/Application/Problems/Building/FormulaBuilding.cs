using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Domain.Formulas;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Building;

/// <summary>Makes functions of the numbers and formulas of a specification.</summary>
/// <param name="Formulas">Reads formulas.</param>
/// <param name="Names">What they may speak of.</param>
internal sealed record FormulaBuilding(IFormulaReader Formulas, FormulaNames Names)
{
    /// <summary>D.</summary>
    public int Dimension => Names.Parameters.Count;

    /// <summary>A number or a formula, as a formula.</summary>
    public Validation<ProblemFault, Formula> Formula(ValuePath at, Expression expression)
        => expression.Match(
            number => Success<ProblemFault, Formula>(Domain.Formulas.Formula.Of(number.Value)),
            formula => Formulas.Read(Names, formula.Text).MapFail(fault => new ProblemFault(at, fault.Column, fault.Message)));

    /// <summary>A number or a formula, compiled.</summary>
    public Validation<ProblemFault, FormulaFunction> Function(ValuePath at, Expression expression)
        => Formula(at, expression).Bind(formula => FormulaFunction
            .Create(Dimension, formula)
            .MapFail(error => ProblemFault.Of(at, error.Message.TrimEnd('.'))));

    /// <summary>Several in a list.</summary>
    public Validation<ProblemFault, Seq<FormulaFunction>> Functions(ValuePath list, Seq<Expression> expressions)
        => expressions.Map((index, expression) => Function(list.Item(index), expression)).ToSeq().Sequence().Map(all => all.Strict());
}
