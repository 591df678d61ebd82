using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain.Formulas;

namespace LossNav.Adapters.Formulas;

/// <summary>A formula as far as it was read, and what is wrong with its names; where a name is wrong, 1 stands in.</summary>
internal readonly record struct Draft(Formula Formula, Seq<FormulaFault> Faults)
{
    public static Draft Of(Formula formula) => new(formula, Seq<FormulaFault>.Empty);

    public static Draft Wrong(FormulaFault fault, Seq<FormulaFault> others) => new(Formula.One, fault.Cons(others));

    public Draft Map(Func<Formula, Formula> change) => this with { Formula = change(Formula) };

    public Draft With(Draft other, Func<Formula, Formula, Formula> combine)
        => new(combine(Formula, other.Formula), Faults.IsEmpty ? other.Faults : Faults + other.Faults);
}
