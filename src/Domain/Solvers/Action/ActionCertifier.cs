using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action.Curved;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Action;

/// <summary>Checks paths of the discrete action, whoever made them.</summary>
public static class ActionCertifier
{
    // Curvature below this share of the largest is rounding.
    private const double Rounding = 1e-11;

    // Above the order at which the error falls: the estimate is to hold, not to be tight.
    private const double Safety = 1.5;

    /// <summary>Checks a path against the discrete action of its own points.</summary>
    /// <param name="settings">How strictly.</param>
    /// <param name="rule">How the integral becomes a sum.</param>
    /// <param name="path">N ≥ 3 points at equal steps from 0 to T: N x D.</param>
    /// <param name="problem">A problem with a finite horizon and an invertible metric.</param>
    /// <returns>What was found, good or bad; an error only where the path does not fit the problem.</returns>
    public static Validation<NavigationError, ActionCertificate> Check(
        CertificateSettings settings, ActionRule rule, Trajectory path, NavigationProblem problem)
        => CheckWatched(Watch.Nothing, settings, rule, path, problem);

    /// <summary>As <see cref="Check(CertificateSettings, ActionRule, Trajectory, NavigationProblem)"/>, under a watch that may ask to stop.</summary>
    public static Validation<NavigationError, ActionCertificate> CheckWatched(
        Watch watch, CertificateSettings settings, ActionRule rule, Trajectory path, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Check(lookout, settings, rule, path, problem));

    internal static ActionCertificate Of(Lookout lookout, CertificateSettings settings, ActionSolution solution)
        => Examine(lookout, settings, solution.Rule, solution.Path, solution.Problem, (Horizon.Finite)solution.Problem.Horizon);

    private static Validation<NavigationError, ActionCertificate> Check(
        Lookout lookout, CertificateSettings settings, ActionRule rule, Trajectory path, NavigationProblem problem)
        => problem.Horizon.Match(
            _ => Fail<NavigationError, ActionCertificate>(new NavigationError.WrongHorizon("the certificate of an action", "a finite horizon")),
            horizon => Checks.Then(
                settings.Check() + PathChecks.Fits(path, horizon.Duration, problem.Dimension)
                    + Checks.When(
                        problem.Metric.IsSingular(problem.Dimension),
                        () => new NavigationError.NotSupported("the discrete action", "a learner that cannot push every parameter", "use the collocation solver")),
                () => Examine(lookout, settings, rule, path, problem, horizon)));

    private static ActionCertificate Examine(
        Lookout lookout, CertificateSettings settings, ActionRule rule, Trajectory path, NavigationProblem problem, Horizon.Finite horizon)
    {
        double[] times = [.. path.Times];
        double[] positions = [.. path.Positions];
        var action = CurvedSolver.Action(lookout, rule, problem, horizon.End, times);
        var objective = action.Evaluate(positions, convexify: false);
        var step = action.System.Solve();
        var size = 1 + positions.Max(Math.Abs);
        return new ActionCertificate(
            step.Match(found => Largest(found, times, problem) / size, () => double.PositiveInfinity),
            EndMiss(path, problem, horizon) / size,
            Balance(action, positions, times, problem),
            objective,
            ErrorOf(lookout, objective, rule, path, problem),
            Verdict(action),
            settings.Tolerance);
    }

    // The system works with δx e^{−γt/2}.
    private static double Largest(double[] step, double[] times, NavigationProblem problem)
        => step.Select((x, i) => Math.Abs(x) * Math.Exp(problem.DiscountRate * times[(i / problem.Dimension) + 1] / 2)).Max();

    private static double EndMiss(Trajectory path, NavigationProblem problem, Horizon.Finite horizon)
        => Math.Max((path.Start - problem.Start).Norm, horizon.End is EndCondition.Fixed end ? (path.End - end.Position).Norm : 0);

    private static SecondOrderVerdict Verdict(CurvedAction action)
    {
        var ε = Rounding * action.LargestCurvature;
        var (low, high) = (action.System.NegativeEigenvalues(ε, action.Weights), action.System.NegativeEigenvalues(-ε, action.Weights));
        return low == high
            ? SecondOrderVerdict.OfIndex(low)
            : new SecondOrderVerdict.Undecided($"some direction costs nothing to second order: the index lies between {low} and {high}");
    }

    // With the costates of the discrete action at the points, and the mean of the running cost between them.
    private static double Balance(CurvedAction action, double[] positions, double[] times, NavigationProblem problem)
    {
        var flow = new Solvers.Dynamics.HamiltonianFlow(problem);
        var (d, costates) = (problem.Dimension, action.Costates(positions));
        var (velocity, jacobian) = (new double[2 * d], new double[4 * d * d]);
        double first = 0, before = 0, sum = 0, miss = 0, size = 0;
        for (var i = 0; i < times.Length; i++)
        {
            flow.Evaluate(times[i], [.. positions.AsSpan(i * d, d), .. costates.AsSpan(i * d, d)], velocity, jacobian);
            var discount = Math.Exp(-problem.DiscountRate * times[i]);
            var paid = problem.DiscountRate * discount * flow.RunningCost;
            first = i == 0 ? flow.Hamiltonian : first;
            sum += i == 0 ? 0 : 0.5 * (times[i] - times[i - 1]) * (before + paid);
            before = paid;
            size = Math.Max(size, Math.Max(Math.Abs(flow.Hamiltonian), Math.Abs(flow.RunningCost)));
            miss = Math.Max(miss, Math.Abs((discount * flow.Hamiltonian) - first - sum));
        }

        return size == 0 ? 0 : miss / size;
    }

    // Richardson: the error falls as the rule's power of the step.
    private static double ErrorOf(Lookout lookout, double objective, ActionRule rule, Trajectory path, NavigationProblem problem)
    {
        var (steps, half) = (path.Count - 1, (path.Count - 1) / 2);
        var ratio = Math.Pow((double)steps / half, rule == ActionRule.Left ? 1 : 2) - 1;
        return half < 2
            ? double.PositiveInfinity
            : ActionSolver.Solve(lookout, ActionSettings.Of(half + 1, rule), problem).Match(
                coarse => (Safety * Math.Abs(coarse.Objective - objective) / ratio) + (4e-16 * Math.Abs(objective)),
                _ => double.PositiveInfinity);
    }
}
