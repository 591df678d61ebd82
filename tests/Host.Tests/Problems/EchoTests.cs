using LossNav.Host.Reports;
using LossNav.Testing;
using NJsonSchema;
using Xunit;

namespace LossNav.Host.Tests.Problems;

/// <summary><c>solve FILE --echo</c> prints the problem as it was understood.</summary>
public sealed class EchoTests
{
    public static TheoryData<string> Names => [.. ExampleFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_echo_of_an_echo_is_the_echo_and_conforms_to_the_schema(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Put("measured-loss.csv", await File.ReadAllTextAsync(Path.ChangeExtension(ExampleFiles.At("measured-loss"), ".csv"), TestContext.Current.CancellationToken));
        var (first, store) = await EchoAsync(ExampleFiles.At(name));
        folder.Put("echo.json", first);
        var (second, _) = await EchoAsync(folder.At("echo.json"));
        Assert.Equal(first, second);
        Assert.Empty(store.Files);
        var schema = await JsonSchema.FromJsonAsync(ExampleFiles.Schema, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(first));
    }

    [Fact]
    public async Task Every_preset_is_written_out()
    {
        var (text, _) = await EchoAsync(ExampleFiles.At("terminal-cost"));
        Assert.Equal(
            """
            {
              "name": "terminal-cost",
              "description": "Φ = 2.5 θ², from 1.5 in T = 5: θ(T) = 0.0576923077, J = 0.2163461538.",
              "parameters": ["θ"],
              "landscape": "0",
              "metric": "euclidean",
              "drift": "none",
              "learningRate": 1,
              "lossWeight": 1,
              "discountRate": 0,
              "start": [1.5],
              "horizon": { "duration": 5, "terminalCost": "2.5*θ^2" },
              "solver": "auto"
            }

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public async Task What_is_echoed_solves_to_the_same_files()
    {
        using var folder = new TemporaryFolder();
        var (text, _) = await EchoAsync(ExampleFiles.At("soap-film"));
        folder.Put("echo.json", text);
        var (_, original) = await Answer.SolveAsync(ExampleFiles.At("soap-film"));
        var (_, echoed) = await Answer.SolveAsync(folder.At("echo.json"));
        Assert.NotEmpty(original.Files);
        Assert.Equal(original.Files.Keys.Order(StringComparer.Ordinal), echoed.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(original.Files, file => Assert.Equal(file.Value.ToArray(), echoed.Files[file.Key].ToArray()));
    }

    [Fact]
    public async Task A_malformed_problem_is_refused_as_when_it_is_solved()
    {
        using var folder = new TemporaryFolder();
        folder.Put("case.json", MalformedProblem.Valid.Replace("\"learningRate\": 1", "\"learningRate\": 0", StringComparison.Ordinal));
        var run = await new InProcess().RunAsync("solve", folder.At("case.json"), "--echo");
        Assert.Equal((ExitCode.BadInput, string.Empty), (run.Exit, run.Output));
        Assert.Contains("line 9, column 19", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    private static async Task<(string Text, MemoryResultStore Store)> EchoAsync(string path)
    {
        var store = new MemoryResultStore();
        var run = await new InProcess { Store = store }.RunAsync("solve", path, "--echo");
        Assert.Equal((ExitCode.Done, string.Empty), (run.Exit, run.Error));
        return (run.Output, store);
    }
}
