using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>Solves on a mesh and on its half, compares, and refines until both objective and path are as right as asked.</summary>
/// <remarks>
/// Halving divides the error by 2⁸ once the mesh is fine; while it is not, by less. The estimate divides the difference by 2⁴ only: it holds when the
/// error falls with the fourth power of the step or faster, and is then at most about 16 times too large. A path that is almost free to shift in time keeps
/// an error from rounding that no mesh takes away: then the objective alone decides, and the error of the path is reported as it is.
/// </remarks>
internal static class MeshRefinement
{
    private const double SafeFall = 16;

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
            var pair = from coarse in CollocationNewton.Solve(boundary, settings.MostIterations, path)
                       from fine in CollocationNewton.Solve(boundary, settings.MostIterations, coarse.Path.Resample(MeshSelection.Halve(coarse.Path.Times)))
                       select (coarse, fine);
            if (pair.IsLeft)
            {
                return pair.Map(_ => default(RefinedPath)!);
            }

            var (onCoarse, onFine) = pair.IfLeft(() => throw new InvalidOperationException("unreachable"));
            meshes += 2;
            iterations += onCoarse.Iterations + onFine.Iterations;
            var refined = Compare(boundary, onCoarse, onFine, meshes, iterations);
            var ofObjective = refined.ObjectiveError <= 2 * refined.Rounding ? 0 : refined.ObjectiveError / Math.Max(Math.Abs(refined.Objective), 1e-3);
            if (ofObjective <= settings.Tolerance && refined.PathError <= settings.Tolerance)
            {
                return Right(refined);
            }

            if (ofObjective <= settings.Tolerance && (refined.PathError >= best / 2 || onFine.LastStep > CollocationNewton.Settled))
            {
                return Right(refined with { PathError = 2 * SafeFall * refined.PathError });
            }

            best = Math.Min(best, refined.PathError);
            var excess = Math.Max(ofObjective, refined.PathError) / settings.Tolerance;
            var growth = Math.Clamp(1.2 * Math.Pow(excess, 1.0 / GaussScheme.Order), 1.2, 3);
            path = onFine.Path.Resample(MeshSelection.Equidistribute(onFine.Path, (int)Math.Ceiling((path.Count - 1) * growth)));
        }

        return Left((NavigationError)new NavigationError.MeshTooCoarse(settings.MostIntervals, settings.Tolerance));
    }

    private static RefinedPath Compare(BoundaryProblem boundary, NewtonResult coarse, NewtonResult fine, int meshes, int iterations)
    {
        var scales = Scales.Of(fine.Path);
        var largest = 0.0;
        for (var i = 0; i < coarse.Path.Count; i++)
        {
            var a = coarse.Path.Node(i);
            var b = fine.Path.Node(2 * i);
            for (var component = 0; component < a.Length; component++)
            {
                largest = Math.Max(largest, Math.Abs(a[component] - b[component]) / scales.Of(component));
            }
        }

        var (onCoarse, _) = PathObjective.Of(boundary, coarse.Path);
        var (objective, rounding) = PathObjective.Of(boundary, fine.Path);
        return new RefinedPath(
            fine.Path, objective, (Math.Abs(onCoarse - objective) / SafeFall) + rounding + fine.ObjectiveLeft, rounding, Math.Max(largest / SafeFall, fine.LastStep * fine.LastStep), meshes, iterations, fine.LastStep);
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
