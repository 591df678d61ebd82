using System.Threading.Channels;
using LossNav.Application.UseCases;

namespace LossNav.Host.Work;

/// <summary>Where figure jobs wait for the worker and their outcomes for whoever reports them.</summary>
/// <remarks>The queue is short: a producer waits until the worker has room, so that a long list of jobs never piles up in memory.</remarks>
internal sealed class FigureQueue
{
    private const int Capacity = 16;

    private readonly Channel<FigureJob> _jobs = Channel.CreateBounded<FigureJob>(Capacity);
    private readonly Channel<JobOutcome> _outcomes = Channel.CreateUnbounded<JobOutcome>();

    /// <summary>The jobs, for the worker.</summary>
    public IAsyncEnumerable<FigureJob> Jobs => _jobs.Reader.ReadAllAsync();

    /// <summary>The outcomes, in the order in which jobs end; it ends when the worker has finished.</summary>
    public IAsyncEnumerable<JobOutcome> Outcomes => _outcomes.Reader.ReadAllAsync();

    /// <summary>Puts jobs into the queue until all are in or the run is cancelled.</summary>
    public async Task FeedAsync(IEnumerable<FigureJob> jobs, CancellationToken cancel)
    {
        try
        {
            foreach (var job in jobs)
            {
                await _jobs.Writer.WriteAsync(job, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // What is not in the queue yet is not wanted any more.
        }
        finally
        {
            _jobs.Writer.Complete();
        }
    }

    /// <summary>Hands an outcome on.</summary>
    public void Report(JobOutcome outcome) => _outcomes.Writer.TryWrite(outcome);

    /// <summary>Says that no outcome will follow.</summary>
    public void Finish() => _outcomes.Writer.Complete();
}
