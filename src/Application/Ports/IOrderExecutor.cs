using LanguageExt;
using LossNav.Application.Orders;

namespace LossNav.Application.Ports;

/// <summary>Carries orders out: in this process, in others, on a cluster.</summary>
/// <remarks>
/// What travels is the order's text (<see cref="OrderJson"/>), never a function; results go to stores that both sides know. An order may be carried out more than
/// once, after a crash for example: writing the same result again changes nothing. Errors are values, faults of a recipe or adapter included.
/// </remarks>
public interface IOrderExecutor
{
    /// <summary>Carries orders out, several at a time where that is allowed.</summary>
    /// <param name="orders">What to do; they are begun in this order.</param>
    /// <param name="progress">Is told what happens, possibly from several threads at once.</param>
    /// <param name="cancellation">
    /// No further order is begun, and those in hand end as soon as they leave nothing half-made, or are given up. Then the sequence ends; it does not throw.
    /// </param>
    /// <returns>What became of each order that was begun and not given up, as soon as it is known, in whatever order.</returns>
    IAsyncEnumerable<OrderResult> CarryOutAsync(Seq<Order> orders, IProgress<OrderProgress> progress, CancellationToken cancellation);
}
