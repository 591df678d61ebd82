using System.Globalization;
using LanguageExt;

namespace LossNav.Domain.Convexity;

/// <summary>What can be said of an answer as the optimum of its problem.</summary>
public abstract record Optimality
{
    // More objectives than this make no line.
    private const int MostShown = 6;

    private Optimality()
    {
    }

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Proven, TResult> proven, Func<BestOf, TResult> bestOf, Func<Surpassed, TResult> surpassed) => this switch
    {
        Proven it => proven(it),
        BestOf it => bestOf(it),
        Surpassed it => surpassed(it),
        _ => throw new InvalidOperationException($"{GetType()} says nothing of an optimum."),
    };

    /// <summary>In one line: "global: …", "best of …" or "not the best: …".</summary>
    public sealed override string ToString() => Match(
        proven => $"global: {proven.Reason}",
        best => string.Create(CultureInfo.InvariantCulture, $"best of {best.Starts} {(best.Starts == 1 ? "start" : "starts")}{Others(best)}; not proven global"),
        other => string.Create(CultureInfo.InvariantCulture, $"not the best: another optimum has J = {other.Best:G6}"));

    private static string Others(BestOf best)
        => best.Objectives.Count < 2
            ? string.Empty
            : $", with {best.Objectives.Count} different optima (J = {string.Join(", ", best.Objectives.Take(MostShown).Map(it => it.ToString("G6", CultureInfo.InvariantCulture)))}{(best.Objectives.Count > MostShown ? ", …" : string.Empty)})";

    /// <summary>No path costs less.</summary>
    /// <param name="Reason">Why, in words.</param>
    public sealed record Proven(string Reason) : Optimality;

    /// <summary>No start led to a path that costs less; there may be one.</summary>
    /// <param name="Starts">How many paths the search began from.</param>
    /// <param name="Objectives">J of every different optimum that was met, the least first.</param>
    public sealed record BestOf(int Starts, Seq<double> Objectives) : Optimality;

    /// <summary>An optimum among its neighbours only.</summary>
    /// <param name="Best">J of a better one.</param>
    public sealed record Surpassed(double Best) : Optimality;
}
