using System.Globalization;
using System.Text.Json;
using LossNav.Host.Reports;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>The verb <c>explain</c> through the real program, on a run that PyTorch's Adam made.</summary>
[Trait("Lane", "Slow")]
public sealed class ExplainVerbTests
{
    private static string Record { get; } = Path.Combine(AppContext.BaseDirectory, "fixtures", "records", "adam.npz");

    [Fact]
    public async Task It_prints_the_rule_its_settings_and_its_assumptions()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync("explain", Record);
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.Contains("verdict  adam", run.Output, StringComparison.Ordinal);
        var rate = run.Output.Split('\n').Single(line => line.TrimStart().StartsWith("learning-rate", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Assert.InRange(double.Parse(rate, CultureInfo.InvariantCulture), 0.009999, 0.010001);
        Assert.Contains("nothing is discounted (γ = 0)", run.Output, StringComparison.Ordinal);
        Assert.Empty(program.Folder.Files());
    }

    [Fact]
    public async Task As_JSON_it_gives_ranking_settings_intervals_and_verdict()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync("explain", Record, "--json");
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("adam", answer.GetProperty("verdict").GetProperty("rule").GetString());
        var best = answer.GetProperty("ranking")[0].GetProperty("settings").GetProperty("beta1");
        Assert.InRange(0.9, best.GetProperty("low").GetDouble(), best.GetProperty("high").GetDouble());
    }

    [Theory]
    [InlineData("needs the name of a record", "explain")]
    [InlineData("cannot read 'none.npz'", "explain", "none.npz")]
    public async Task Bad_input_is_one_line(string reason, params string[] args)
    {
        using var program = new HostProcess();
        var run = await program.RunAsync(args);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains(reason, Assert.Single(run.Errors), StringComparison.Ordinal);
    }
}
