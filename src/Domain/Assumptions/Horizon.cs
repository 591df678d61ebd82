using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Assumptions;

/// <summary>How long the learner plans ahead.</summary>
public abstract record Horizon
{
    private Horizon()
    {
    }

    /// <summary>For ever; only the discount rate makes the future count less.</summary>
    public static Horizon Unlimited { get; } = new Infinite();

    /// <summary>Gives the value of the case that this horizon is.</summary>
    public TResult Match<TResult>(Func<Infinite, TResult> infinite, Func<Finite, TResult> finite) => this switch
    {
        Infinite horizon => infinite(horizon),
        Finite horizon => finite(horizon),
        _ => throw new InvalidOperationException($"{GetType()} is not a horizon."),
    };

    internal Seq<NavigationError> Check(int dimension)
        => Match(_ => Empty, finite => Checks.About(ProblemPart.Duration, Checks.Positive("the duration T", finite.Duration)) + finite.End.Check(dimension));

    /// <summary>T = ∞.</summary>
    public sealed record Infinite : Horizon;

    /// <summary>From time 0 to T.</summary>
    /// <param name="Duration">T &gt; 0.</param>
    /// <param name="End">What is asked of the last point.</param>
    public sealed record Finite(double Duration, EndCondition End) : Horizon;
}
