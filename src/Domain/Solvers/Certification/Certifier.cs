using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Certificates;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Conditions;
using LossNav.Domain.Solvers.Extremals;
using LossNav.Domain.Solvers.Infinite;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Certification;

/// <summary>Checks paths of state and costate, whoever made them.</summary>
public static class Certifier
{
    /// <summary>Checks points of a path of a problem with a finite or an infinite horizon.</summary>
    /// <remarks>
    /// With an infinite horizon the points go up to a cut, where they must lie on the stable manifold of the rest point near the last of them. The manifold is known
    /// to first order: the square of the distance that is left to the rest point, relative to the way from the start, counts as a miss of transversality.
    /// </remarks>
    /// <param name="settings">How strictly.</param>
    /// <param name="positions">θ at N ≥ 3 times from 0 to T, or to the cut: N x D.</param>
    /// <param name="costates">λ at the same times: N x D.</param>
    /// <param name="problem">The problem that the path is said to answer.</param>
    /// <returns>What was found, good or bad; an error only where the path does not fit the problem, or leads to no point at which it could rest.</returns>
    public static Validation<NavigationError, Certificate> Check(
        CertificateSettings settings, Trajectory positions, Trajectory costates, NavigationProblem problem)
        => CheckWatched(Watch.Nothing, settings, positions, costates, problem);

    /// <summary>As <see cref="Check(CertificateSettings, Trajectory, Trajectory, NavigationProblem)"/>, under a watch that may ask to stop.</summary>
    public static Validation<NavigationError, Certificate> CheckWatched(
        Watch watch, CertificateSettings settings, Trajectory positions, Trajectory costates, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Check(lookout, settings, positions, costates, problem));

    private static Validation<NavigationError, Certificate> Check(
        Lookout lookout, CertificateSettings settings, Trajectory positions, Trajectory costates, NavigationProblem problem)
    {
        var duration = problem.Horizon.Match(_ => positions.Times[^1], horizon => horizon.Duration);
        return Checks.Then(
            settings.Check() + PathChecks.Fits(positions, duration, problem.Dimension) + PathChecks.Fits(costates, duration, problem.Dimension)
                + Checks.When(
                    !positions.Times.SequenceEqual(costates.Times),
                    () => new NavigationError.WrongShape("the costate", "at other times than the positions", "at the same times"))
                + Checks.When(
                    problem.Horizon is Horizon.Infinite && problem.DependsOnTime,
                    () => new NavigationError.NotSupported("the certificate", "an infinite horizon on which something depends on time", "take a finite horizon")),
            () => problem.Horizon.Match(
                _ => ToRest(lookout, settings, positions, costates, problem),
                horizon => Success<NavigationError, Certificate>(OfPoints(
                    settings, positions, costates, new BoundaryProblem(lookout, problem, EndRule.Of(horizon)), horizon.End is EndCondition.Fixed))))
            .Bind(checkedPath => checkedPath);
    }

    private static Certificate OfPoints(CertificateSettings settings, Trajectory positions, Trajectory costates, BoundaryProblem boundary, bool endIsFixed)
        => PathExamination.Of(settings, PathLift.Through(boundary.Flow, positions, costates), boundary, endIsFixed);

    private static Validation<NavigationError, Certificate> ToRest(
        Lookout lookout, CertificateSettings settings, Trajectory positions, Trajectory costates, NavigationProblem problem)
        => RestPointSearch.Near(positions.End, problem).Map(rest =>
        {
            var certificate = OfPoints(settings, positions, costates, RestBoundary.Of(lookout, problem, rest), false);
            var left = (positions.End - rest.Position).Norm / RestBoundary.Way(problem, rest);
            return certificate with { Transversality = Math.Max(certificate.Transversality, left * left) };
        }).ToValidation();
}
