using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;

namespace LossNav.Domain.Methods;

/// <summary>Which problems a method can solve.</summary>
/// <param name="Words">In a few words, without a full stop.</param>
/// <param name="IsMetBy">Whether a problem is one of them, as far as can be told without solving it.</param>
public sealed record MethodNeeds(string Words, Func<NavigationProblem, bool> IsMetBy)
{
    /// <summary>Every problem.</summary>
    public static MethodNeeds Nothing { get; } = new("any", _ => true);

    /// <summary>A finite horizon.</summary>
    public static MethodNeeds FiniteHorizon { get; } = new("finite horizon", problem => problem.Horizon is Horizon.Finite);

    /// <summary>An infinite horizon.</summary>
    public static MethodNeeds InfiniteHorizon { get; }
        = new("infinite horizon", problem => problem.Horizon is Horizon.Infinite && !problem.DependsOnTime);
}
