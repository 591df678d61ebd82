using LanguageExt;

namespace LossNav.Domain.Solvers.Global;

/// <summary>The optimum of a problem as far as it could be found, with the other optima that were met.</summary>
/// <typeparam name="TSolution">How a path is given.</typeparam>
/// <param name="Optima">At least one; the best first.</param>
/// <param name="Optimality">Whether the first one is the optimum, and why; or out of how many tries it is the best.</param>
public sealed record GlobalSolution<TSolution>(Seq<TSolution> Optima, Optimality Optimality)
{
    /// <summary>The best one.</summary>
    public TSolution Best => Optima.Head;
}
