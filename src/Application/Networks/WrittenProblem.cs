using LossNav.Application.Problems;

namespace LossNav.Application.Networks;

/// <summary>A problem that somebody wrote down: on a landscape that is all in memory, or on the loss of a network.</summary>
public abstract record WrittenProblem
{
    private WrittenProblem()
    {
    }

    /// <summary>Gives the value of the case that this problem is.</summary>
    public TResult Match<TResult>(Func<OnLandscape, TResult> onLandscape, Func<OnNetwork, TResult> onNetwork)
        => this switch
        {
            OnLandscape it => onLandscape(it),
            OnNetwork it => onNetwork(it),
            _ => throw new InvalidOperationException($"{GetType()} is not a problem that was written down."),
        };

    /// <summary>A path in a landscape.</summary>
    /// <param name="Problem">The checked problem.</param>
    public sealed record OnLandscape(SpecifiedProblem Problem) : WrittenProblem;

    /// <summary>The path of a network's weights.</summary>
    /// <param name="Specification">What was written down; it can be checked when the network is there.</param>
    public sealed record OnNetwork(NetworkSpecification Specification) : WrittenProblem;
}
