using System.Runtime.CompilerServices;

namespace LossNav.Architecture.Tests;

/// <summary>Where the sources are that these tests were built from.</summary>
internal static class Sources
{
    public static string Folder { get; } = Path.GetDirectoryName(Here())!;

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder, "..", ".."));

    private static string Here([CallerFilePath] string path = "") => path;
}
