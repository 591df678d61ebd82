using System.Diagnostics;
using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Tests.Training;
using LossNav.Application.Training;
using LossNav.Application.UseCases;
using LossNav.Domain.Rules;
using LossNav.Testing;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.UseCases;

public sealed class CarryOutOrderTests
{
    private static readonly Order.Figure Tiny = new("tiny_one", Edition.Panels, Map<string, string>(), Seq1(new RenditionName("ink", "png")));

    [Fact]
    public async Task A_figure_comes_out_as_its_entry_of_the_manifest()
    {
        var outcome = await RunAsync(Figures(new MemoryResultStore(), TinyRecipes.All), Tiny);
        Assert.Equal("tiny_one", Assert.IsType<OrderOutcome.Drawn>(outcome.IfLeft(errors => throw new InvalidOperationException($"{errors}"))).Figure.Entry.Figure);
    }

    [Theory]
    [InlineData("tiny_tree", "ink", "png", "J101")]
    [InlineData("tiny_one", "inc", "png", "J102")]
    [InlineData("tiny_one", "ink", "bmp", "J004")]
    public async Task An_order_that_names_what_is_not_here_says_so(string recipe, string renderer, string format, string code)
    {
        var store = new MemoryResultStore();
        var outcome = await RunAsync(
            Figures(store, TinyRecipes.All), Tiny with { Recipe = recipe, Renditions = Seq1(new RenditionName(renderer, format)) });
        Assert.Equal([code], outcome.LeftToSeq().Flatten().Map(error => error.Code).ToArray());
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task An_order_for_another_process_says_so()
        => Assert.Equal(["J302"], (await RunAsync(new CarryOutOrder(None, None, None), Tiny)).LeftToSeq().Flatten().Map(error => error.Code).ToArray());

    [Fact]
    public async Task Networks_come_out_as_records_and_their_progress_is_told()
    {
        var told = new Told();
        var order = Experiments.Good(PlanTraining.Plan(AllRules.FirstOrder, PublishedExperiment.Mnist, Profile.Smoke, Precision.Float32, Seq("sgd", "adam"), Seq(0L, 1L)));
        var means = new TrainingMeans(AllRules.FirstOrder, new TinyDataset(), () => new CountingTrainer(), new MemoryTrainingStore(), TimeProvider.System);
        var outcome = await new CarryOutOrder(None, None, means).RunAsync(order, told, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["mnist sgd seed 0", "mnist adam seed 0", "mnist sgd seed 1", "mnist adam seed 1"],
            Assert.IsType<OrderOutcome.Trained>(outcome.IfLeft(errors => throw new InvalidOperationException($"{errors}"))).Records.Map(record => record.Settings.Label).ToArray());
        Assert.Equal(4, told.All.OfType<OrderProgress.Learning>().Count(it => it.Progress is TrainingProgress.Ended));
    }

    [Fact]
    public async Task A_drawing_that_does_not_end_is_given_up_within_a_second_and_nothing_is_written()
    {
        using var cancel = new CancellationTokenSource();
        using var end = new ManualResetEventSlim();
        var store = new MemoryResultStore();
        var endless = TinyRecipes.Tiny("tiny_one", () =>
        {
            cancel.Cancel();
            end.Wait();
        });
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Figures(store, Seq1(endless)).RunAsync(Tiny, new Told(), cancel.Token));
        end.Set();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"It went on for {clock.Elapsed}.");
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task A_drawing_that_ends_by_itself_is_written_though_the_run_was_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var store = new MemoryResultStore();
        var outcome = await Figures(store, Seq1(TinyRecipes.Tiny("tiny_one", cancel.Cancel))).RunAsync(Tiny, new Told(), cancel.Token);
        Assert.True(outcome.IsRight);
        Assert.Equal(["manifest.json", "tiny_one.png"], store.Files.Keys.Order(StringComparer.Ordinal));
    }

    private static CarryOutOrder Figures(IResultStore store, Seq<Recipe> recipes)
        => new(new FigureMeans(recipes, Seq1<IFigureRenderer>(new TextRenderer("ink", Seq("png", "svg"))), store, Map<string, string>()), None, None);

    private static Task<Either<Seq<JobError>, OrderOutcome>> RunAsync(CarryOutOrder here, Order order)
        => here.RunAsync(order, new Told(), TestContext.Current.CancellationToken);

    private sealed class Told : IProgress<OrderProgress>
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<OrderProgress> _all = new();

        public IReadOnlyCollection<OrderProgress> All => _all;

        public void Report(OrderProgress value) => _all.Enqueue(value);
    }
}
