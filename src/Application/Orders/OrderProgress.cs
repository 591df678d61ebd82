using LossNav.Application.Training;

namespace LossNav.Application.Orders;

/// <summary>What happens while orders are carried out, for whoever watches.</summary>
public abstract record OrderProgress
{
    private OrderProgress(Order order) => Order = order;

    /// <summary>The order that it is about.</summary>
    public Order Order { get; }

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Begun, TResult> begun, Func<Learning, TResult> learning, Func<Ended, TResult> ended) => this switch
    {
        Begun it => begun(it),
        Learning it => learning(it),
        Ended it => ended(it),
        _ => throw new InvalidOperationException($"{GetType()} is not a progress."),
    };

    /// <summary>It begins.</summary>
    public sealed record Begun(Order Of) : OrderProgress(Of);

    /// <summary>One of its networks learns.</summary>
    public sealed record Learning(Order Of, TrainingProgress Progress) : OrderProgress(Of);

    /// <summary>It ended.</summary>
    public sealed record Ended(OrderResult Result) : OrderProgress(Result.Order);
}
