using LanguageExt;
using LossNav.Domain.Formulas;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems;

/// <summary>The names that a formula may use beside functions, known constants and time t.</summary>
public sealed record FormulaNames
{
    private FormulaNames(Seq<string> parameters, Map<string, double> constants) => (Parameters, Constants) = (parameters, constants);

    /// <summary>The parameters θ₁ … θ_D in order.</summary>
    public Seq<string> Parameters { get; }

    /// <summary>Named numbers; a name here hides a known constant.</summary>
    public Map<string, double> Constants { get; }

    /// <summary>Checks names.</summary>
    /// <param name="parameters">The parameters in order; they too may hide a known constant.</param>
    /// <param name="constants">Named numbers.</param>
    /// <returns>The names, or one message for each that cannot be used.</returns>
    public static Validation<string, FormulaNames> Create(Seq<string> parameters, Map<string, double> constants)
    {
        var all = parameters + constants.Keys.ToSeq();
        var faults = all.Bind(name => Fault(name).ToSeq()) + all
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any())
            .Select(group => $"the name '{group.Key}' is given twice; rename one of them")
            .ToSeq();
        return faults.IsEmpty
            ? Success<string, FormulaNames>(new FormulaNames(parameters, constants))
            : Fail<string, FormulaNames>(faults);
    }

    /// <summary>What is wrong with a name of a parameter or a constant, if anything.</summary>
    public static Option<string> Fault(string name)
        => !IsWord(name) ? $"'{name}' is not a name; begin with a letter and go on with letters, digits, '_' or subscripts"
            : name == "t" ? "'t' is the name of time; choose another name"
            : IsFunction(name) ? $"'{name}' is the name of a function; choose another name"
            : None;

    /// <summary>Whether a character can begin a name.</summary>
    public static bool CanBegin(char character) => char.IsLetter(character) || character == '_';

    /// <summary>Whether a character can go on with a name: letters, digits, underscore, subscript digits ₀ … ₉.</summary>
    public static bool CanContinue(char character)
        => CanBegin(character) || char.IsDigit(character) || character is >= '₀' and <= '₉';

    private static bool IsWord(string name) => name.Length > 0 && CanBegin(name[0]) && name.All(CanContinue);

    private static bool IsFunction(string name)
        => name == "pow" || AllFunctions.Unary.Exists(row => row.Name == name) || AllFunctions.Binary.Exists(row => row.Name == name);
}
