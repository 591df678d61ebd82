using LossNav.Host.Reports;
using NJsonSchema;
using Xunit;

namespace LossNav.Host.Tests.Problems;

/// <summary>The starter that <c>solve --init</c> writes, through the real program.</summary>
[Trait("Lane", "Slow")]
public sealed class StarterTests
{
    [Fact]
    public async Task The_starter_is_written_solved_and_never_overwritten()
    {
        using var program = new HostProcess();
        var init = await program.RunAsync("solve", "--init");
        Assert.Equal((ExitCode.Done, string.Empty), (init.Exit, init.Error));
        Assert.Equal(["problem.json"], program.Folder.Files());

        var solved = await program.RunAsync("solve", "problem.json");
        Assert.Equal((ExitCode.Done, string.Empty), (solved.Exit, solved.Error));
        Assert.Contains("minimum", solved.Output, StringComparison.Ordinal);
        var files = program.Folder.Files();
        Assert.All(
            ["certificate.json", "trajectory.csv", "path.png", "path.svg", "motion.svg"],
            name => Assert.Contains($"results/double-well/{name}", files));

        var again = await program.RunAsync("solve", "--init");
        Assert.Equal(ExitCode.BadInput, again.Exit);
        Assert.Contains("is there already", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal(files, program.Folder.Files());
    }

    [Fact]
    public async Task The_starter_conforms_to_the_schema()
    {
        using var program = new HostProcess();
        await program.RunAsync("solve", "--init", "mine.json");
        var schema = await JsonSchema.FromJsonAsync(ExampleFiles.Schema, TestContext.Current.CancellationToken);
        var text = await File.ReadAllTextAsync(program.Folder.At("mine.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(ExampleTests.Plain(System.Text.RegularExpressions.Regex.Replace(text, " +// [^\n]*", string.Empty))));
    }
}
