using System.Globalization;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Orders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static LanguageExt.Prelude;

namespace LossNav.Host.Work;

/// <summary>Carries orders from the queue out, a few at a time. A failed order never stops the others; a cancelled run ends those in hand or gives them up.</summary>
internal sealed partial class OrderWorker(
    OrderQueue queue,
    LocalMeans means,
    IProgress<OrderProgress> progress,
    IHostApplicationLifetime lifetime,
    ILogger<OrderWorker> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        try
        {
            await Parallel.ForEachAsync(
                queue.Orders,
                new ParallelOptions { MaxDegreeOfParallelism = means.Parallel, CancellationToken = stop.Token },
                async (order, _) => await CarryOutAsync(order, stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            LogCancelled();
        }
#pragma warning disable CA1031 // Handed on to whoever waits for the results: lost here, a run would end as if it had done everything.
        catch (Exception bug)
        {
            queue.Fail(bug);
        }
#pragma warning restore CA1031

        queue.Finish();
    }

    private async Task CarryOutAsync(Order order, CancellationToken stop)
    {
        progress.Report(new OrderProgress.Begun(order));
        var outcome = await CarryOutOrExplainAsync(order, stop);
        foreach (var result in outcome.Map(it => new OrderResult(order, it)))
        {
            // First of all, so that nothing that goes wrong in telling of it loses what was made.
            queue.Report(result);
            Log(result);
            progress.Report(new OrderProgress.Ended(result));
        }
    }

#pragma warning disable CA1031 // Whatever a recipe or an adapter throws is a bug in it, and must not stop the other orders.
    private async Task<Option<Either<Seq<JobError>, OrderOutcome>>> CarryOutOrExplainAsync(Order order, CancellationToken stop)
    {
        try
        {
            return Some(await means.CarryOut.RunAsync(order, progress, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            LogGivenUp(order.Name);
            return None;
        }
        catch (Exception bug)
        {
            LogBug(bug, order.Name);
            return Some(Left<Seq<JobError>, OrderOutcome>(Seq1((JobError)new JobError.Bug(order.Name, bug.GetType().Name))));
        }
    }
#pragma warning restore CA1031

    private void Log(OrderResult result)
    {
        foreach (var error in result.Outcome.LeftToSeq().Flatten())
        {
            LogFailed(result.Order.Name, error.Code, error.Message);
        }

        var level = means.LogsEach ? LogLevel.Information : LogLevel.Debug;
        foreach (var made in result.Outcome.ToSeq().Filter(_ => log.IsEnabled(level)))
        {
            var words = Words(made);
            LogMade(level, result.Order.Name, words);
        }
    }

    private static string Words(OrderOutcome made)
        => made.Match(
            drawn => string.Create(
                CultureInfo.InvariantCulture, $"{drawn.Figure.Change}, {drawn.Figure.Entry.Files.Count} files, {drawn.Figure.Written.Count} written"),
            solved => string.Create(CultureInfo.InvariantCulture, $"{solved.Answers.Count} answers, {solved.Files.Count} files"),
            trained => string.Create(CultureInfo.InvariantCulture, $"{trained.Records.Count} records"));

    [LoggerMessage(Message = "{Order}: {Made}")]
    private partial void LogMade(LogLevel level, string order, string made);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Order}: failed with {Code}: {Reason}")]
    private partial void LogFailed(string order, string code, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Order}: exception")]
    private partial void LogBug(Exception bug, string order);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Order}: given up, since it did not end by itself when the run was cancelled")]
    private partial void LogGivenUp(string order);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Cancelled: the orders in hand were ended, the others were not begun")]
    private partial void LogCancelled();
}
