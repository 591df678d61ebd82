using System.Runtime.CompilerServices;

namespace LossNav.Host.Tests.Problems;

/// <summary>The worked examples of the documentation and the schema that describes them.</summary>
internal static class ExampleFiles
{
    // The loss of a network is a problem of another kind, without names for its parameters; NetworkSolveTests has it.
    private const string Network = "network";

    /// <summary>The names of the examples, without extension.</summary>
    public static IReadOnlyList<string> Names
        =>
        [
            .. Directory.EnumerateFiles(Folder("examples"), "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file)!)
                .Where(name => name != Network)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Where an example is.</summary>
    public static string At(string name) => Path.Combine(Folder("examples"), name + ".json");

    /// <summary>The text of the schema.</summary>
    public static string Schema => File.ReadAllText(Path.Combine(Folder("schema"), "problem.schema.json"));

    private static string Folder(string name, [CallerFilePath] string here = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", name));
}
