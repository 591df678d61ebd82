namespace LossNav.Host.Tests.Problems;

/// <summary>A valid problem file, one member on each line, and everything that can go wrong with it.</summary>
internal static class MalformedProblem
{
    /// <summary>The members of the valid file in order; the first stands on line 2.</summary>
    private static readonly (string Name, string Value)[] Members =
    [
        ("name", "\"case\""),
        ("description", "\"text\""),
        ("parameters", "[\"x\", \"y\"]"),
        ("constants", "{ \"a\": 2 }"),
        ("landscape", "\"(x^2-1)^2 + a*y^2\""),
        ("metric", "[[1, 0], [0, 2]]"),
        ("drift", "[\"y\", \"-x\"]"),
        ("learningRate", "1"),
        ("lossWeight", "1"),
        ("discountRate", "0.1"),
        ("start", "[0, 1]"),
        ("horizon", "{ \"duration\": 1, \"end\": [1, 0] }"),
        ("solver", "{ \"method\": \"collocation\" }"),
    ];

    /// <summary>The names of the members.</summary>
    public static IEnumerable<string> Names => Members.Select(member => member.Name);

    /// <summary>The valid file.</summary>
    public static string Valid => Text(Members);

    /// <summary>Every malformed file: what is wrong with it, its text, and the line that must be named (0: any).</summary>
    public static IEnumerable<(string What, string Text, int Line)> All
        => WrongValues().Concat(Structural()).Concat(Misspelt()).Concat(Doubled()).Concat(Missing()).Concat(CutOff());

    private static IEnumerable<(string What, string Text, int Line)> WrongValues()
        => WrongValue.All.SelectMany(row => row.Values.Select(value => ($"{row.Member} = {Short(value)}", With(row.Member, value), LineOf(row.Member))));

    private static IEnumerable<(string What, string Text, int Line)> Structural() =>
    [
        ("an empty file", string.Empty, 1),
        ("blanks only", " \n \n", 0),
        ("a comment only", "// nothing\n", 0),
        ("a list", "[1, 2]", 1),
        ("a number", "42", 1),
        ("a word", "null", 1),
        ("two values", Valid + "{}", 16),
        ("a comment without end", Valid + "/* ", 0),
        ("text without end", Valid.Replace("\"case\"", "\"case", StringComparison.Ordinal), 2),
        ("a missing comma", Valid.Replace("\"case\",", "\"case\"", StringComparison.Ordinal), 3),
        ("a single quote", Valid.Replace("\"case\"", "'case'", StringComparison.Ordinal), 2),
        ("an equals sign", Valid.Replace("\"name\":", "\"name\" =", StringComparison.Ordinal), 2),
        ("a bare word", Valid.Replace("\"case\"", "case", StringComparison.Ordinal), 2),
        ("half a character", Valid.Replace("\"case\"", "\"\\ud800\"", StringComparison.Ordinal), 2),
        ("a number that is too large", Valid.Replace("0.1", "1e999", StringComparison.Ordinal), 11),
        ("not a number", Valid.Replace("0.1", "NaN", StringComparison.Ordinal), 11),
        ("deep nesting", Valid.Replace("\"case\"", new string('[', 100) + new string(']', 100), StringComparison.Ordinal), 2),
    ];

    private static IEnumerable<(string What, string Text, int Line)> Misspelt()
        => Members.Where(member => member.Name is not ("landscape" or "start" or "horizon" or "parameters" or "constants"))
            .Select((member, _) => ($"'{member.Name}' misspelt", Valid.Replace($"\"{member.Name}\"", $"\"{member.Name}s\"", StringComparison.Ordinal), LineOf(member.Name)));

    private static IEnumerable<(string What, string Text, int Line)> Doubled()
        => Members.Select(member => (
            $"'{member.Name}' given twice",
            Text([.. Members, member]),
            Members.Length + 2));

    private static IEnumerable<(string What, string Text, int Line)> Missing()
        => new[] { "landscape", "start", "horizon" }.Select(name => ($"'{name}' missing", Text([.. Members.Where(member => member.Name != name)]), 1));

    // The file breaks off: after every seventh character.
    private static IEnumerable<(string What, string Text, int Line)> CutOff()
        => Enumerable.Range(0, (Valid.Length - 3) / 7).Select(i => ($"cut off after {(7 * i) + 1} characters", Valid[..((7 * i) + 1)], 0));

    private static string With(string name, string value)
        => Text([.. Members.Select(member => member.Name == name ? (name, value) : member)]);

    private static int LineOf(string name) => Array.FindIndex(Members, member => member.Name == name) + 2;

    private static string Text((string Name, string Value)[] members)
        => "{\n" + string.Join(",\n", members.Select(member => $"  \"{member.Name}\": {member.Value}")) + "\n}\n";

    private static string Short(string value) => value.Length <= 60 ? value : $"{value[..60]}…";
}
