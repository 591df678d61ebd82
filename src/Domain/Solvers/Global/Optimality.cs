using System.Globalization;

namespace LossNav.Domain.Solvers.Global;

/// <summary>What can be said of an answer as the optimum of its problem.</summary>
public abstract record Optimality
{
    private Optimality()
    {
    }

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Proven, TResult> proven, Func<BestOf, TResult> bestOf) => this switch
    {
        Proven it => proven(it),
        BestOf it => bestOf(it),
        _ => throw new InvalidOperationException($"{GetType()} says nothing of an optimum."),
    };

    /// <summary>In one line: "global: …" or "best of …".</summary>
    public sealed override string ToString() => Match(
        proven => $"global: {proven.Reason}",
        best => string.Create(
            CultureInfo.InvariantCulture, $"best of {best.Starts} starts ({best.Settled} settled, {best.Optima} different {(best.Optima == 1 ? "optimum" : "optima")}): not proven global"));

    /// <summary>No path costs less.</summary>
    /// <param name="Reason">Why, in words.</param>
    public sealed record Proven(string Reason) : Optimality;

    /// <summary>No start led to a path that costs less; there may be one.</summary>
    /// <param name="Starts">How many paths the search began from.</param>
    /// <param name="Settled">How many of them led to an extremal path.</param>
    /// <param name="Optima">How many different ones there were.</param>
    public sealed record BestOf(int Starts, int Settled, int Optima) : Optimality;
}
