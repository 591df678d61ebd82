using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>Reads the names of parameters and constants.</summary>
internal static class Names
{
    private static readonly Seq<string> Usual = Seq("x", "y", "z");

    /// <summary>The parameters as they are named, if they are.</summary>
    public static Validation<ProblemFault, Option<Seq<string>>> Parameters(Part problem)
        => problem.Optional<Option<Seq<string>>>("parameters", None, part => Reading
            .List(part, "a list of names, for example [\"x\", \"y\"]", Name)
            .Bind(names => names.IsEmpty
                ? Reading.Wrong<Option<Seq<string>>>(part.Path, "this list is empty; name at least one parameter")
                : Reading.Right(Some(names))));

    /// <summary>The named numbers.</summary>
    public static Validation<ProblemFault, Map<string, double>> Constants(Part problem)
        => problem.Optional("constants", Map<string, double>(), part => Reading
            .Group(part, "an object of named numbers, for example { \"a\": 2 }")
            .Bind(group => group.Members.Map(member => Constant(group, member.Name, member.Value)).Sequence())
            .Map(pairs => toMap(pairs)));

    /// <summary>What names a formula may use.</summary>
    public static Validation<ProblemFault, FormulaNames> Together(Seq<string> parameters, Map<string, double> constants)
        => FormulaNames.Create(parameters, constants).MapFail(message => ProblemFault.Of(ValuePath.Root.Member("constants"), message));

    /// <summary>Names for parameters that have none: x, y, z, or x1, x2, … for more than three.</summary>
    public static Seq<string> UsualFor(int dimension)
        => (dimension <= Usual.Count ? Usual.Take(dimension) : Range(1, dimension).Map(i => $"x{i}").ToSeq()).Strict();

    private static Validation<ProblemFault, string> Name(Part part)
        => Reading.Text(part, "a name in quotes").Bind(name => Check(part.Path, name));

    private static Validation<ProblemFault, (string, double)> Constant(Part group, string name, Part value)
        => (Check(group.Path.NameOf(name), name), Reading.Number(value)).Apply((named, number) => (named, number));

    private static Validation<ProblemFault, string> Check(ValuePath at, string name)
        => FormulaNames.Fault(name).Match(message => Reading.Wrong<string>(at, message), () => Reading.Right(name));
}
