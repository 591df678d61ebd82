using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Quadratic;

/// <summary>Solves navigation over a quadratic loss exactly, in any dimension (section 3 of the theory notes).</summary>
public static class QuadraticSolver
{
    // What the Riccati equation may be missed by, relative to its terms: the square root of rounding, beyond which no digit is sure.
    private const double LargestResidual = 1e-8;

    // Those of the metric and of the curvature in it.
    private const int EigenProblems = 2;

    /// <summary>The exact optimal policy, path and value.</summary>
    /// <param name="problem">A problem with a quadratic landscape and an infinite horizon.</param>
    /// <returns>The solution, or why there is none: another kind of landscape or horizon, or a value without bound.</returns>
    public static Validation<NavigationError, QuadraticSolution> Solve(NavigationProblem problem) => SolveWatched(Watch.Nothing, problem);

    /// <summary>As <see cref="Solve(NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, QuadraticSolution> SolveWatched(Watch watch, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Solve(lookout, problem));

    private static Validation<NavigationError, QuadraticSolution> Solve(Lookout lookout, NavigationProblem problem)
        => (problem.Landscape, problem.Horizon) switch
        {
            (not QuadraticLandscape, _) => Fail<NavigationError, QuadraticSolution>(new NavigationError.NotQuadratic(problem.Landscape.Name)),
            (_, Horizon.Finite) => Fail<NavigationError, QuadraticSolution>(new NavigationError.WrongHorizon("the closed form", "an infinite horizon")),
            (QuadraticLandscape landscape, _) => (
                from inverse in problem.Metric.InverseTensor(problem.Dimension)
                from drift in problem.Drift.Matrix(problem.Dimension)
                select WithConstants(lookout, problem, landscape, inverse, drift))
                .IfNone(() => Fail<NavigationError, QuadraticSolution>(new NavigationError.NotSupported(
                    "the closed form", "a metric or a drift that bends from point to point", "use the collocation solver"))),
        };

    private static Validation<NavigationError, QuadraticSolution> WithConstants(
        Lookout lookout, NavigationProblem problem, QuadraticLandscape landscape, Mat inverse, Mat drift)
        => problem.Drift is Drift.None && problem.Metric is not Metric.Authority
            ? WithoutDrift(lookout, problem, landscape, inverse)
            : WithDrift(lookout, problem, landscape, drift, problem.LearningRate * inverse);

    // R = (γ²/4 + ηk G⁻¹H)^{1/2} − γ/2, through the symmetric matrix G^{-1/2} H G^{-1/2} that G⁻¹H is similar to.
    private static Validation<NavigationError, QuadraticSolution> WithoutDrift(
        Lookout lookout, NavigationProblem problem, QuadraticLandscape landscape, Mat inverse)
    {
        lookout.Tell("eigenvalue problems", 0, EigenProblems);
        var metric = SymmetricEigen.Of(inverse);
        var (root, inverseRoot) = (metric.Apply(g => 1 / Math.Sqrt(g)), metric.Apply(Math.Sqrt));
        if (lookout.Tell("eigenvalue problems", 1, EigenProblems))
        {
            // Whatever is given here, the run as a whole gives that it was stopped.
            return Fail<NavigationError, QuadraticSolution>(new NavigationError.Stopped("eigenvalue problems", 1));
        }

        var whitened = SymmetricEigen.Of(inverseRoot * landscape.Curvature * inverseRoot);
        var (γ, ηk) = (problem.DiscountRate, problem.LearningRate * problem.LossWeight);
        var unbounded = ConvergenceRate.CheckBounded(γ, ηk, whitened.Values[0]);
        if (!unbounded.IsEmpty)
        {
            return Fail<NavigationError, QuadraticSolution>(unbounded.Head);
        }

        var rate = whitened.Apply(h => ConvergenceRate.Unchecked(γ, ηk, h));
        var zero = Vec.Zero(problem.Dimension);
        var curvature = (1 / problem.LearningRate) * (root * rate * root);
        var residual = Riccati.RelativeResidual(
            Shifted(problem, Mat.Zero(problem.Dimension, problem.Dimension)),
            problem.LearningRate * inverse,
            problem.LossWeight * landscape.Curvature,
            curvature);
        return Success<NavigationError, QuadraticSolution>(new QuadraticSolution(
            problem, landscape.Center, 0.5 * (curvature + curvature.Transpose), zero, inverseRoot * rate * root, zero, 0, residual));
    }

    // γP = kH + AᵀP + PA − PSP with S = ηG⁻¹, how far a unit of effort moves the parameters; then b from (γ − Aᵀ + PS)b = PAμ, in
    // coordinates around the minimum μ. S may be singular.
    private static Validation<NavigationError, QuadraticSolution> WithDrift(
        Lookout lookout, NavigationProblem problem, QuadraticLandscape landscape, Mat drift, Mat authority)
    {
        var (shifted, loss) = (Shifted(problem, drift), problem.LossWeight * landscape.Curvature);
        var atCenter = drift * landscape.Center;
        return (from p in Riccati.Solve(lookout, shifted, authority, loss)
                let residual = Riccati.RelativeResidual(shifted, authority, loss, p)
                where residual <= LargestResidual
                let rate = (authority * p) - drift
                from slope in LinearAlgebra.Solve(Mat.Scalar(problem.Dimension, problem.DiscountRate) + rate.Transpose, p * atCenter)
                let standing = atCenter - (authority * slope)
                let restCost = atCenter.Dot(slope) - (0.5 * slope.Dot(authority * slope))
                select new QuadraticSolution(problem, landscape.Center, p, slope, rate, standing, restCost, residual))
            .ToValidation((NavigationError)new NavigationError.NoStabilisingPolicy());
    }

    // F = A − γ/2: discounting counts as decay.
    private static Mat Shifted(NavigationProblem problem, Mat drift)
        => drift - Mat.Scalar(problem.Dimension, problem.DiscountRate / 2);
}
