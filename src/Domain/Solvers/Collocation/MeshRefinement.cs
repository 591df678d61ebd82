using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Solvers.Conditions;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>Solves on a mesh, on its half and on its double, compares, and refines until both objective and path are as right as asked.</summary>
/// <remarks>
/// Let d be the difference between mesh and halved mesh, and ρ how many times larger it was one level up: 2⁸ once the mesh is fine; while it is not, less. The error
/// on the halved mesh is then about d/ρ, and the estimate is 2d/√ρ: it holds while ρ is not known well, and is at most about 32 times too large. A path that is
/// almost free to shift in time keeps an error from rounding that no mesh takes away: then objective and equations alone decide, and the error of the path is reported as it is.
/// </remarks>
internal static class MeshRefinement
{
    // The doubled mesh only tells how fast the error falls.
    private const int MostOnDouble = 12;

    // 2⁸: how the error of a method of order 8 falls with half the step.
    private const double FullFall = 256;

    // The estimate is to hold, not to be tight.
    private const double Safety = 2;

    // Where the error of the path is no guide, its equations must hold between the points as well: what its certificate will ask of it.
    private const double LargestMiss = 1e-6;

    /// <summary>The path to which the first of some guesses leads that leads anywhere; else why the last does not.</summary>
    public static Either<NavigationError, RefinedPath> SolveFirst(BoundaryProblem boundary, CollocationSettings settings, IEnumerable<ExtremalPath> guesses)
    {
        var answer = Left<NavigationError, RefinedPath>(new NavigationError.NotConverged("the path of least action", 0, double.PositiveInfinity));
        foreach (var guess in guesses)
        {
            answer = Solve(boundary, settings, guess);
            if (answer.IsRight)
            {
                break;
            }
        }

        return answer;
    }

    public static Either<NavigationError, RefinedPath> Solve(BoundaryProblem boundary, CollocationSettings settings, ExtremalPath guess)
    {
        var path = guess;
        var (meshes, iterations, best) = (0, 0, double.PositiveInfinity);
        while (path.Count - 1 <= settings.MostIntervals)
        {
            var onBoth = from coarse in CollocationNewton.Solve(boundary, settings.MostIterations, path)
                       from fine in CollocationNewton.Solve(boundary, settings.MostIterations, coarse.Path.Resample(MeshSelection.Halve(coarse.Path.Times)))
                       select (coarse, fine);
            if (onBoth.Case is not (NewtonResult onCoarse, NewtonResult onFine))
            {
                return Left(onBoth.LeftToSeq().Head);
            }

            var rough = CollocationNewton.Solve(boundary, Math.Min(settings.MostIterations, MostOnDouble), onFine.Path.Resample(MeshSelection.Double(onCoarse.Path.Times))).ToOption();
            meshes += 3;
            iterations += onCoarse.Iterations + onFine.Iterations + rough.Map(result => result.Iterations).IfNone(0);
            var refined = Compare(boundary, rough, onCoarse, onFine, meshes, iterations);
            var ofObjective = refined.ObjectiveError <= 2 * refined.Rounding ? 0 : refined.ObjectiveError / Math.Max(Math.Abs(refined.Objective), 1e-3);
            if (ofObjective <= settings.Tolerance && refined.PathError <= settings.Tolerance)
            {
                return Right(refined);
            }

            if (ofObjective <= settings.Tolerance
                && (refined.PathError >= best / 2 || onFine.LastStep > CollocationNewton.StepTolerance)
                && Miss(boundary, onFine.Path) <= Math.Min(settings.Tolerance, LargestMiss))
            {
                return Right(refined with { PathError = 16 * refined.PathError });
            }

            best = Math.Min(best, refined.PathError);
            var excess = Math.Max(ofObjective, refined.PathError) / settings.Tolerance;
            if (!double.IsFinite(excess))
            {
                return Left((NavigationError)new NavigationError.PathNotFinite("the collocation solver"));
            }

            var growth = Math.Clamp(1.2 * Math.Pow(excess, 1.0 / GaussScheme.Order), 1.2, 3);
            path = onFine.Path.Resample(MeshSelection.Equidistribute(onFine.Path, 2 * (int)Math.Ceiling((path.Count - 1) * growth / 2)));
        }

        return Left((NavigationError)new NavigationError.MeshTooCoarse(settings.MostIntervals, settings.Tolerance));
    }

    private static double Miss(BoundaryProblem boundary, ExtremalPath path)
        => new CollocationSystem(boundary, Scales.Of(path)).Step(PathLift.InHalfSteps(boundary.Flow, path), 0).Map(step => step.Residual).IfNone(double.PositiveInfinity);

    private static RefinedPath Compare(
        BoundaryProblem boundary, Option<NewtonResult> rough, NewtonResult coarse, NewtonResult fine, int meshes, int iterations)
    {
        var (objective, rounding) = PathObjective.Of(boundary, fine.Path);
        var onCoarse = PathObjective.Of(boundary, coarse.Path).Value;
        var ofObjective = Math.Abs(onCoarse - objective);
        var ofPath = Distance(coarse.Path, fine.Path);
        var before = rough.Map(result => (
            Objective: Math.Abs(PathObjective.Of(boundary, result.Path).Value - onCoarse), Path: Distance(result.Path, coarse.Path)));
        return new RefinedPath(
            fine.Path,
            objective,
            Estimate(before.Map(b => b.Objective), ofObjective) + rounding + fine.ObjectiveLeft,
            rounding,
            Math.Max(Estimate(before.Map(b => b.Path), ofPath), fine.LastStep * fine.LastStep),
            meshes,
            iterations,
            fine.LastStep);
    }

    // Nothing is known of the fall where the mesh of half as many intervals has no solution.
    private static double Estimate(Option<double> before, double difference)
        => difference == 0 ? 0 : Safety * difference / Math.Sqrt(Math.Clamp(before.Map(larger => larger / difference).IfNone(1), 1, FullFall));

    // The largest scaled difference at the points of the coarser path; the finer one has twice as many.
    private static double Distance(ExtremalPath coarse, ExtremalPath fine)
    {
        var scales = Scales.Of(fine);
        var largest = 0.0;
        for (var i = 0; i < coarse.Count; i++)
        {
            var a = coarse.Node(i);
            var b = fine.Node(Math.Min(2 * i, fine.Count - 1));
            for (var component = 0; component < a.Length; component++)
            {
                largest = Math.Max(largest, Math.Abs(a[component] - b[component]) / scales.Of(component));
            }
        }

        return largest;
    }
}

/// <summary>A path on a mesh that is fine enough.</summary>
/// <param name="Path">The path.</param>
/// <param name="Objective">J.</param>
/// <param name="ObjectiveError">Estimated error of J, rounding included.</param>
/// <param name="Rounding">The part of it that is rounding.</param>
/// <param name="PathError">Estimated largest error of state and costate at the points, relative to their size.</param>
/// <param name="Meshes">Meshes solved on.</param>
/// <param name="Iterations">Newton steps on all of them.</param>
/// <param name="LastStep">Largest scaled component of the last Newton step.</param>
internal sealed record RefinedPath(
    ExtremalPath Path, double Objective, double ObjectiveError, double Rounding, double PathError, int Meshes, int Iterations, double LastStep);
