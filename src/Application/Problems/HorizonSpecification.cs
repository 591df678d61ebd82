using LossNav.Domain.Numerics;

namespace LossNav.Application.Problems;

/// <summary>The horizon as it is written down.</summary>
public abstract record HorizonSpecification
{
    private HorizonSpecification()
    {
    }

    /// <summary>T = ∞.</summary>
    public static HorizonSpecification Unlimited { get; } = new Infinite();

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Infinite, TResult> infinite, Func<Finite, TResult> finite) => this switch
    {
        Infinite it => infinite(it),
        Finite it => finite(it),
        _ => throw new InvalidOperationException($"{GetType()} is not the specification of a horizon."),
    };

    /// <summary>T = ∞.</summary>
    public sealed record Infinite : HorizonSpecification;

    /// <summary>From time 0 to T.</summary>
    /// <param name="Duration">T &gt; 0.</param>
    /// <param name="End">What is asked of the last point.</param>
    public sealed record Finite(double Duration, EndSpecification End) : HorizonSpecification;
}

/// <summary>What is asked of the end of a path, as it is written down.</summary>
public abstract record EndSpecification
{
    private EndSpecification()
    {
    }

    /// <summary>The path may end anywhere.</summary>
    public static EndSpecification Anywhere { get; } = new Free();

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Free, TResult> free, Func<Fixed, TResult> at, Func<TerminalCost, TResult> terminalCost) => this switch
    {
        Free it => free(it),
        Fixed it => at(it),
        TerminalCost it => terminalCost(it),
        _ => throw new InvalidOperationException($"{GetType()} is not the specification of an end."),
    };

    /// <summary>The path may end anywhere.</summary>
    public sealed record Free : EndSpecification;

    /// <summary>The path ends at a point.</summary>
    /// <param name="Position">θ(T), D numbers.</param>
    public sealed record Fixed(Vec Position) : EndSpecification;

    /// <summary>Where the path ends is charged e^{−γT}Φ(θ(T)).</summary>
    /// <param name="Cost">Φ.</param>
    public sealed record TerminalCost(Expression Cost) : EndSpecification;
}
