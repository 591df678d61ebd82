using LanguageExt;
using LossNav.Application;
using LossNav.Application.Orders;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.UseCases;
using LossNav.Host.Reports;
using LossNav.Host.Work;
using LossNav.Testing;
using Serilog;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests;

/// <summary>What is seen while orders are carried out, and that nothing is lost by it.</summary>
public sealed class ProgressTests
{
    private static readonly TextRenderer _renderer = new("ink", Seq1("txt"));

    private static Seq<Order> Orders
        => PlanFigures.Plan(TinyRecipes.All, Seq1<Application.Ports.IFigureRenderer>(_renderer), new RenderRequest(Seq<string>(), Seq1("ink"), Seq<string>(), Edition.Panels, Map<string, Map<string, string>>()))
            .IfFail(errors => throw new InvalidOperationException(errors.ToString()))
            .Map(order => (Order)order);

    [Fact]
    public async Task A_bar_is_there_when_no_figure_is_in_hand()
    {
        var order = Orders.Head;
        var shown = await new FigureBar(1).ShowAsync(progress =>
        {
            progress.Report(new OrderProgress.Begun(order));
            progress.Report(new OrderProgress.Ended(new OrderResult(order, Left<Seq<JobError>, OrderOutcome>(Seq1((JobError)new JobError.Bug(order.Name, "test"))))));
            return Task.FromResult(true);
        });
        Assert.True(shown);
    }

    [Fact]
    public async Task A_view_that_fails_loses_no_result_and_ends_the_run_with_its_exception()
    {
        var results = new List<OrderResult>();
        var means = new FigureMeans(TinyRecipes.All, Seq1<Application.Ports.IFigureRenderer>(_renderer), new MemoryResultStore(), Map<string, string>());
        await using var logger = new LoggerConfiguration().CreateLogger();
        var executor = new LocalExecutor(new LocalMeans(new CarryOutOrder(means, None, None), 1, false), logger);
        var failure = await Assert.ThrowsAsync<NotSupportedException>(async () =>
        {
            await foreach (var result in executor.CarryOutAsync(Orders, new FailsAtTheEnd(), TestContext.Current.CancellationToken))
            {
                results.Add(result);
            }
        });
        Assert.Equal("this view shows no end", failure.Message);
        Assert.True(Assert.Single(results).Outcome.IsRight);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public async Task In_a_terminal_every_figure_is_counted()
    {
        using var program = new HostProcess();
        Assert.SkipUnless(HostProcess.HasTerminal, "the command 'script', which makes a terminal, is not there");
        var run = await program.RunInTerminalAsync("render", "fig1-doublewell", "fig3_nongrad", "--renderer", "data");
        Assert.Equal(0, run.Exit);
        Assert.Contains("2 figures in results (2 new, 0 changed, 0 unchanged)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("failed", run.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public async Task Piped_every_figure_is_one_line_of_the_log()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync("render", "fig1-doublewell", "fig3_nongrad", "--renderer", "data");
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(["fig1-doublewell", "fig3_nongrad"], figure => Assert.Single(lines, line => line.Contains($"INF {figure}: New, ", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Length);
    }

    private sealed class FailsAtTheEnd : IProgress<OrderProgress>
    {
        public void Report(OrderProgress value)
        {
            if (value is OrderProgress.Ended)
            {
                throw new NotSupportedException("this view shows no end");
            }
        }
    }
}
