using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using LossNav.Host.Reports;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>The verb <c>solve</c> through the real program, on the loss of a network on real images of MNIST.</summary>
[Trait("Lane", "Slow")]
public sealed class NetworkSolveTests
{
    private const string Python = "/usr/bin/python3";
    private static readonly string _data = Path.Combine(AppContext.BaseDirectory, "fixtures");

    [Fact]
    public async Task The_optimum_costs_less_than_every_rule_and_NumPy_finds_the_same_J_from_the_weights_alone()
    {
        using var program = new HostProcess();
        var run = await SolveAsync(program, Problem());
        Assert.Equal((ExitCode.Done, string.Empty), (run.Exit, run.Error));
        Assert.Contains("first order             holds", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("  optimum                 best of 2 starts", run.Output.Split('\n')[2], StringComparison.Ordinal);
        var results = Path.Combine(program.Folder.Path, "results", "tiny");
        var solution = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(results, "certificate.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("solutions")[0];
        var objective = solution.GetProperty("objective").GetDouble();
        var rules = solution.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(["sgd", "adam"], rules.Select(rule => rule.GetProperty("rule").GetString()));
        Assert.All(rules, rule => Assert.True(rule.GetProperty("objective").GetDouble() > objective, $"{rule} costs less than {objective}"));
        Assert.SkipUnless(await HasNumPyAsync(), "NumPy is not here, so J is not recomputed");
        var recomputed = await RunAsync(Python, Script(), results, Path.Combine(_data, "mnist"));
        var words = recomputed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(double.Parse(words[1], CultureInfo.InvariantCulture) / objective, 1 - 1e-10, 1 + 1e-10);
    }

    [Theory]
    [InlineData("\"images\": 257", "the number of images", "from 1 to 256")]
    [InlineData("\"dataset\": \"mnits\"", "there is no dataset 'mnits'", "mnist")]
    [InlineData("\"hidden\": [0]", "line 1", "a whole number from 1")]
    [InlineData("\"hidden\": [200000]", "a path of so many parameters", "MB are allowed")]
    [InlineData("\"activation\": \"sine\"", "there is no 'sine' here", "\"tanh\"")]
    [InlineData("\"rules\": [\"sgdd\"]", "there is no learning rule 'sgdd'", "sgd")]
    [InlineData("\"metric\": [1, 2, 3]", "the metric G", "one for each layer")]
    [InlineData("\"solver\": { \"steps\": 7 }", "7 steps", "an even number")]
    [InlineData("\"horizon\": \"infinite\"", "infinite horizon without discounting", "a discount rate > 0")]
    [InlineData("\"start\": [0]", "there is no 'start' here", "tiny.json, line 1")]
    public async Task Bad_input_is_one_line_and_nothing_is_written(string change, params string[] said)
    {
        using var program = new HostProcess();
        var run = await SolveAsync(program, Problem(change));
        Assert.Equal(ExitCode.BadInput, run.Exit);
        var error = Assert.Single(run.Errors);
        Assert.All(said, part => Assert.Contains(part, error, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(program.Folder.Path, "results")));
    }

    [Fact]
    public async Task Discount_rates_that_have_an_answer_are_kept_beside_those_that_have_none()
    {
        // e^(−1000 t) is no double any more after a step of the mesh: the second problem has no first path.
        using var program = new HostProcess();
        var run = await SolveAsync(program, Problem("\"discountRate\": [0, 1000]"));
        Assert.Equal(ExitCode.JobFailed, run.Exit);
        Assert.StartsWith("error N012: tiny.json, γ = 1000: ", Assert.Single(run.Errors), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(program.Folder.At("results/tiny/certificate.json"), TestContext.Current.CancellationToken));
        Assert.Equal(0, Assert.Single(json.RootElement.GetProperty("solutions").EnumerateArray()).GetProperty("discountRate").GetDouble());
    }

    [Theory]
    [InlineData("--format", "svg")]
    [InlineData("--renderer", "data")]
    [InlineData("--set", "discountRate=1")]
    public async Task An_option_that_would_have_no_effect_is_told_in_the_document_too(params string[] option)
    {
        using var program = new HostProcess();
        var run = await SolveAsync(program, Problem(), [.. option, "--json"]);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains(option[0], Assert.Single(run.Errors), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("S007", Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray()).GetProperty("code").GetString());
    }

    // One member replaced by another of its name.
    private static string Problem(string change = "")
    {
        Dictionary<string, string> network = new() { ["dataset"] = "\"mnist\"", ["images"] = "20", ["hidden"] = "[2]", ["activation"] = "\"tanh\"" };
        Dictionary<string, string> whole = new()
        {
            ["name"] = "\"tiny\"", ["horizon"] = "{ \"duration\": 4 }", ["rules"] = "[\"sgd\", \"adam\"]", ["solver"] = "{ \"steps\": 8, \"tolerance\": 1e-6, \"lanczosSteps\": 5 }",
        };
        if (change.Split(": ", 2) is [var name, var value])
        {
            (network.ContainsKey(name.Trim('"')) ? network : whole)[name.Trim('"')] = value;
        }

        static string Members(Dictionary<string, string> members) => string.Join(", ", members.Select(member => $"\"{member.Key}\": {member.Value}"));
        return $"{{ {Members(whole)}, \"landscape\": {{ \"network\": {{ {Members(network)} }} }} }}";
    }

    private static async Task<Finished> SolveAsync(HostProcess program, string problem, params string[] options)
    {
        await File.WriteAllTextAsync(Path.Combine(program.Folder.Path, "tiny.json"), problem, TestContext.Current.CancellationToken);
        return await program.RunAsync(["solve", "tiny.json", "--data", _data, .. options]);
    }

    private static async Task<bool> HasNumPyAsync() => File.Exists(Python) && (await RunAsync(Python, "-c", "import numpy; print('here')")).Contains("here", StringComparison.Ordinal);

    private static async Task<string> RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await error;
        return output;
    }

    private static string Script([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "recompute-objective.py"));
}
