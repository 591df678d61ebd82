using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers.Action.Curved;

namespace LossNav.Domain.Solvers.Action;

/// <summary>A path that makes the discrete action stationary, with what speaks for it.</summary>
/// <param name="Problem">The problem that this answers.</param>
/// <param name="Path">The path: N points x D.</param>
/// <param name="Action">S, the discrete action: a mean over the steps (section 2 of the theory notes).</param>
/// <param name="Objective">J ≈ T·S, the cost of the path; its error falls with the step as the rule says.</param>
/// <param name="Rule">How the integral became a sum.</param>
/// <param name="Statistics">How the solver got there.</param>
public sealed record ActionSolution(
    NavigationProblem Problem,
    Trajectory Path,
    double Action,
    double Objective,
    ActionRule Rule,
    ActionStatistics Statistics)
{
    /// <summary>λ at each point, N x D: worked out whenever it is asked for.</summary>
    public Trajectory Costates
    {
        get
        {
            double[] times = [.. Path.Times];
            var action = CurvedSolver.Action(Lookout.None, Rule, Problem, EndCondition.Anywhere, times);
            return Trajectory.Own(times, action.Costates([.. Path.Positions]));
        }
    }

    /// <summary>The path, checked as a path of the discrete action: worked out whenever it is asked for, with a second solve on half as many steps.</summary>
    public ActionCertificate Certificate => ActionCertifier.Of(CertificateSettings.Default, this);
}
