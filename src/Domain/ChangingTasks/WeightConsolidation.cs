using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.ChangingTasks;

/// <summary>Elastic weight consolidation (Kirkpatrick et al. 2017) with exact Hessians: a new task is learned under a pull to the optima of the old ones.</summary>
/// <remarks>The precision of the belief about the weights accumulates curvature (section 8 of the theory notes), so each past task adds ½s(θ − θ_i)ᵀH_i(θ − θ_i).</remarks>
public static class WeightConsolidation
{
    /// <summary>The loss of the present task with the pull of every past one.</summary>
    /// <param name="strength">s ≥ 0; 1 makes the minimum that of all tasks together.</param>
    /// <param name="past">The tasks before this one.</param>
    /// <param name="present">The loss of the present task, over D parameters.</param>
    public static Validation<NavigationError, DenseLandscape> Penalise(double strength, Seq<PastTask> past, DenseLandscape present)
        => Checks.NotNegative("the strength of the pull", strength) is { IsEmpty: false } errors
            ? Fail<NavigationError, DenseLandscape>(errors)
            : past.Fold(
                Success<NavigationError, DenseLandscape>(present),
                (sum, task) => sum.Bind(landscape => PenalisedLandscape
                    .Create(strength * task.Curvature, task.Optimum, landscape)
                    .Map(penalised => (DenseLandscape)penalised)));

    /// <summary>The optimum of quadratic tasks together: (ΣH_i)⁻¹ ΣH_iθ_i.</summary>
    /// <param name="first">One of the tasks; its number of parameters is D.</param>
    /// <param name="others">The other tasks.</param>
    /// <returns>The optimum, or all that is wrong: shapes, or a direction that no task curves.</returns>
    public static Validation<NavigationError, Vec> JointOptimum(PastTask first, Seq<PastTask> others)
    {
        var (tasks, dimension) = (first.Cons(others), first.Optimum.Dimension);
        var errors = tasks.Bind(task => Checks.Point("the optimum of a task", task.Optimum, dimension)
            + Checks.PositiveSemidefinite("the curvature of a task", task.Curvature, dimension));
        return errors.IsEmpty
            ? Minimum(tasks.Fold(Mat.Zero(dimension, dimension), (sum, task) => sum + task.Curvature),
                tasks.Fold(Vec.Zero(dimension), (sum, task) => sum + (task.Curvature * task.Optimum)))
            : Fail<NavigationError, Vec>(errors);
    }

    // The sum is positive semidefinite: where it is definite, it can be solved.
    private static Validation<NavigationError, Vec> Minimum(Mat curvature, Vec slope)
        => Checks.PositiveDefinite("the sum of the curvatures", curvature, slope.Dimension) is { IsEmpty: false } errors
            ? Fail<NavigationError, Vec>(errors)
            : LinearAlgebra.Solve(curvature, slope).ToValidation((NavigationError)new NavigationError.NotFinite("the joint optimum"));
}
