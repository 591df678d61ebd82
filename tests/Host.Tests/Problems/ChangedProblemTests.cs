using System.Text.Json;
using LossNav.Host.Reports;
using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests.Problems;

/// <summary><c>solve FILE --set name=value</c>, lists of discount rates of which some have no answer, and what stands beside an answer.</summary>
public sealed class ChangedProblemTests
{
    private const string Bowl = """
        { "parameters": ["x"], "constants": { "h": 1 }, "landscape": "h*x^2/2", "discountRate": 1, "start": [2], "horizon": { "duration": 3, "end": "free" } }
        """;

    [Theory]
    [InlineData("h=4", "\"constants\": { \"h\": 4 }")]
    [InlineData("γ=0,0.5", "\"discountRate\": [0, 0.5]")]
    [InlineData("Gamma=2", "\"discountRate\": 2")]
    [InlineData("discountRate=[0.25]", "\"discountRate\": 0.25")]
    [InlineData("start=-1.5", "\"start\": [-1.5]")]
    [InlineData("horizon=5", "\"horizon\": { \"duration\": 5, \"end\": \"free\" }")]
    [InlineData("T=infinite", "\"horizon\": \"infinite\"")]
    [InlineData("horizon.end=1", "\"horizon\": { \"duration\": 3, \"end\": [1] }")]
    [InlineData("horizon.terminalCost=h*x^2", "\"horizon\": { \"duration\": 3, \"terminalCost\": \"h*x^2\" }")]
    [InlineData("horizon={ \"duration\": 1, \"end\": [0] }", "\"horizon\": { \"duration\": 1, \"end\": [0] }")]
    [InlineData("solver=collocation", "\"solver\": { \"method\": \"collocation\"")]
    public async Task A_part_of_the_problem_is_changed(string change, string echoed)
    {
        var run = await RunAsync("--echo", "--set", change);
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.Contains(echoed, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("J205", "there is no 'hh' to change, did you mean 'h'", "--set", "hh=1")]
    [InlineData("J205", "write name=value", "--set", "h")]
    [InlineData("J205", "it is changed twice", "--set", "γ=1", "--set", "discountRate=2")]
    [InlineData("J204", "start: this list has 2 items", "--set", "start=1,2")]
    [InlineData("J204", "discountRate: ", "--set", "gamma=-1")]
    [InlineData("J204", "horizon.duration: ", "--set", "T=soon")]
    public async Task What_cannot_be_changed_so_is_told(string code, string reason, params string[] args)
    {
        var run = await RunAsync(["--echo", .. args]);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.StartsWith($"error {code}: ", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discount_rates_that_have_an_answer_are_kept_beside_those_that_have_none()
    {
        // L = 1 + x²/2: resting at the minimum costs for ever, which only a discounted learner can afford.
        using var folder = new TemporaryFolder();
        folder.Put("rest.json", """{ "parameters": ["x"], "landscape": "1 + x^2/2", "discountRate": [0, 1], "start": [1], "horizon": "infinite" }""");
        var store = new MemoryResultStore();
        var run = await new InProcess { Store = store }.RunAsync("solve", folder.At("rest.json"), "--json");
        Assert.Equal(ExitCode.JobFailed, run.Exit);
        Assert.Contains("rest.json, γ = 0: ", Assert.Single(run.Errors), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(1, Assert.Single(json.RootElement.GetProperty("solutions").EnumerateArray()).GetProperty("discountRate").GetDouble());
        Assert.Equal(1, json.RootElement.GetProperty("errors").GetArrayLength());
        Assert.NotEmpty(store.Files);
    }

    [Fact]
    public async Task Gradient_descent_stands_beside_the_optimum_with_what_it_costs()
    {
        // x = 2e^−t costs ∫e^−t (½ + ½)(2e^−t)² dt = (4/3)(1 − e^−9) from 0 to 3.
        var run = await RunAsync("--json");
        using var json = JsonDocument.Parse(run.Output);
        var solution = Assert.Single(json.RootElement.GetProperty("solutions").EnumerateArray());
        var descent = solution.GetProperty("gradientDescent").GetProperty("objective").GetDouble();
        Assert.Equal(4.0 / 3 * (1 - Math.Exp(-9)), descent, 1e-10);
        Assert.True(solution.GetProperty("objective").GetDouble() < descent);
    }

    [Fact]
    public async Task Several_answers_begin_with_a_table()
    {
        var run = await RunAsync("--set", "γ=0,1,2");
        var lines = run.Output.Split('\n');
        var table = Array.FindIndex(lines, line => line.Contains("descent J", StringComparison.Ordinal));
        Assert.InRange(table, 1, 3);
        Assert.All([1, 2, 3], number => Assert.StartsWith($"    {number} ", lines[table + number], StringComparison.Ordinal));
        Assert.Equal(3, lines.Count(line => line.StartsWith("  objective J", StringComparison.Ordinal)));
    }

    private static async Task<Finished> RunAsync(params string[] args)
    {
        using var folder = new TemporaryFolder();
        folder.Put("bowl.json", Bowl);
        return await new InProcess().RunAsync(["solve", folder.At("bowl.json"), .. args]);
    }
}
