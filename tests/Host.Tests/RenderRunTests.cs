using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using LossNav.Host.Reports;
using LossNav.Testing;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests;

[Trait("Lane", "Slow")]
public sealed class RenderRunTests
{
    [Fact]
    public async Task Without_a_verb_every_figure_is_made_in_every_format_and_the_manifest_comes_last()
    {
        var store = new MemoryResultStore();
        var run = await new InProcess { Store = store }.RunAsync();
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.Equal(
            ["manifest.json", "tiny_one.csv", "tiny_one.png", "tiny_one.svg", "tiny_two.csv", "tiny_two.png", "tiny_two.svg"],
            store.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("manifest.json", store.Written.Last());
        Assert.Matches(@"2 figures in results \(2 new, 0 changed, 0 unchanged\), 6 files written, \d+\.\d\d s\.", run.Output);
    }

    [Fact]
    public async Task A_second_run_says_what_is_unchanged_and_what_changed_and_what_is_new()
    {
        var store = new MemoryResultStore();
        await new InProcess { Store = store, Recipes = TinyRecipes.All.Add(TinyRecipes.Tiny("tiny_three")) }.RunAsync("render", "tiny_one", "tiny_two");
        var run = await new InProcess { Store = store, Recipes = TinyRecipes.All.Add(TinyRecipes.Tiny("tiny_three")) }.RunAsync("--set", "tiny_two.width=7");
        Assert.Contains("3 figures in results (1 new, 1 changed, 1 unchanged), 6 files written", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_worker_and_four_write_the_same_bytes()
    {
        var (serial, parallel) = (new MemoryResultStore(), new MemoryResultStore());
        var many = Range(0, 30).Map(i => TinyRecipes.Tiny($"tiny_{i:00}")).ToSeq();
        await new InProcess { Store = serial, Recipes = many }.RunAsync("--parallel", "1");
        await new InProcess { Store = parallel, Recipes = many }.RunAsync("--parallel", "4");
        Assert.Equal(91, serial.Files.Count);
        Assert.Equal(serial.Files.OrderBy(file => file.Key, StringComparer.Ordinal), parallel.Files.OrderBy(file => file.Key, StringComparer.Ordinal), (one, other) => one.Key == other.Key && one.Value.AsSpan().SequenceEqual(other.Value));
    }

    [Fact]
    public async Task As_many_figures_are_made_at_once_as_asked_for_and_never_more()
    {
        // The first two renderings wait for each other, so fewer than two at once would never end; the count catches more than two.
        using var together = new Barrier(2);
        var (now, most, calls) = (0, 0, 0);
        var renderer = new TextRenderer("ink", Seq1("png"))
        {
            OnRender = _ =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                if (Interlocked.Increment(ref calls) <= 2)
                {
                    together.SignalAndWait();
                }

                Interlocked.Decrement(ref now);
            },
        };
        var run = await new InProcess
        {
            Recipes = Range(0, 40).Map(i => TinyRecipes.Tiny($"tiny_{i:00}")).ToSeq(),
            Renderers = Seq1<IFigureRenderer>(renderer),
        }.RunAsync("--parallel", "2");
        Assert.Equal((0, 2, 40), (run.Exit, most, calls));
    }

    [Fact]
    public async Task A_failing_figure_does_not_stop_the_others_and_its_line_says_so()
    {
        var store = new MemoryResultStore();
        var run = await new InProcess
        {
            Store = store,
            Recipes = TinyRecipes.Tiny("broken", () => throw new InvalidOperationException("a bug")).Cons(TinyRecipes.All),
        }.RunAsync();
        Assert.Equal(ExitCode.JobFailed, run.Exit);
        Assert.StartsWith("error J110: broken: ", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Equal(7, store.Files.Count);
        Assert.Contains("2 figures in results", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 figure failed", run.Output, StringComparison.Ordinal);
    }

    // Each value is in its range; that they do not go together is found out when the figure is drawn.
    [Fact]
    public async Task What_only_drawing_can_find_fails_that_figure_with_one_line_and_no_other()
    {
        var store = new MemoryResultStore();
        var run = await new InProcess
        {
            Store = store,
            Recipes = TinyRecipes.All.Add(TinyRecipes.Failing("tiny_bad", new JobError.BadParameter("tiny_bad", "width", "3", "it must be less than the height"))),
        }.RunAsync("--set", "tiny_bad.width=3");
        Assert.Equal(ExitCode.JobFailed, run.Exit);
        Assert.Equal("error J001: tiny_bad: parameter 'width' is '3', but it must be less than the height.", Assert.Single(run.Errors).TrimEnd());
        Assert.Equal(7, store.Files.Count);
    }

    [Fact]
    public async Task A_figure_that_does_not_end_is_given_up_when_the_run_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var end = new ManualResetEventSlim();
        var store = new MemoryResultStore();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var run = await new InProcess
        {
            Store = store,
            Cancel = cancel.Token,
            Recipes = Seq1(TinyRecipes.Tiny("endless", () =>
            {
                clock.Restart();
                cancel.Cancel();
                end.Wait();
            })),
        }.RunAsync();
        var elapsed = clock.Elapsed;
        end.Set();
        Assert.Equal((ExitCode.Cancelled, string.Empty), (run.Exit, run.Error));
        Assert.Contains("Cancelled: 1 figure not begun", run.Output, StringComparison.Ordinal);
        Assert.True(elapsed < TimeSpan.FromSeconds(1), $"It went on for {elapsed}.");
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task A_full_disk_is_told_once_with_the_figures_it_stopped()
    {
        var store = new MemoryResultStore { IsFullFor = _ => true };
        var run = await new InProcess { Store = store }.RunAsync();
        Assert.Equal(ExitCode.JobFailed, run.Exit);
        var line = Assert.Single(run.Errors);
        Assert.StartsWith("error J107: ", line, StringComparison.Ordinal);
        Assert.EndsWith("(stopped: tiny_one, tiny_two)", line.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task A_cancelled_run_finishes_the_figure_in_hand_and_begins_no_other()
    {
        using var cancel = new CancellationTokenSource();
        var store = new MemoryResultStore();
        var renderer = new TextRenderer("ink", Seq1("png")) { OnRender = _ => cancel.Cancel() };
        var run = await new InProcess
        {
            Store = store,
            Cancel = cancel.Token,
            Recipes = Range(0, 40).Map(i => TinyRecipes.Tiny($"tiny_{i:00}")).ToSeq(),
            Renderers = Seq1<IFigureRenderer>(renderer),
        }.RunAsync("--parallel", "1");
        Assert.Equal(ExitCode.Cancelled, run.Exit);
        Assert.Equal(["manifest.json", "tiny_00.png"], store.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("tiny_00", Assert.Single(RecordedIn(store).Figures).Figure);
        Assert.Contains("Cancelled: 39 figures not begun", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_begins_makes_nothing_and_says_so()
    {
        var store = new MemoryResultStore();
        var run = await new InProcess { Store = store, Cancel = new CancellationToken(canceled: true) }.RunAsync();
        Assert.Equal((ExitCode.Cancelled, string.Empty), (run.Exit, run.Error));
        Assert.Contains("Cancelled: 2 figures not begun", run.Output, StringComparison.Ordinal);
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task A_broken_manifest_stops_the_run_before_anything_is_written()
    {
        var store = new MemoryResultStore().With(Manifest.FileName, "not JSON"u8.ToArray());
        var run = await new InProcess { Store = store }.RunAsync();
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.StartsWith("error J109: ", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Single(store.Files);
    }

    private static Manifest RecordedIn(MemoryResultStore store)
        => ManifestJson.Read(store.Files[Manifest.FileName]).IfLeft(error => throw new InvalidOperationException(error.Message));

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref most);
        }
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen);
    }
}
