using LanguageExt;
using LossNav.Application.Answers;
using LossNav.Application.Training;
using LossNav.Domain;

namespace LossNav.Application.Orders;

/// <summary>What happens while orders are carried out, for whoever watches.</summary>
public abstract record OrderProgress
{
    private OrderProgress(Order order) => Order = order;

    /// <summary>The order that it is about.</summary>
    public Order Order { get; }

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(
        Func<Begun, TResult> begun, Func<Solving, TResult> solving, Func<Answered, TResult> answered, Func<Learning, TResult> learning, Func<Ended, TResult> ended) => this switch
    {
        Begun it => begun(it),
        Solving it => solving(it),
        Answered it => answered(it),
        Learning it => learning(it),
        Ended it => ended(it),
        _ => throw new InvalidOperationException($"{GetType()} is not a progress."),
    };

    /// <summary>It begins.</summary>
    public sealed record Begun(Order Of) : OrderProgress(Of);

    /// <summary>Its solver comes forward; told between two pieces of work.</summary>
    public sealed record Solving(Order Of, Progress Progress) : OrderProgress(Of);

    /// <summary>The answers for one discount rate are there, the best one first; nothing is written yet.</summary>
    public sealed record Answered(Order Of, Seq<SolvedProblem> Answers) : OrderProgress(Of);

    /// <summary>One of its networks learns.</summary>
    public sealed record Learning(Order Of, TrainingProgress Progress) : OrderProgress(Of);

    /// <summary>It ended.</summary>
    public sealed record Ended(OrderResult Result) : OrderProgress(Result.Order);
}
