using System.Reflection;
using PublicApiGenerator;
using Xunit;

namespace LossNav.Architecture.Tests;

/// <summary>The public surface of the inner layers is approved in a file: a change to it is seen in review.</summary>
public sealed class PublicApiTests
{
    private const string Switch = "LOSSNAV_APPROVE";

    [Theory]
    [InlineData("LossNav.Domain")]
    [InlineData("LossNav.Application")]
    public void The_public_API_is_the_approved_one(string name)
    {
        var actual = Assembly.Load(name)
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Path.Combine(Sources.Folder, "Approved", $"{name}.txt");
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(file, actual);
        }

        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;
        Assert.True(
            actual == approved,
            $"""
            The public API of {name} differs from the approved one:
            {FirstDifference(approved, actual)}
            If the change is not meant, make the type or member internal.
            If it is meant, approve it and commit the file: {Switch}=1 dotnet test --project tests/Architecture.Tests
            """);
    }

    private static string FirstDifference(string approved, string actual)
    {
        var (before, after) = (approved.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Zip(before, after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}, approved: {before.ElementAtOrDefault(line)?.Trim()}\nline {line + 1}, now:      {after.ElementAtOrDefault(line)?.Trim()}";
    }
}
