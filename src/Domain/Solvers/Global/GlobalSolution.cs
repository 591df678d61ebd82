using LanguageExt;
using LossNav.Domain.Convexity;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Global;

/// <summary>The optimum of a problem as far as it could be found, with the other optima that were met.</summary>
/// <typeparam name="TSolution">How a path is given.</typeparam>
public sealed record GlobalSolution<TSolution>
    where TSolution : Solution
{
    internal GlobalSolution(Seq<TSolution> optima) => Optima = optima;

    /// <summary>At least one; the best first. Each says what is known of it as an optimum.</summary>
    public Seq<TSolution> Optima { get; }

    /// <summary>The best one.</summary>
    public TSolution Best => Optima.Head;

    /// <summary>Whether the best one is the optimum, and why; or out of how many tries it is the best.</summary>
    public Optimality Optimality => Best.Optimality;
}

/// <summary>Makes answers of searches.</summary>
internal static class GlobalSolution
{
    /// <summary>The same answer, ready to say whether it is proven: where that asks for the certificate, it is worked out here, where it can be stopped.</summary>
    public static Validation<NavigationError, TSolution> Judged<TSolution>(Lookout lookout, TSolution solution)
        where TSolution : Solution
        => ConvexProblem.Reason(solution.Problem).IsSome
            ? solution.Certified(Watch.Of(_ => !lookout.Ask())).Map(certified => (TSolution)certified)
            : Success<NavigationError, TSolution>(solution);

    /// <summary>The optima that a search has met, the best first.</summary>
    public static GlobalSolution<TSolution> Of<TSolution>(int starts, Seq<TSolution> optima)
        where TSolution : Solution
        => new(Ranked(starts, optima).Map(optimum => (TSolution)optimum).Strict());

    /// <summary>Optima, the best first, that know how they compare.</summary>
    public static Seq<Solution> Ranked<TSolution>(int starts, Seq<TSolution> optima)
        where TSolution : Solution
    {
        var objectives = optima.Map(optimum => optimum.Objective).Strict();
        return optima.Map((index, optimum) => optimum.Searched(index == 0 ? new Optimality.BestOf(starts, objectives) : new Optimality.Surpassed(objectives.Head))).ToSeq().Strict();
    }
}
