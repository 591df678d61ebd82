using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Action;

/// <summary>A path that makes the discrete action stationary, with what speaks for it.</summary>
public sealed class ActionSolution : Solution
{
    private readonly Lazy<Trajectory> _costates;
    private readonly Lazy<ActionCertificate> _certificate;

    internal ActionSolution(NavigationProblem problem, Trajectory path, double action, double objective, ActionRule rule, ActionStatistics statistics)
        : base(problem, "action")
    {
        (Path, Action, Objective, Rule, Statistics) = (path, action, objective, rule, statistics);
        _costates = new Lazy<Trajectory>(() => CostatesOf(problem, path, rule));
        _certificate = new Lazy<ActionCertificate>(() => ActionCertifier.Of(Lookout.None, CertificateSettings.Default, this));
    }

    private ActionSolution(ActionSolution other, ActionCertificate certificate)
        : this(other.Problem, other.Path, other.Action, other.Objective, other.Rule, other.Statistics)
        => (_costates, _certificate) = (other._costates, new Lazy<ActionCertificate>(certificate));

    /// <summary>The path: N points x D.</summary>
    public Trajectory Path { get; }

    /// <summary>S, the discrete action: a mean over the steps (section 2 of the theory notes).</summary>
    public double Action { get; }

    /// <summary>J ≈ T·S, the cost of the path; its error falls with the step as the rule says.</summary>
    public override double Objective { get; }

    /// <summary>How the integral became a sum.</summary>
    public ActionRule Rule { get; }

    /// <summary>How the solver got there.</summary>
    public ActionStatistics Statistics { get; }

    /// <summary>Estimated error of J against the continuous problem, from half as many steps: worked out with the certificate.</summary>
    public override Option<double> ObjectiveError => Certificate.ObjectiveError;

    /// <inheritdoc/>
    public override Option<PathCertificate> PathCertificate => Certificates.PathCertificate.Of(Certificate);

    /// <inheritdoc/>
    public override Seq<Fact> Facts => Seq(
        new Fact("points", "points of the path", Path.Count),
        new Fact("action", "S, the discrete action", Action),
        new Fact("iterations", "Newton steps on the mesh of the answer", Statistics.Iterations),
        new Fact("work", "Newton steps on coarser meshes as well, each counted by its share of the points", Statistics.Work),
        new Fact("last-step", "largest coordinate of the last Newton step", Statistics.LastStep));

    /// <summary>λ at each point, N x D: worked out when it is first asked for.</summary>
    public Trajectory Costates => _costates.Value;

    /// <summary>The path, checked as a path of the discrete action: worked out when it is first asked for, with a second solve on half as many steps.</summary>
    public ActionCertificate Certificate => _certificate.Value;

    /// <inheritdoc/>
    public override Validation<NavigationError, Solution> Certified(Watch watch)
        => _certificate.IsValueCreated
            ? Success<NavigationError, Solution>(this)
            : Lookout.Over(watch, lookout => Success<NavigationError, ActionCertificate>(ActionCertifier.Of(lookout, CertificateSettings.Default, this)))
                .Map(certificate => (Solution)new ActionSolution(this, certificate));

    /// <inheritdoc/>
    protected override Motion Move() => Motion.Through(Problem, Path) with { Costates = Costates };

    private static Trajectory CostatesOf(NavigationProblem problem, Trajectory path, ActionRule rule)
    {
        double[] times = [.. path.Times];
        var action = CurvedSolver.Action(Lookout.None, rule, problem, EndCondition.Anywhere, times);
        return Trajectory.Own(times, action.Costates([.. path.Positions]));
    }
}
