namespace LossNav.Host.Tests.Problems;

/// <summary>Values that do not fit a member of a problem file in the parameters x and y with the constant a.</summary>
/// <param name="Member">The member.</param>
/// <param name="Values">Each of them makes the file malformed, by itself.</param>
internal sealed record WrongValue(string Member, params string[] Values)
{
    public static IReadOnlyList<WrongValue> All { get; } =
    [
        new("name", "5", "null", "[]", "{}", "\"\"", "\"a b\"", "\"../up\"", "\".hidden\"", $"\"{new string('n', 81)}\""),
        new("description", "5", "null", "[]", "{}", "true"),
        new("parameters", "5", "\"x\"", "null", "{}", "[]", "[\"x\", 2]", "[\"sin\", \"y\"]", "[\"t\", \"y\"]", "[\"2x\", \"y\"]", "[\"x\", \"\"]"),
        new("constants", "5", "[]", "\"a\"", "null", "{ \"a\": \"2\" }", "{ \"a\": null }", "{ \"t\": 1, \"a\": 2 }", "{ \"cos\": 1, \"a\": 2 }", "{ \"a\": 1, \"a\": 2 }"),
        new(
            "landscape",
            "5", "null", "true", "[]", "{}", "\"\"", "\"x +\"", "\"x y\"", "\"2x\"", "\"foo(x)\"", "\"x + z\"", "\"(x\"", "\"x)\"", "\"x^^2\"", "\"sin\"", "\"sin(x, y)\"", "\"max(x)\"",
            "\"x; y\"", "\"x => y\"", "\"System.IO.File.Delete(x)\"", "\"while(1)\"", "\"x\\u0000\"", $"\"{new string('x', 4001)}\"", $"\"{new string('(', 60)}x{new string(')', 60)}\"",
            "{ \"formula\": 3 }", "{ \"catalogue\": \"himelblau\" }", "{ \"catalogue\": 3 }", "{ \"catalogue\": \"himmelblau\", \"numbers\": { \"d\": 1 } }", "{ \"catalogue\": \"himmelblau\", \"colour\": 1 }",
            "{ \"catalogue\": \"rastrigin\", \"numbers\": { \"dimension\": 3 } }", "{ \"numbers\": { } }", "{ \"grid\": \"absent.csv\" }", "{ \"grid\": 3 }", "{ \"quadratic\": { \"center\": [0, 0] } }",
            "{ \"quadratic\": { \"curvature\": [[1, 0], [0]], \"center\": [0, 0] } }", "{ \"quadratic\": { \"curvature\": [[1, 2], [3, 1]], \"center\": [0, 0] } }",
            "{ \"quadratic\": { \"curvature\": [[1, 0], [0, 1]], \"center\": [0] } }", "{ \"wells\": [] }", "{ \"wells\": [{ \"center\": [0, 0], \"depth\": 1, \"width\": 0 }] }",
            "{ \"wells\": [{ \"center\": [0, 0], \"depth\": 1 }] }", "{ \"surface\": 1 }"),
        new(
            "metric",
            "5", "\"flat\"", "null", "{}", "[]", "[[1]]", "[[1, 0], [0]]", "[[1, 0], [0, -2]]", "[[1, 2], [0, 1]]", "[[\"x +\", 0], [0, 1]]", "[[\"1 + z\", 0], [0, 1]]", "[[null, 0], [0, 1]]"),
        new("drift", "5", "\"x\"", "null", "[]", "[\"y\"]", "[\"y\", \"-x\", 0]", "[\"y\", \"x +\"]", "[\"y\", null]", "[\"y\", [\"x\"]]", "{}", "{ \"matrix\": [[1]] }", "{ \"matrix\": [[\"x\", 0], [0, 1]] }"),
        new("learningRate", "0", "-1", "\"1\"", "null", "[]", "[1]", "true", "{}"),
        new("lossWeight", "-1", "\"1\"", "null", "[]", "{}"),
        new("discountRate", "-0.1", "\"1\"", "null", "[]", "[0.1, 0.1]", "[0.1, -1]", "[\"a\"]", "{}"),
        new("start", "5", "null", "\"x\"", "[]", "[0]", "[0, 1, 2]", "[0, \"y\"]", "[0, null]", "{}"),
        new(
            "horizon",
            "5", "null", "\"forever\"", "[]", "{ \"duration\": 1 }", "{ \"duration\": 0, \"end\": [1, 0] }", "{ \"duration\": -1, \"end\": \"free\" }", "{ \"duration\": \"1\", \"end\": \"free\" }",
            "{ \"duration\": 1, \"end\": [1] }", "{ \"duration\": 1, \"end\": \"there\" }", "{ \"duration\": 1, \"end\": 5 }", "{ \"duration\": 1, \"end\": [1, 0], \"terminalCost\": \"x\" }",
            "{ \"duration\": 1, \"terminalCost\": \"x +\" }", "{ \"duration\": 1, \"terminalCost\": null }", "{ \"end\": [1, 0] }", "{ \"duration\": 1, \"end\": [1, 0], \"finish\": 1 }"),
        new(
            "solver",
            "5", "null", "\"magic\"", "[]", "{}", "{ \"method\": \"magic\" }", "{ \"method\": \"action\", \"points\": 1 }", "{ \"method\": \"action\", \"points\": 2.5 }", "{ \"method\": \"action\", \"rule\": \"right\" }",
            "{ \"method\": \"collocation\", \"tolerance\": 0 }", "{ \"method\": \"collocation\", \"tol\": 1e-6 }", "{ \"method\": \"collocation\", \"points\": 5 }", "{ \"method\": \"multi-start\", \"starts\": -1 }",
            "{ \"method\": \"infinite\", \"reach\": 1 }", "{ \"method\": \"infinite\", \"target\": [1] }", "{ \"method\": \"policy\", \"from\": [-1, -1] }", "{ \"method\": \"policy\", \"from\": [0, 0], \"to\": [0, 1] }",
            "{ \"method\": \"policy\", \"from\": [-1, -1], \"to\": [1, 1], \"cells\": 50 }"),
    ];
}
