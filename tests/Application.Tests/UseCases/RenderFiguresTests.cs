using System.Text;
using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using LossNav.Application.UseCases;
using LossNav.Testing;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.UseCases;

public sealed class RenderFiguresTests
{
    private static readonly Map<string, string> Versions = Map(("LossNav", "1.2.3"));
    private static readonly TextRenderer Ink = new("ink", Seq("png", "svg"));

    [Fact]
    public async Task The_first_run_is_new_the_second_unchanged_and_writes_nothing()
    {
        var store = new MemoryResultStore();
        var first = await RunAsync(store, Ordered("png", "svg"));
        Assert.Equal((FigureChange.New, 2), (first.Change, first.Written.Count));
        Assert.Equal(["tiny_one.png", "tiny_one.svg", "manifest.json"], store.Written);

        var second = await RunAsync(store, Ordered("png", "svg"));
        Assert.Equal((FigureChange.Unchanged, 0), (second.Change, second.Written.Count));
        Assert.Equal(3, store.Written.Count);
    }

    [Fact]
    public async Task Other_parameters_change_the_figure_and_its_entry_in_the_manifest()
    {
        var store = new MemoryResultStore();
        await RunAsync(store, Ordered("png"));
        var made = await RunAsync(store, Ordered("png") with { Parameters = Map(("width", "3")) });
        Assert.Equal(FigureChange.Changed, made.Change);
        Assert.Contains(new SetParameter("width", "3"), made.Entry.Parameters);
        Assert.Equal(made.Entry, (await RecordedAsync(store)).Find("tiny_one"));
    }

    [Fact]
    public async Task A_file_that_was_tampered_with_is_written_again_and_told_as_changed()
    {
        var store = new MemoryResultStore();
        await RunAsync(store, Ordered("png", "svg"));
        store.With("tiny_one.svg", [1, 2, 3]);
        var made = await RunAsync(store, Ordered("png", "svg"));
        Assert.Equal(FigureChange.Changed, made.Change);
        Assert.Equal(["tiny_one.svg"], made.Written.ToArray());
    }

    [Fact]
    public async Task The_manifest_holds_the_fingerprint_and_length_of_every_file()
    {
        var store = new MemoryResultStore();
        var made = await RunAsync(store, Ordered("png", "svg"));
        Assert.All(made.Entry.Files, file => Assert.Equal(
            (Sha256.Of(store.Files[file.Name]), store.Files[file.Name].LongLength), (file.Sha256, file.Bytes)));
        Assert.Equal(2, made.Entry.Files.Count);
    }

    [Fact]
    public void The_fingerprint_of_no_bytes_is_the_published_one()
        => Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Sha256.Of(ReadOnlyMemory<byte>.Empty));

    [Fact]
    public async Task Files_in_another_format_with_the_same_data_stay_in_the_manifest()
    {
        var store = new MemoryResultStore();
        await RunAsync(store, Ordered("png"));
        var made = await RunAsync(store, Ordered("svg"));
        Assert.Equal(["tiny_one.png", "tiny_one.svg"], made.Entry.Files.Map(file => file.Name).ToArray());
        Assert.Empty(made.Stale);
    }

    [Fact]
    public async Task Files_in_another_format_with_other_data_are_stale_and_leave_the_manifest()
    {
        var store = new MemoryResultStore();
        await RunAsync(store, Ordered("png", "svg"));
        var made = await RunAsync(store, Ordered("svg") with { Parameters = Map(("width", "3")) });
        Assert.Equal(["tiny_one.svg"], made.Entry.Files.Map(file => file.Name).ToArray());
        Assert.Equal(["tiny_one.png"], made.Stale.ToArray());
    }

    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    public async Task A_file_that_somebody_deleted_leaves_the_manifest_without_a_word(string width)
    {
        var store = new MemoryResultStore();
        await RunAsync(store, Ordered("png", "svg") with { Parameters = Map(("width", "2")) });
        var made = await RunAsync(store.Without("tiny_one.png"), Ordered("svg") with { Parameters = Map(("width", width)) });
        Assert.Equal(["tiny_one.svg"], made.Entry.Files.Map(file => file.Name).ToArray());
        Assert.Empty(made.Stale);
    }

    [Fact]
    public async Task Another_figure_stays_in_the_manifest()
    {
        var store = new MemoryResultStore();
        await RunAsync(store, Ordered("png"));
        await RunAsync(store, Ordered("png") with { Recipe = "tiny_two" });
        Assert.Equal(["tiny_one", "tiny_two"], (await RecordedAsync(store)).Figures.Map(entry => entry.Figure).ToArray());
    }

    [Fact]
    public async Task A_full_disk_is_an_error_and_no_file_of_the_figure_is_written()
    {
        var store = new MemoryResultStore { IsFullFor = name => name.EndsWith("svg", StringComparison.Ordinal) };
        var errors = (await RenderFigures.MakeAsync(Means(store), Ordered("png", "svg"), TestContext.Current.CancellationToken)).LeftToSeq().Flatten();
        Assert.IsType<JobError.DiskFull>(Assert.Single(errors));
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task A_full_disk_puts_back_what_was_replaced_before_it()
    {
        var store = new MemoryResultStore();
        await RunAsync(store, Ordered("png"));
        var (old, full) = (store.Files["tiny_one.png"], new MemoryResultStore { IsFullFor = name => name.EndsWith("svg", StringComparison.Ordinal) });
        full.With("tiny_one.png", old);
        var order = Ordered("png", "svg") with { Parameters = Map(("width", "3")) };
        Assert.True((await RenderFigures.MakeAsync(Means(full), order, TestContext.Current.CancellationToken)).IsLeft);
        Assert.Equal(old, Assert.Single(full.Files).Value);
    }

    [Fact]
    public async Task Figures_that_are_made_at_once_all_stand_in_the_manifest()
    {
        var store = new MemoryResultStore();
        await Parallel.ForAsync(0, 50, async (i, _) => await RunAsync(store, Ordered("png") with { Recipe = $"tiny_{i:00}" }));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"tiny_{i:00}"), (await RecordedAsync(store)).Figures.Map(entry => entry.Figure));
    }

    [Fact]
    public async Task Two_renderers_that_make_one_file_are_an_error()
    {
        var twin = new TextRenderer("twin", Seq1("png"));
        var errors = (await RenderFigures.MakeAsync(
            Means(new MemoryResultStore()) with { Renderers = Seq<IFigureRenderer>(Ink, twin) },
            Ordered("png") with { Renditions = Seq(new RenditionName("ink", "png"), new RenditionName("twin", "png")) },
            TestContext.Current.CancellationToken)).LeftToSeq().Flatten();
        Assert.Equal(new JobError.FileMadeTwice("tiny_one", "tiny_one.png", "ink", "twin"), Assert.Single(errors));
    }

    [Fact]
    public async Task A_figure_that_cannot_be_drawn_reports_every_error_and_writes_nothing()
    {
        var store = new MemoryResultStore();
        var order = Ordered("png") with { Parameters = Map(("width", "-1"), ("height", "x")) };
        Assert.Equal(2, (await RenderFigures.MakeAsync(Means(store), order, TestContext.Current.CancellationToken)).LeftToSeq().Flatten().Count);
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task A_broken_manifest_is_told_with_its_line()
    {
        var store = new MemoryResultStore().With(Manifest.FileName, Encoding.UTF8.GetBytes("{\n  \"schema\": 1,\n  oops\n}"));
        var error = Assert.IsType<JobError.BadManifest>(Assert.Single((await RenderFigures.ReadManifestAsync(store, TestContext.Current.CancellationToken)).LeftToSeq()));
        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
    }

    private static FigureMeans Means(IResultStore store)
        => new(TinyRecipes.All + Range(0, 50).Map(i => TinyRecipes.Tiny($"tiny_{i:00}")).ToSeq(), Seq1<IFigureRenderer>(Ink), store, Versions);

    private static Order.Figure Ordered(params string[] formats)
        => new("tiny_one", Edition.Panels, Map<string, string>(), formats.ToSeq().Map(format => new RenditionName("ink", format)));

    private static async Task<MadeFigure> RunAsync(IResultStore store, Order.Figure order)
        => (await RenderFigures.MakeAsync(Means(store), order, TestContext.Current.CancellationToken)).Match(
            Right: figure => figure,
            Left: errors => throw new InvalidOperationException(string.Join('\n', errors.Map(error => error.Message))));

    private static async Task<Manifest> RecordedAsync(IResultStore store)
        => (await RenderFigures.ReadManifestAsync(store, TestContext.Current.CancellationToken)).IfLeft(error => throw new InvalidOperationException(error.Message));
}
