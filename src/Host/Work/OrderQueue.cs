using System.Threading.Channels;
using LossNav.Application.Orders;

namespace LossNav.Host.Work;

/// <summary>Where orders wait for the worker and their results for whoever reports them.</summary>
/// <remarks>The queue is short: a producer waits until the worker has room, so that a long list of orders never piles up in memory.</remarks>
internal sealed class OrderQueue
{
    private const int Capacity = 16;

    private readonly Channel<Order> _orders = Channel.CreateBounded<Order>(Capacity);
    private readonly Channel<OrderResult> _results = Channel.CreateUnbounded<OrderResult>();

    /// <summary>The orders, for the worker.</summary>
    public IAsyncEnumerable<Order> Orders => _orders.Reader.ReadAllAsync();

    /// <summary>The results, in the order in which they come; it ends when the worker has finished.</summary>
    public IAsyncEnumerable<OrderResult> Results => _results.Reader.ReadAllAsync();

    /// <summary>Puts orders into the queue until all are in or the run is cancelled.</summary>
    public async Task FeedAsync(IEnumerable<Order> orders, CancellationToken cancel)
    {
        try
        {
            foreach (var order in orders)
            {
                await _orders.Writer.WriteAsync(order, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // What is not in the queue yet is not wanted any more.
        }
        finally
        {
            _orders.Writer.Complete();
        }
    }

    /// <summary>Hands a result on.</summary>
    public void Report(OrderResult result) => _results.Writer.TryWrite(result);

    /// <summary>Says that no result will follow.</summary>
    public void Finish() => _results.Writer.TryComplete();

    /// <summary>Says that the worker has failed: whoever waits for results gets its exception after those that there are.</summary>
    public void Fail(Exception bug) => _results.Writer.TryComplete(bug);
}
