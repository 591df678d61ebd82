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
    private const double LargestResidual = 1e-8;

    /// <summary>The exact optimal policy, path and value.</summary>
    /// <param name="problem">A problem with a quadratic landscape and an infinite horizon.</param>
    /// <returns>The solution, or why there is none: another kind of landscape or horizon, or a value without bound.</returns>
    public static Validation<NavigationError, QuadraticSolution> Solve(NavigationProblem problem)
        => (problem.Landscape, problem.Horizon) switch
        {
            (not QuadraticLandscape, _) => Failed(new NavigationError.NotQuadratic(problem.Landscape.Name)),
            (_, Horizon.Finite) => Failed(new NavigationError.WrongHorizon("the closed form", "an infinite horizon")),
            (QuadraticLandscape landscape, _) => problem.Drift.Match(
                _ => WithoutDrift(problem, landscape),
                drift => WithDrift(problem, landscape, drift.Coefficients)),
        };

    private static Validation<NavigationError, QuadraticSolution> Failed(NavigationError error) => Fail<NavigationError, QuadraticSolution>(error);

    // R = (γ²/4 + ηk G⁻¹H)^{1/2} − γ/2, through the symmetric matrix G^{-1/2} H G^{-1/2} that G⁻¹H is similar to.
    private static Validation<NavigationError, QuadraticSolution> WithoutDrift(NavigationProblem problem, QuadraticLandscape landscape)
    {
        var metric = SymmetricEigen.Of(problem.Metric.Tensor(problem.Dimension));
        var (root, inverseRoot) = (metric.Apply(Math.Sqrt), metric.Apply(g => 1 / Math.Sqrt(g)));
        var whitened = SymmetricEigen.Of(inverseRoot * landscape.Curvature * inverseRoot);
        var (γ, ηk) = (problem.DiscountRate, problem.LearningRate * problem.LossWeight);
        var unbounded = ConvergenceRate.CheckBounded(γ, ηk, whitened.Values[0]);
        if (!unbounded.IsEmpty)
        {
            return Fail<NavigationError, QuadraticSolution>(unbounded);
        }

        var rate = whitened.Apply(h => ConvergenceRate.Unchecked(γ, ηk, h));
        var zero = Vec.Zero(problem.Dimension);
        var curvature = (1 / problem.LearningRate) * (root * rate * root);
        return Success<NavigationError, QuadraticSolution>(new QuadraticSolution(
            problem,
            landscape.Center,
            0.5 * (curvature + curvature.Transpose),
            zero,
            inverseRoot * rate * root,
            zero,
            0,
            RelativeResidual(problem, landscape, Mat.Zero(problem.Dimension, problem.Dimension), curvature)));
    }

    // γP = kH + AᵀP + PA − ηPG⁻¹P, then b from (γ − Aᵀ + ηPG⁻¹)b = PAμ, in coordinates around the minimum μ.
    private static Validation<NavigationError, QuadraticSolution> WithDrift(NavigationProblem problem, QuadraticLandscape landscape, Mat drift)
    {
        var authority = Authority(problem);
        var shifted = Shifted(problem, drift);
        var atCenter = drift * landscape.Center;
        return (from p in Riccati.Solve(shifted, authority, problem.LossWeight * landscape.Curvature)
                let residual = RelativeResidual(problem, landscape, drift, p)
                where residual <= LargestResidual
                let rate = (authority * p) - drift
                from slope in LinearAlgebra.Solve(Mat.Scalar(problem.Dimension, problem.DiscountRate) + rate.Transpose, p * atCenter)
                let standing = atCenter - (authority * slope)
                let restCost = atCenter.Dot(slope) - (0.5 * slope.Dot(authority * slope))
                select new QuadraticSolution(problem, landscape.Center, p, slope, rate, standing, restCost, residual))
            .ToValidation((NavigationError)new NavigationError.NoStabilisingPolicy());
    }

    private static double RelativeResidual(NavigationProblem problem, QuadraticLandscape landscape, Mat drift, Mat p)
        => Riccati.RelativeResidual(Shifted(problem, drift), Authority(problem), problem.LossWeight * landscape.Curvature, p);

    // S = ηG⁻¹: how far a unit of effort moves the parameters.
    private static Mat Authority(NavigationProblem problem)
        => SymmetricEigen.Of(problem.Metric.Tensor(problem.Dimension)).Apply(g => problem.LearningRate / g);

    // F = A − γ/2: discounting counts as decay.
    private static Mat Shifted(NavigationProblem problem, Mat drift)
        => drift - Mat.Scalar(problem.Dimension, problem.DiscountRate / 2);
}
