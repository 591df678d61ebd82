using LanguageExt;
using LossNav.Application;
using LossNav.Application.Problems;
using LossNav.Application.UseCases;
using LossNav.Domain.Formulas;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Formulas;

/// <summary>What the names in a formula mean.</summary>
internal sealed class Vocabulary(FormulaNames names)
{
    private const string Power = "pow";

    private static readonly Seq<string> FunctionNames
        = (AllFunctions.Unary.Map(row => row.Name) + AllFunctions.Binary.Map(row => row.Name)).Add(Power);

    /// <summary>A name that stands alone: a parameter, a constant, time.</summary>
    /// <param name="column">Where it stands, from 1.</param>
    /// <param name="name">The name.</param>
    public Draft Word(int column, string name)
        => names.Parameters.Map((index, parameter) => (index, parameter))
            .Find(pair => pair.parameter == name)
            .Map(pair => Formula.At(pair.index, name))
            .BiBind(Some, () => names.Constants.Find(name).Map(Formula.Of))
            .BiBind(Some, () => name == "t" ? Some(Formula.Time) : AllFunctions.Constants.Find(name).Map(Formula.Of))
            .Match(Draft.Of, () => Draft.Wrong(UnknownWord(column, name), Empty));

    /// <summary>A function with its arguments.</summary>
    /// <param name="column">Where its name stands, from 1.</param>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">Its arguments, one or more.</param>
    public Draft Call(int column, string name, Seq<Draft> arguments)
    {
        var unary = AllFunctions.Unary.Find(row => row.Name == name);
        var binary = name == Power
            ? Some<Func<Formula, Formula, Formula>>(Formula.Pow)
            : AllFunctions.Binary.Find(row => row.Name == name).Map(row => (Func<Formula, Formula, Formula>)((a, b) => Formula.Apply(row, a, b)));
        var faults = arguments.Bind(argument => argument.Faults);
        return unary.Match(
            row => arguments.Count == 1
                ? arguments[0].Map(argument => Formula.Apply(row, argument))
                : Draft.Wrong(WrongCount(column, name, "one argument", arguments.Count), faults),
            () => binary.Match(
                combine => arguments.Count == 2
                    ? arguments[0].With(arguments[1], combine)
                    : Draft.Wrong(WrongCount(column, name, "two arguments", arguments.Count), faults),
                () => Draft.Wrong(UnknownFunction(column, name), faults)));
    }

    private static FormulaFault WrongCount(int column, string name, string expected, int count)
        => new(column, $"'{name}' takes {expected}, but {count} {(count == 1 ? "is" : "are")} given");

    private FormulaFault UnknownWord(int column, string name)
    {
        if (FunctionNames.Contains(name))
        {
            return new(column, $"'{name}' is a function; give its argument in parentheses, '{name}(…)'");
        }

        var own = names.Parameters + names.Constants.Keys.ToSeq();
        var known = own.IsEmpty ? "there are no parameters" : $"there are {string.Join(", ", own)}, t, pi and e";
        return new(column, $"there is no '{name}'; {known}");
    }

    private FormulaFault UnknownFunction(int column, string name)
        => names.Parameters.Contains(name) || names.Constants.ContainsKey(name) || name == "t"
            ? new(column, $"'{name}' is not a function; write '*' between factors")
            : new(column, $"there is no function '{name}'{NearestName.Clause(name, FunctionNames)}; there are {string.Join(", ", FunctionNames)}");
}
