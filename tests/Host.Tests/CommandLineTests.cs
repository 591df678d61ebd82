using System.Diagnostics;
using System.Text.Json;
using LossNav.Host.Reports;
using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>What a user types and gets to see: names, patterns, repeated options, help as a word, and documents for programs.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("tiny_one.width=1", "tiny_one.width=2")]
    [InlineData("tiny_one.width=1", "TINY_ONE.Width=1")]
    public async Task A_parameter_that_is_set_twice_is_told_and_nothing_is_written(string first, string second)
    {
        var store = new MemoryResultStore();
        var run = await new InProcess { Store = store }.RunAsync("--set", first, "--set", second);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.StartsWith("error S009: --set tiny_one.width is given more than once", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Empty(store.Files);
    }

    [Theory]
    [InlineData(2, "tiny*")]
    [InlineData(2, "TINY")]
    [InlineData(1, "*_two")]
    [InlineData(1, "tiny_?ne")]
    [InlineData(1, "Tiny_One")]
    public async Task Figures_are_named_by_patterns_and_first_words_capitals_aside(int figures, string typed)
    {
        var run = await new InProcess().RunAsync("render", typed, "--format", "PNG");
        Assert.Equal((0, string.Empty), (run.Exit, string.Join('\n', run.Errors)));
        Assert.StartsWith($"{figures} figure", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zebra")]
    [InlineData("*none*")]
    [InlineData("")]
    public async Task What_is_like_no_name_gets_no_hint(string typed)
    {
        var run = await new InProcess().RunAsync("render", typed);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.DoesNotContain("did you mean", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_prints_one_document_for_a_program()
    {
        var run = await new InProcess().RunAsync("render", "tiny_two", "--json");
        using var json = JsonDocument.Parse(run.Output);
        var figure = Assert.Single(json.RootElement.GetProperty("figures").EnumerateArray());
        Assert.Equal(("tiny_two", "new"), (figure.GetProperty("name").GetString(), figure.GetProperty("change").GetString()));
        Assert.Equal(3, figure.GetProperty("files").GetArrayLength());
        Assert.Equal(0, json.RootElement.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Bad_input_is_a_document_too()
    {
        var run = await new InProcess().RunAsync("render", "tiny_tow", "--json");
        Assert.Equal(ExitCode.BadInput, run.Exit);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("J101", Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray()).GetProperty("code").GetString());
        Assert.StartsWith("error J101: ", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S007", "solve")]
    [InlineData("S007", "explain")]
    [InlineData("J202", "solve", "none.json")]
    [InlineData("J402", "explain", "none.npz")]
    public async Task So_is_what_cannot_be_read(string code, params string[] args)
    {
        var run = await RunAloneAsync([.. args, "--json"]);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(code, Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray()).GetProperty("code").GetString());
        Assert.StartsWith($"error {code}: ", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public async Task A_problem_can_come_through_a_pipe_which_can_be_read_once()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/mkfifo"), "this system makes no pipes with names");
        using var folder = new TemporaryFolder();
        folder.Put("text", """{ "parameters": ["x"], "landscape": "x^2/2", "start": [2], "horizon": { "duration": 3, "end": "free" } }""");
        using var writer = Process.Start("/bin/sh", ["-c", "mkfifo \"$1\" && cat \"$2\" > \"$1\"", "sh", folder.At("piped.json"), folder.At("text")]);
        await HostProcess.UntilAsync(() => File.Exists(folder.At("piped.json")));
        var run = await RunAloneAsync("solve", folder.At("piped.json"), "--echo").WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.Contains("\"name\": \"piped\"", run.Output, StringComparison.Ordinal);
        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_error_line_cannot_steer_a_terminal()
    {
        var run = await new InProcess().RunAsync("render", "\u001B[31mred\u202E");
        Assert.Contains(@"'\u001B[31mred\u202E'", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', run.Error);
    }

    [Fact]
    public async Task Help_is_a_word_too()
    {
        var (word, option, unknown) = (await RunAloneAsync("help", "solve"), await RunAloneAsync("solve", "--help"), await RunAloneAsync("help", "slove"));
        Assert.Equal((0, option.Output), (word.Exit, word.Output));
        Assert.Contains("--set <name=value>", word.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, unknown.Exit);
        Assert.Contains("did you mean 'solve'?", Assert.Single(unknown.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_and_rules_print_one_document_for_a_program()
    {
        using var list = JsonDocument.Parse((await RunAloneAsync("list", "--json")).Output);
        Assert.All(
            ["figures", "renderers", "stores", "rules", "methods"],
            part => Assert.NotEqual(0, list.RootElement.GetProperty(part).GetArrayLength()));
        var run = await RunAloneAsync("rules", "Adam", "--json");
        using var rules = JsonDocument.Parse(run.Output);
        var derivation = Assert.Single(rules.RootElement.GetProperty("derivations").EnumerateArray());
        Assert.Equal(("adam", true), (derivation.GetProperty("rule").GetString(), derivation.GetProperty("proven").GetBoolean()));
    }

    [Theory]
    [InlineData("adam", 1)]
    [InlineData("ADAM*", 2)]
    [InlineData("weight*", 1)]
    [InlineData("Newton", 1)]
    public async Task Rules_are_chosen_by_name(string typed, int atLeast)
    {
        var run = await RunAloneAsync("rules", typed);
        Assert.Equal(0, run.Exit);
        var last = run.Output.TrimEnd().Split('\n')[^1];
        Assert.InRange(int.Parse(last.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), atLeast, 8);
    }

    [Fact]
    public async Task A_rule_that_there_is_not_is_told()
    {
        var run = await RunAloneAsync("rules", "adamm");
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains("did you mean 'adam'?", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    private static async Task<Finished> RunAloneAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exit = await LossNavProgram.RunAsync(args, Wiring.Composition.Production with { Out = output, Error = error }, TestContext.Current.CancellationToken);
        return new Finished(exit, output.ToString(), error.ToString());
    }
}
