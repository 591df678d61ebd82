using LossNav.Host.Tests.Extensions;
using LossNav.Host.Wiring;
using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>A program of one's own: the production rows with one more in each list, seen by lists, help and checks, and used by the verbs.</summary>
public sealed class ExtensionTests
{
    private readonly MemoryResultStore _store = new();
    private readonly MemoryTrainingStore _records = new();
    private readonly List<string> _written = [];

    [Fact]
    public async Task The_list_shows_what_was_added()
    {
        var run = await RunAsync("list");
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.All(
            ["own-figure", "own-renderer  txt", "own-store  ", "own-rule", "own-method", "own-bowl"],
            row => Assert.Contains(row, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_of_its_own_is_drawn_by_a_renderer_of_its_own_into_a_store_of_its_own()
    {
        var run = await RunAsync("render", "own-figure", "--set", "own-figure.curvature=3", "--renderer", "own-renderer", "--store", "own-store");
        Assert.Equal((0, 0), (run.Exit, run.Errors.Count));
        Assert.Equal(["manifest.json", "own-figure.txt"], _store.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["own-figure.txt"], _written);
    }

    [Fact]
    public async Task What_was_added_is_offered_for_a_name_that_is_nearly_right()
    {
        var run = await RunAsync("render", "own-figur", "--renderer", "own-rendere");
        Assert.Equal(2, run.Exit);
        Assert.Contains("did you mean 'own-figure'", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'own-renderer'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_of_its_own_trains_a_network()
    {
        var run = await RunAsync("train", "mnist", "--profile", "smoke", "--rule", "own-rule:learning-rate=0.3");
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.Contains("mnist own-rule seed 0", run.Output, StringComparison.Ordinal);
        var wrong = await RunAsync("train", "mnist", "--rule", "own-rule:learning-rate=-1");
        Assert.StartsWith("error T004: rule 'own-rule'", Assert.Single(wrong.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_file_asks_for_a_landscape_source_and_a_method_of_its_own()
    {
        using var folder = new TemporaryFolder();
        folder.Put(
            "own.json",
            """{ "parameters": ["x", "y"], "landscape": { "own-bowl": 2 }, "start": [1, 2], "horizon": { "duration": 2, "end": [0, 0] }, "solver": { "method": "own-method", "points": 11 } }""");
        var run = await RunAsync("solve", folder.At("own.json"), "--renderer", "own-renderer", "--store", "own-store");
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.Contains("own/certificate.json", _store.Files.Keys);

        // From (1, 2) to 0 in T = 2: ½|v|²T = |θ₀|²/(2T) = 5/4, and ∫ h/2 |θ₀|²(1 − t/T)² dt = 5·T/3 = 10/3.
        Assert.Contains(FormattableString.Invariant($"{(5 / 4.0) + (10 / 3.0):G6}"), run.Output, StringComparison.Ordinal);
    }

    private async Task<Finished> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var composition = OwnProgram.With(_store, _written.Add) with
        {
            Out = output,
            Error = error,
            Training = new TrainingAdapters(_ => new TinyDataset(), _ => throw new NotSupportedException(), _ => new CountingTrainer(), (_, _, _) => _records),
        };
        var exit = await LossNavProgram.RunAsync(args, composition, TestContext.Current.CancellationToken);
        return new Finished(exit, output.ToString(), error.ToString());
    }
}
