using LanguageExt;
using LossNav.Application.Results;
using LossNav.Application.Training;

namespace LossNav.Application.Orders;

/// <summary>What was made of an order.</summary>
public abstract record OrderOutcome
{
    private OrderOutcome()
    {
    }

    /// <summary>Gives the value of the case that this outcome is.</summary>
    public TResult Match<TResult>(Func<Drawn, TResult> drawn, Func<Trained, TResult> trained) => this switch
    {
        Drawn outcome => drawn(outcome),
        Trained outcome => trained(outcome),
        _ => throw new InvalidOperationException($"{GetType()} is not an outcome."),
    };

    /// <summary>A figure, whose files stand in the store.</summary>
    public sealed record Drawn(MadeFigure Figure) : OrderOutcome;

    /// <summary>Trained networks: a record for each run, in their order, diverged runs included.</summary>
    public sealed record Trained(Seq<TrainingRecord> Records) : OrderOutcome;
}
