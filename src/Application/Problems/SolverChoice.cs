using LossNav.Domain.Methods;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Continuation;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Policies;

namespace LossNav.Application.Problems;

/// <summary>How a problem is to be solved.</summary>
public abstract record SolverChoice
{
    private SolverChoice()
    {
    }

    /// <summary>The solver that fits the problem: collocation for a finite horizon; for an infinite one the closed form where there is one, else the stable manifold.</summary>
    public static SolverChoice Fitting { get; } = new Automatic();

    /// <summary>The choice that a specification makes.</summary>
    public static SolverChoice Of(MethodSpecification method) => method.Name switch
    {
        "quadratic" => new Quadratic(),
        "action" => new Action(ActionMethod.Settings(method.Settings)),
        "collocation" => new Collocation(CollocationMethod.Settings(method.Settings)),
        "infinite" => new Infinite(InfiniteMethod.Settings(method.Settings)),
        "multi-start" => new Several(MultiStartMethod.Settings(method.Settings)),
        "policy" => new Policy(PolicyMethod.Settings(method.Settings)),
        _ => Fitting,
    };

    /// <summary>Gives the value of the case that this choice is.</summary>
    public TResult Match<TResult>(
        Func<Automatic, TResult> automatic,
        Func<Quadratic, TResult> quadratic,
        Func<Action, TResult> action,
        Func<Collocation, TResult> collocation,
        Func<Infinite, TResult> infinite,
        Func<Several, TResult> several,
        Func<Policy, TResult> policy) => this switch
        {
            Automatic it => automatic(it),
            Quadratic it => quadratic(it),
            Action it => action(it),
            Collocation it => collocation(it),
            Infinite it => infinite(it),
            Several it => several(it),
            Policy it => policy(it),
            _ => throw new InvalidOperationException($"{GetType()} is not a choice of solver."),
        };

    /// <summary>Whichever fits the problem.</summary>
    public sealed record Automatic : SolverChoice;

    /// <summary>The closed form of a quadratic loss over an infinite horizon.</summary>
    public sealed record Quadratic : SolverChoice;

    /// <summary>Block Newton on the discrete action.</summary>
    public sealed record Action(ActionSettings Settings) : SolverChoice;

    /// <summary>Collocation of state and costate on a mesh that is refined to a tolerance.</summary>
    public sealed record Collocation(CollocationSettings Settings) : SolverChoice;

    /// <summary>Collocation up to a cut and the stable manifold from there on, for an infinite horizon.</summary>
    public sealed record Infinite(InfiniteSettings Settings) : SolverChoice;

    /// <summary>Collocation from many guesses: every distinct optimum that is found.</summary>
    public sealed record Several(MultiStartSettings Settings) : SolverChoice;

    /// <summary>Value function and policy on a grid, for an infinite horizon in 1 to 3 dimensions.</summary>
    public sealed record Policy(PolicySettings Settings) : SolverChoice;
}
