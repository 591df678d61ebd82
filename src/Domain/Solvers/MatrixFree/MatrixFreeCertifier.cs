using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>Checks paths of very many parameters, whoever made them.</summary>
public static class MatrixFreeCertifier
{
    /// <summary>Checks a path on the mesh of the settings.</summary>
    /// <param name="settings">Mesh, Lanczos steps and failure probability.</param>
    /// <param name="path">N + 1 points at the times of the mesh.</param>
    /// <param name="problem">The problem that the path is said to answer.</param>
    /// <returns>What was found, good or bad; an error only where the path does not fit the problem.</returns>
    public static Validation<NavigationError, MatrixFreeCertificate> Check(MatrixFreeSettings settings, Trajectory path, MatrixFreeProblem problem)
        => MatrixFreeSolver.BeginFrom(settings, path, problem).Map(state => Of(settings, state).Certificate);

    /// <summary>How far two answers to one problem lie apart: two solvers that agree on path and J speak for each other.</summary>
    /// <param name="first">One answer.</param>
    /// <param name="second">Another, on the same mesh.</param>
    public static Validation<NavigationError, SolverAgreement> Compare(MatrixFreeSolution first, MatrixFreeSolution second)
        => Checks.Then(
            Checks.When(
                !first.Path.Times.SequenceEqual(second.Path.Times) || first.Path.Dimension != second.Path.Dimension,
                () => new NavigationError.WrongShape("the second path", "at other times or of another dimension", "as the first")),
            () => new SolverAgreement(
                Math.Abs(first.Objective - second.Objective) / Math.Max(Math.Abs(first.Objective), double.Epsilon),
                Apart(first.Path.Positions, second.Path.Positions, first.Path.Start.Span)));

    internal static (MatrixFreeCertificate Certificate, SecondOrder Second) Of(MatrixFreeSettings settings, MatrixFreeState state)
    {
        var tolerance = CertificateSettings.Default.Tolerance;
        var first = EulerLagrangeResidual.Of(state.Action, state.Point);
        var second = !state.Action.Problem.HasCurvature ? SecondOrder.Nothing("the landscape gives no products with its Hessian: certified to first order only")
            : settings.LanczosSteps == 0 ? SecondOrder.Nothing("no Lanczos steps were asked for")
            : !(state.RelativeGradient <= tolerance) ? SecondOrder.Nothing("the path is no extremal to the tolerance")
            : SecondOrder.Of(settings, state.Action, state.Point);
        return (
            new MatrixFreeCertificate(state.RelativeGradient, first, second.Lowest, second.Verdict, second.FailureProbability, tolerance),
            second);
    }

    private static double Apart(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> start)
    {
        double apart = 0, way = 0;
        for (var i = 0; i < first.Length; i++)
        {
            apart = Math.Max(apart, Math.Abs(first[i] - second[i]));
            way = Math.Max(way, Math.Abs(first[i] - start[i % start.Length]));
        }

        return way == 0 ? apart : apart / way;
    }
}

/// <summary>How far two answers to one problem lie apart.</summary>
/// <param name="Objective">The difference of J, relative to the first.</param>
/// <param name="Path">The largest difference of a coordinate, relative to the largest way of a coordinate from the start.</param>
public sealed record SolverAgreement(double Objective, double Path);
