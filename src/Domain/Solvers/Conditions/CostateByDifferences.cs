using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Conditions;

/// <summary>−∂V/∂θ₀ by differences of the least cost from neighbouring starts: an independent way to λ(0).</summary>
internal static class CostateByDifferences
{
    // Shifts of the start relative to the size of the path, the second where the first goes too far. Differences over one and two shifts leave an error of the fourth power.
    private static readonly double[] _shifts = [1e-3, 1e-5];
    // Neighbours start from the path itself: one that needs more steps lies on another branch.
    private const int MostIterations = 12;

    /// <summary>The largest difference from λ(0) of a path, relative to the largest |λ|; none where a neighbour cannot be solved.</summary>
    public static Option<double> Mismatch(BoundaryProblem boundary, ExtremalPath path)
        => _shifts.Select(shift => Mismatch(boundary, path, shift * Scales.Of(path).State)).FirstOrDefault(mismatch => mismatch.IsSome);

    private static Option<double> Mismatch(BoundaryProblem boundary, ExtremalPath path, double shift)
    {
        var (scales, claimed) = (Scales.Of(path), path.CostateAt(0));
        return toSeq(Enumerable.Range(0, boundary.Dimension))
            .Map(axis => Slope(boundary, path, axis, shift).Map(slope => Math.Abs(claimed[axis] + slope) / scales.Costate))
            .Fold(Some(0.0), (largest, next) => from a in largest from b in next select Math.Max(a, b));
    }

    private static Option<double> Slope(BoundaryProblem boundary, ExtremalPath path, int axis, double shift)
        => from back2 in Cost(boundary, path, axis, -2 * shift)
           from back in Cost(boundary, path, axis, -shift)
           from ahead in Cost(boundary, path, axis, shift)
           from ahead2 in Cost(boundary, path, axis, 2 * shift)
           select (back2 - (8 * back) + (8 * ahead) - ahead2) / (12 * shift);

    private static Option<double> Cost(BoundaryProblem boundary, ExtremalPath path, int axis, double shift)
    {
        var start = Vec.Generate(boundary.Dimension, i => boundary.Start[i] + (i == axis ? shift : 0));
        return from problem in NavigationProblem.Vary(statement => ProblemStatement.WithStart(start, statement), boundary.Problem).ToOption()
               let neighbour = new BoundaryProblem(boundary.Lookout, problem, boundary.End)
               from solved in CollocationNewton.Solve(neighbour, MostIterations, path).ToOption()
               select PathObjective.Of(neighbour, solved.Path).Value;
    }
}
