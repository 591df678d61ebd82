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
                async (job, _) => queue.Report(await MakeAsync(job)));
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

    private async Task<JobOutcome> MakeAsync(FigureJob job)
    {
        var result = await MakeOrExplainAsync(job);
        result.Match(
            Right: made => LogMade(job.Figure, made.Change, made.Entry.Files.Count, made.Written.Count),
            Left: errors => errors.Iter(error => LogFailed(job.Figure, error.Code, error.Message)));
        return new JobOutcome(job.Figure, result);
    }

#pragma warning disable CA1031 // Whatever a recipe or an adapter throws is a bug in it, and must not stop the other figures.
    private async Task<Either<Seq<JobError>, MadeFigure>> MakeOrExplainAsync(FigureJob job)
    {
        try
        {
            // A figure in hand is finished whatever happens, so that a run can be stopped without leaving a half.
            return await RenderFigures.MakeAsync(context.Store, context.Versions, job, CancellationToken.None);
        }
        catch (Exception bug)
        {
            LogBug(bug, job.Figure);
            return Seq1((JobError)new JobError.Bug(job.Figure, bug.GetType().Name));
        }
    }
#pragma warning restore CA1031

    [LoggerMessage(Level = LogLevel.Information, Message = "{Figure}: {Change}, {Files} files, {Written} written")]
    private partial void LogMade(string figure, FigureChange change, int files, int written);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Figure}: failed with {Code}: {Reason}")]
    private partial void LogFailed(string figure, string code, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Figure}: exception")]
    private partial void LogBug(Exception bug, string figure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Cancelled: the figures in hand were finished, the others were not begun")]
    private partial void LogCancelled();
}
