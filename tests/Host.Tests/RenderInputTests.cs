using LossNav.Host.Reports;
using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests;

public sealed class RenderInputTests
{
    [Fact]
    public async Task Every_error_of_a_command_line_is_told_at_once_and_nothing_is_written()
    {
        var store = new MemoryResultStore();
        var run = await new InProcess { Store = store }.RunAsync(
            "render", "tiny_on", "tiny_two", "--parallel", "0", "--format", "pgn", "--set", "nonsense", "--set", "tiny_two.width=-1", "--set", "tiny_one.height=NaN");
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Equal(["S005", "S006", "S004", "J101", "J004"], run.Errors.Select(line => line[6..10]));
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task Every_parameter_out_of_range_is_told_at_once()
    {
        var run = await new InProcess().RunAsync("--set", "tiny_two.width=-1", "--set", "tiny_one.height=NaN", "--set", "tiny_one.depth=1");
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Equal(
            [
                "error J002: tiny_one: there is no parameter 'depth'; it has width, height.",
                "error J001: tiny_one: parameter 'height' is 'NaN', but it must be a number from 0.5 to 100.",
                "error J001: tiny_two: parameter 'width' is '-1', but it must be a number from 0.5 to 100.",
            ],
            run.Errors.Select(line => line.TrimEnd()));
    }

    [Theory]
    [InlineData("rendr", "did you mean 'render'")]
    [InlineData("tiny_one", "write 'render tiny_one'")]
    [InlineData("--outptu", "did you mean '--output'")]
    public async Task What_is_no_verb_and_no_option_gets_one_line_with_the_nearest(string word, string advice)
    {
        var run = await new InProcess().RunAsync(word);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains(advice, Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_after_the_verb_that_does_not_exist_gets_one_line_with_the_nearest()
    {
        var run = await new InProcess().RunAsync("render", "tiny_one", "--formta", "png");
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains("did you mean '--format'", Assert.Single(run.Errors), StringComparison.Ordinal);
    }
}
