using LossNav.Domain.Certificates;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Conditions;

/// <summary>Holds a path of state and costate against all conditions of an optimum (section 2 of the theory notes).</summary>
internal static class PathExamination
{
    // Neighbours of a path that is further from an extremal than this say nothing of its costate.
    private const double LargestPathError = 1e-3;

    /// <summary>What a path that solves a boundary problem is found to be.</summary>
    public static Certificate Of(CertificateSettings settings, ExtremalPath path, BoundaryProblem boundary, bool endIsFixed)
    {
        var fine = PathLift.InHalfSteps(boundary.Flow, path);
        var scales = Scales.Of(path);
        var step = new CollocationSystem(boundary, scales).Step(fine, 0);
        var pathError = step.Map(mend => mend.Largest).IfNone(double.PositiveInfinity);
        var first = new Certificate(
            step.Map(mend => mend.Residual).IfNone(double.PositiveInfinity),
            AtEnds(boundary, path, scales),
            HamiltonianBalance.Miss(boundary, path, boundary.Problem.DependsOnTime),
            settings.ChecksCostate && pathError < LargestPathError ? CostateByDifferences.Mismatch(boundary, path) : None,
            pathError,
            PathObjective.Of(boundary, path).Value,
            new SecondOrderVerdict.Undecided("the path is no extremal to the tolerance"),
            settings.Tolerance);
        return first.IsExtremal ? first with { Verdict = SecondVariation.Verdict(boundary, path, pathError, endIsFixed) } : first;
    }

    private static double AtEnds(BoundaryProblem boundary, ExtremalPath path, Scales scales)
    {
        var (residual, jacobian) = (new double[boundary.Dimension], new double[2 * boundary.Dimension * boundary.Dimension]);
        boundary.End.Evaluate(path.Node(path.Count - 1), residual, jacobian);
        var largest = 0.0;
        for (var i = 0; i < boundary.Dimension; i++)
        {
            // An end that speaks of the costate is measured by its size, one that speaks of the position by the size of that.
            var size = jacobian[(i * 2 * boundary.Dimension) + boundary.Dimension + i] == 0 ? scales.State : scales.Costate;
            largest = Math.Max(largest, Math.Abs(residual[i]) / size);
            largest = Math.Max(largest, Math.Abs(path.Node(0)[i] - boundary.Start[i]) / scales.State);
        }

        return largest;
    }
}
