using System.Runtime.CompilerServices;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>The page on extensions shows the files that the tests compile and run, each of them.</summary>
public class ExtendingPageTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.cs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Here(), "Extensions");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_stands_on_the_page_as_it_is_compiled(string name)
    {
        var page = File.ReadAllText(Path.Combine(Here(), "..", "..", "docs", "extending.md"));
        var code = File.ReadAllText(Path.Combine(Folder, name)).TrimEnd();
        Assert.Contains($"`tests/Host.Tests/Extensions/{name}`\n\n```csharp\n{code}\n```", page, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_one_for_each_list_of_the_composition() => Assert.Equal(7, Files.Count);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
