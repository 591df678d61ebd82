using LanguageExt;
using LossNav.Application;
using LossNav.Application.UseCases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static LanguageExt.Prelude;

namespace LossNav.Host.Work;

/// <summary>Makes figures from the queue, a few at a time. A failed job never stops the others; a cancelled run finishes those in hand.</summary>
internal sealed partial class FigureWorker(
    FigureQueue queue,
    RunContext context,
    IHostApplicationLifetime lifetime,
    ILogger<FigureWorker> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        try
        {
            await Parallel.ForEachAsync(
                queue.Jobs,
                new ParallelOptions { MaxDegreeOfParallelism = context.Parallel, CancellationToken = stop.Token },
                (job, _) =>
                {
                    queue.Report(Make(job));
                    return ValueTask.CompletedTask;
                });
        }
        catch (OperationCanceledException)
        {
            LogCancelled();
        }
        finally
        {
            queue.Finish();
        }
    }

    private JobOutcome Make(FigureJob job)
    {
        var result = MakeOrExplain(job);
        result.Match(
            Right: made => LogMade(job.Figure, made.Change, made.Entry.Files.Count, made.Written.Count),
            Left: errors => errors.Iter(error => LogFailed(job.Figure, error.Code, error.Message)));
        return new JobOutcome(job.Figure, result);
    }

#pragma warning disable CA1031 // Whatever a recipe or an adapter throws is a bug in it, and must not stop the other figures.
    private Either<Seq<JobError>, MadeFigure> MakeOrExplain(FigureJob job)
    {
        try
        {
            return RenderFigures.Make(context.Store, context.Versions, context.Before, job);
        }
        catch (Exception bug)
        {
            LogBug(bug, job.Figure);
            return Seq1((JobError)new JobError.Bug(job.Figure, bug.GetType().Name));
        }
    }
#pragma warning restore CA1031

    [LoggerMessage(Level = LogLevel.Information, Message = "{Figure}: {Change:l}, {Files} files, {Written} written")]
    private partial void LogMade(string figure, FigureChange change, int files, int written);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Figure}: failed with {Code}: {Reason}")]
    private partial void LogFailed(string figure, string code, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Figure}: exception")]
    private partial void LogBug(Exception bug, string figure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Cancelled: the figures in hand were finished, the others were not begun")]
    private partial void LogCancelled();
}
