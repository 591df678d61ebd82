using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>
/// The Hamiltonian H(θ, p) = kL + f·p − ½ pᵀSp with S = ηG⁻¹ and p = ∇V, of which γV = H(θ, ∇V) is the Hamilton-Jacobi-Bellman equation
/// (section 2 of the theory notes), and its derivatives at a point.
/// </summary>
/// <remarks>
/// The loss gives exact derivatives; drift and metric are differenced, which costs about eight digits and is asked for only around rest points, where
/// the grid's own error is larger by far.
/// </remarks>
internal static class LocalHamiltonian
{
    private const double FirstStep = 1e-5;
    private const double SecondStep = 1e-3;

    /// <summary>S = ηG⁻¹ at a point; not finite where G is singular there.</summary>
    public static Mat Authority(NavigationProblem problem, Vec position)
        => problem.LearningRate * problem.Metric.InverseTensor(problem.Dimension)
            .IfNone(() => LinearAlgebra.Inverse(problem.Metric.TensorAt(position)).IfNone(Mat.Scalar(problem.Dimension, double.NaN)));

    /// <summary>∂H/∂p = f − Sp: the velocity of the policy.</summary>
    public static Vec Velocity(NavigationProblem problem, Vec position, Vec p)
        => problem.Drift.Velocity(position) - (Authority(problem, position) * p);

    /// <summary>∂H/∂θ.</summary>
    public static Vec Force(NavigationProblem problem, Vec position, Vec p)
        => (problem.LossWeight * problem.Landscape.Gradient(position))
            + Vec.Generate(position.Dimension, i => (Power(problem, position, p, i, FirstStep) - Power(problem, position, p, i, -FirstStep)) / (2 * FirstStep));

    /// <summary>∂²H/∂p∂θ: how the velocity changes with the position, D x D.</summary>
    public static Mat Jacobian(NavigationProblem problem, Vec position, Vec p)
    {
        var n = position.Dimension;
        Vec[] columns =
        [
            .. Enumerable.Range(0, n).Select(j => (1 / (2 * FirstStep))
                * (Velocity(problem, position + Axis(n, j, FirstStep), p) - Velocity(problem, position - Axis(n, j, FirstStep), p))),
        ];
        return Mat.Generate(n, n, (i, j) => columns[j][i]);
    }

    /// <summary>∂²H/∂θ², D x D.</summary>
    public static Mat Curvature(NavigationProblem problem, Vec position, Vec p)
    {
        var n = position.Dimension;
        var loss = problem.LossWeight * problem.Landscape.Hessian(position);
        return p.Norm == 0 ? loss : loss + Mat.Generate(n, n, (i, j) => SecondDifference(problem, position, p, i, j));
    }

    private static double SecondDifference(NavigationProblem problem, Vec position, Vec p, int i, int j)
        => (Power(problem, position + Axis(p.Dimension, j, SecondStep), p, i, SecondStep)
            - Power(problem, position + Axis(p.Dimension, j, SecondStep), p, i, -SecondStep)
            - Power(problem, position - Axis(p.Dimension, j, SecondStep), p, i, SecondStep)
            + Power(problem, position - Axis(p.Dimension, j, SecondStep), p, i, -SecondStep)) / (4 * SecondStep * SecondStep);

    // The part of H that drift and metric make, a step away along one axis.
    private static double Power(NavigationProblem problem, Vec position, Vec p, int axis, double step)
    {
        var at = position + Axis(p.Dimension, axis, step);
        return problem.Drift.Velocity(at).Dot(p) - (0.5 * p.Dot(Authority(problem, at) * p));
    }

    private static Vec Axis(int dimension, int axis, double length) => Vec.Generate(dimension, i => i == axis ? length : 0);
}
