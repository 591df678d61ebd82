using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Assumptions;

/// <summary>What is asked of the path at the end of a finite horizon.</summary>
public abstract record EndCondition
{
    private EndCondition()
    {
    }

    /// <summary>The path may end anywhere, so its last costate is zero.</summary>
    public static EndCondition Anywhere { get; } = new Free();

    /// <summary>Gives the value of the case that this condition is.</summary>
    public TResult Match<TResult>(Func<Fixed, TResult> at, Func<Free, TResult> free, Func<TerminalCost, TResult> terminalCost) => this switch
    {
        Fixed end => at(end),
        Free end => free(end),
        TerminalCost end => terminalCost(end),
        _ => throw new InvalidOperationException($"{GetType()} is not an end condition."),
    };

    internal Seq<NavigationError> Check(int dimension)
        => Match(
            end => Checks.About(ProblemPart.End, Checks.Point("the end θ(T)", end.Position, dimension)),
            _ => Empty,
            end => Checks.About(ProblemPart.TerminalCost, Checks.When(
                end.Cost.Dimension != dimension,
                () => new NavigationError.WrongShape("the terminal cost", $"over {end.Cost.Dimension} parameters", $"over {dimension}, as the landscape"))));

    /// <summary>The path ends at a given point.</summary>
    /// <param name="Position">θ(T), D numbers.</param>
    public sealed record Fixed(Vec Position) : EndCondition;

    /// <summary>The path may end anywhere.</summary>
    public sealed record Free : EndCondition;

    /// <summary>Where the path ends is charged e^{−γT}Φ(θ(T)).</summary>
    /// <param name="Cost">Φ, a landscape over the same D parameters.</param>
    public sealed record TerminalCost(DenseLandscape Cost) : EndCondition;
}
