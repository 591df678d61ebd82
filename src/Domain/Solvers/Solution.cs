using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers;

/// <summary>What every solver answers with: the path with its motion, what it costs, and what speaks for both. A solver adds what it alone has.</summary>
public abstract class Solution
{
    private readonly Lazy<Motion> _motion;

    /// <summary>An answer.</summary>
    /// <param name="problem">The problem that it answers.</param>
    /// <param name="solver">The name of the method that found it, as problem files give it.</param>
    protected Solution(NavigationProblem problem, string solver)
    {
        (Problem, Solver) = (problem, solver);
        _motion = new Lazy<Motion>(Move);
    }

    /// <summary>The problem that this answers.</summary>
    public NavigationProblem Problem { get; }

    /// <summary>The name of the method that found it, as problem files give it.</summary>
    public string Solver { get; }

    /// <summary>J, the cost of the path; infinite where γ = 0 and resting costs something.</summary>
    public abstract double Objective { get; }

    /// <summary>Estimated error of J, ≥ 0, where the solver gives one.</summary>
    public abstract Option<double> ObjectiveError { get; }

    /// <summary>θ, θ̇ and λ at times close enough for the path to look smooth: worked out when it is first asked for.</summary>
    public Motion Motion => _motion.Value;

    /// <summary>
    /// What the path was found to be when it was checked; none where a fact speaks for it instead (the residual of a closed form), or the error (of a value function).
    /// </summary>
    public virtual Option<PathCertificate> PathCertificate => None;

    /// <summary>How the solver got there: one number each.</summary>
    public abstract Seq<Fact> Facts { get; }

    /// <summary>The same answer, with what else would be worked out only when asked for: its certificate.</summary>
    /// <param name="watch">Who looks on and may ask to stop.</param>
    /// <returns>The answer, or that it was stopped.</returns>
    public virtual Validation<NavigationError, Solution> Certified(Watch watch) => Success<NavigationError, Solution>(this);

    /// <summary>The motion along the path.</summary>
    protected abstract Motion Move();
}
