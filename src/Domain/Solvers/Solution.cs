using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Convexity;
using LossNav.Domain.Navigation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers;

/// <summary>What every solver answers with: the path with its motion, what it costs, and what speaks for both. A solver adds what it alone has.</summary>
public abstract class Solution
{
    private readonly Lazy<Motion> _motion;
    private readonly Lazy<Option<string>> _proof;
    private Option<Optimality> _searched;

    /// <summary>An answer.</summary>
    /// <param name="problem">The problem that it answers.</param>
    /// <param name="solver">The name of the method that found it, as problem files give it.</param>
    protected Solution(NavigationProblem problem, string solver)
    {
        (Problem, Solver) = (problem, solver);
        _motion = new Lazy<Motion>(Move);
        _proof = new Lazy<Option<string>>(Prove);
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

    /// <summary>Whether it is known that no path costs less, and why; else how widely the optimum was looked for.</summary>
    public Optimality Optimality => _proof.Value.Map(reason => (Optimality)new Optimality.Proven(reason))
        .IfNone(() => _searched.IfNone(() => new Optimality.BestOf(1, Seq1(Objective))));

    /// <summary>How the solver got there: one number each.</summary>
    public abstract Seq<Fact> Facts { get; }

    /// <summary>The same answer, with what else would be worked out only when asked for: its certificate.</summary>
    /// <param name="watch">Who looks on and may ask to stop.</param>
    /// <returns>The answer, or that it was stopped.</returns>
    public Validation<NavigationError, Solution> Certified(Watch watch)
        => Certify(watch).Map(certified => _searched.Match(certified.Searched, () => certified));

    /// <summary>The same answer as one that a search has found.</summary>
    internal Solution Searched(Optimality found)
    {
        var copy = (Solution)MemberwiseClone();
        copy._searched = found;
        return copy;
    }

    /// <summary>Why no path costs less, where the way it was found tells.</summary>
    protected virtual Option<string> ProofOfMethod => None;

    /// <summary>Works out the certificate.</summary>
    protected virtual Validation<NavigationError, Solution> Certify(Watch watch) => Success<NavigationError, Solution>(this);

    /// <summary>The motion along the path.</summary>
    protected abstract Motion Move();

    // That the objective is convex makes an extremal the optimum, and says nothing of a path that is none.
    private Option<string> Prove()
        => !double.IsFinite(Objective)
            ? None
            : ProofOfMethod
                || ConvexProblem.Reason(Problem).Filter(_ => PathCertificate.ForAll(certificate => certificate.IsExtremal))
                || LeastCost.Reason(Objective, ObjectiveError.IfNone(0), Problem);
}
