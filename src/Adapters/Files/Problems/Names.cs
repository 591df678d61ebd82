using LanguageExt;
using LossNav.Application.Problems;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Reads the names of parameters and constants.</summary>
internal static class Names
{
    private static readonly Seq<string> Usual = Seq("x", "y", "z");

    /// <summary>The parameters as they are named in the file, if they are.</summary>
    public static Validation<Fault, Option<Seq<string>>> Parameters(JsonPart.Group problem)
        => problem.Optional<Option<Seq<string>>>("parameters", None, part => Reading
            .List(part, "a list of names, for example [\"x\", \"y\"]", Name)
            .Bind(names => names.IsEmpty
                ? Reading.Wrong<Option<Seq<string>>>(part.At, "this list is empty; name at least one parameter")
                : Reading.Right(Some(names))));

    /// <summary>The named numbers of the file.</summary>
    public static Validation<Fault, Map<string, double>> Constants(JsonPart.Group problem)
        => problem.Optional("constants", Map<string, double>(), part => Reading
            .Group(part, "an object of named numbers, for example { \"a\": 2 }")
            .Bind(group => (group.Only([.. group.Members.Map(member => member.Name)]), group.Members.Map(Constant).Sequence())
                .Apply((_, pairs) => toMap(pairs))));

    /// <summary>What names a formula may use.</summary>
    public static Validation<Fault, FormulaNames> Together(JsonPart.Group problem, Seq<string> parameters, Map<string, double> constants)
        => FormulaNames.Create(parameters, constants)
            .MapFail(message => new Fault(problem.Find("constants").Match(part => part.At, () => problem.At), message));

    /// <summary>Names for parameters that have none: x, y, z, or x1, x2, … for more than three.</summary>
    public static Seq<string> UsualFor(int dimension)
        => dimension <= Usual.Count ? Usual.Take(dimension) : Range(1, dimension).Map(i => $"x{i}").ToSeq();

    private static Validation<Fault, string> Name(JsonPart part)
        => Reading.Text(part, "a name in quotes").Bind(name => Check(part.At, name));

    private static Validation<Fault, (string, double)> Constant(Member member)
        => (Check(member.At, member.Name), Reading.Number(member.Value, "a number", _ => true)).Apply((name, value) => (name, value));

    private static Validation<Fault, string> Check(Position at, string name)
        => FormulaNames.Fault(name).Match(message => Reading.Wrong<string>(at, message), () => Reading.Right(name));
}
