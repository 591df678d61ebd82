using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>Finds where optimal paths of an infinite horizon can come to rest.</summary>
public static class RestPointSearch
{
    private const int MostIterations = 50;
    private const double AsideStep = 1e-3;

    /// <summary>The rest points beside the known minima of the landscape, the cheapest first.</summary>
    /// <param name="problem">A problem whose landscape knows its minima.</param>
    public static Seq<RestPoint> Of(NavigationProblem problem)
        => problem.Landscape.Minima
            .Bind(minimum => Near(minimum.Position, problem).ToSeq())
            .Fold(LanguageExt.Seq<RestPoint>.Empty, (found, point) => found.Exists(known => IsSame(known, point)) ? found : found.Add(point))
            .OrderBy(point => point.CostRate)
            .ToSeq();

    /// <summary>The rest point that Newton's iteration reaches from a guess, or none.</summary>
    /// <param name="guess">A point near it, for example a minimum of the loss.</param>
    /// <param name="problem">Gives loss, drift, metric and discount rate.</param>
    /// <remarks>
    /// It solves f − Sp = 0 and γp = ∂H/∂θ for θ and p = ∇V. The curvature of V there follows from differentiating the Hamilton-Jacobi-Bellman equation
    /// twice: γP = H_θθ + AᵀP + PA − PSP with A = ∂(f − Sp)/∂θ, a Riccati equation; where it has no stabilising solution (flat minima), P = 0.
    /// </remarks>
    public static Option<RestPoint> Near(Vec guess, NavigationProblem problem)
    {
        var n = guess.Dimension;
        var (position, slope) = (guess, Vec.Zero(n));
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var step = Newton(problem, position, slope);
            if (step.Filter(s => s.IsFinite).IsNone)
            {
                // A singular system at a point that already rests: a flat minimum.
                return Unbalance(problem, position, slope) <= 1e-9 ? Some(At(problem, position, slope)) : None;
            }

            var change = step.IfNone(Vec.Zero(2 * n));
            position += Vec.Generate(n, i => change[i]);
            slope += Vec.Generate(n, i => change[n + i]);
            if (change.Norm <= 1e-9 * (1 + position.Norm + slope.Norm))
            {
                return Some(At(problem, position, slope));
            }
        }

        return None;
    }

    private static RestPoint At(NavigationProblem problem, Vec position, Vec slope)
    {
        var n = position.Dimension;
        var curvature = CurvatureOfValue(problem, position, slope).IfNone(Mat.Zero(n, n));
        var change = Enumerable.Range(0, n).Max(axis => ChangeOfCurvature(problem, position, slope, curvature, axis));
        var cost = (problem.LossWeight * problem.Landscape.Value(position)) + (0.5 * slope.Dot(LocalHamiltonian.Authority(problem, position) * slope));
        return new RestPoint(position, slope, curvature, change, cost);
    }

    private static Option<Mat> CurvatureOfValue(NavigationProblem problem, Vec position, Vec slope)
        => Riccati.Solve(
            LocalHamiltonian.Jacobian(problem, position, slope) - Mat.Scalar(position.Dimension, problem.DiscountRate / 2),
            LocalHamiltonian.Authority(problem, position),
            LocalHamiltonian.Curvature(problem, position, slope));

    // The Riccati equation beside the rest point gives P as if the problem were the same everywhere as there.
    private static double ChangeOfCurvature(NavigationProblem problem, Vec position, Vec slope, Mat curvature, int axis)
    {
        var step = Vec.Generate(position.Dimension, i => i == axis ? AsideStep : 0);
        return (from ahead in CurvatureOfValue(problem, position + step, slope + (curvature * step))
                from behind in CurvatureOfValue(problem, position - step, slope - (curvature * step))
                select (ahead - behind).FrobeniusNorm / (2 * AsideStep)).IfNone(0);
    }

    private static Option<Vec> Newton(NavigationProblem problem, Vec position, Vec slope)
    {
        var n = position.Dimension;
        var residual = Residual(problem, position, slope);
        if (residual.Norm == 0)
        {
            return Vec.Zero(2 * n);
        }

        var a = LocalHamiltonian.Jacobian(problem, position, slope);
        var s = LocalHamiltonian.Authority(problem, position);
        var q = LocalHamiltonian.Curvature(problem, position, slope);
        var jacobian = Mat.Generate(2 * n, 2 * n, (i, j) => (i < n, j < n) switch
        {
            (true, true) => a[i, j],
            (true, false) => -s[i, j - n],
            (false, true) => -q[i - n, j],
            (false, false) => (i == j ? problem.DiscountRate : 0) - a[j - n, i - n],
        });
        return LinearAlgebra.Solve(jacobian, -residual);
    }

    private static Vec Residual(NavigationProblem problem, Vec position, Vec slope)
    {
        var n = position.Dimension;
        var velocity = LocalHamiltonian.Velocity(problem, position, slope);
        var force = (problem.DiscountRate * slope) - LocalHamiltonian.Force(problem, position, slope);
        return Vec.Generate(2 * n, i => i < n ? velocity[i] : force[i - n]);
    }

    private static double Unbalance(NavigationProblem problem, Vec position, Vec slope) => Residual(problem, position, slope).Norm;

    private static bool IsSame(RestPoint a, RestPoint b) => (a.Position - b.Position).Norm <= 1e-6 * (1 + a.Position.Norm);
}
