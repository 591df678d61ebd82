using LanguageExt;
using LossNav.Application.Answers;
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
    public TResult Match<TResult>(Func<Drawn, TResult> drawn, Func<Solved, TResult> solved, Func<Trained, TResult> trained) => this switch
    {
        Drawn outcome => drawn(outcome),
        Solved outcome => solved(outcome),
        Trained outcome => trained(outcome),
        _ => throw new InvalidOperationException($"{GetType()} is not an outcome."),
    };

    /// <summary>A figure, whose files stand in the store.</summary>
    public sealed record Drawn(MadeFigure Figure) : OrderOutcome;

    /// <summary>A problem with its answers.</summary>
    /// <param name="Answers">The answers, for one discount rate after the other, the best one of each first.</param>
    /// <param name="Files">The names of the files that tell of them; they stand in the store.</param>
    /// <param name="Unsolved">Why there is no answer for the other discount rates.</param>
    public sealed record Solved(Seq<SolvedProblem> Answers, Seq<string> Files, Seq<JobError> Unsolved) : OrderOutcome;

    /// <summary>Trained networks: a record for each run, in their order, diverged runs included.</summary>
    public sealed record Trained(Seq<TrainingRecord> Records) : OrderOutcome;
}
