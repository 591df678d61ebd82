using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.Dynamics;

/// <summary>
/// The cost of motion ℓ(t, θ, θ̇) = (1/2η) uᵀGu with u = θ̇ − f, to second order around one point and velocity at a time; it needs an invertible metric.
/// </summary>
/// <remarks>
/// With the costate λ = Gu/η and E = ∂G u/η (column k for parameter k): ℓ_θ̇ = λ, ℓ_θ = −Dfᵀλ + ½uᵀE, ℓ_θ̇θ̇ = G/η, ℓ_θ̇θ = E − G Df/η,
/// ℓ_θθ = C − DfᵀE − EᵀDf + DfᵀG Df/η with C = −Σλ_i∇²f_i + uᵀ∂²G u/2η. What is left of ℓ_θθ once the best velocity has answered is
/// Q = C − ηEᵀG⁻¹E, the only part that can have negative curvature.
/// </remarks>
internal sealed class Lagrangian(NavigationProblem problem)
{
    private readonly int _d = problem.Dimension;
    private readonly double _η = problem.LearningRate;
    private readonly LocalDrift _drift = new(problem.Drift, problem.Dimension);
    private readonly LocalMetric _metric = new(problem.Metric, problem.Dimension);
    private readonly double[] _control = new double[problem.Dimension];
    private readonly double[] _scratch = new double[problem.Dimension * problem.Dimension];

    /// <summary>ℓ_θ: D numbers.</summary>
    public double[] PositionSlope { get; } = new double[problem.Dimension];

    /// <summary>ℓ_θ̇, the costate λ: D numbers.</summary>
    public double[] Costate { get; } = new double[problem.Dimension];

    /// <summary>ℓ_θθ: D x D.</summary>
    public double[] PositionCurvature { get; } = new double[problem.Dimension * problem.Dimension];

    /// <summary>ℓ_θ̇θ: D x D, a row for each component of the velocity.</summary>
    public double[] Cross { get; } = new double[problem.Dimension * problem.Dimension];

    /// <summary>ℓ_θ̇θ̇ = G/η: D x D.</summary>
    public double[] VelocityCurvature { get; } = new double[problem.Dimension * problem.Dimension];

    /// <summary>Q: D x D.</summary>
    public double[] ReducedCurvature { get; } = new double[problem.Dimension * problem.Dimension];

    /// <summary>Evaluates everything at a point and a velocity.</summary>
    /// <returns>ℓ.</returns>
    public double Evaluate(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity)
    {
        _drift.Evaluate(time, position);
        _metric.Evaluate(time, position);
        for (var i = 0; i < _d; i++)
        {
            _control[i] = velocity[i] - _drift.Value[i];
        }

        for (var i = 0; i < _d * _d; i++)
        {
            VelocityCurvature[i] = _metric.Tensor[i] / _η;
        }

        Array.Clear(Costate);
        DenseProducts.AddVector(1, VelocityCurvature, _control, Costate, _d, _d);
        Curvatures();
        return 0.5 * Rows.Dot(Costate, _control);
    }

    private void Curvatures()
    {
        // Cross holds E until Df has been subtracted.
        _metric.Slopes(1 / _η, _control, Cross);
        Array.Clear(PositionSlope);
        DenseProducts.AddTransposedVector(-1, _drift.Jacobian, Costate, PositionSlope, _d, _d);
        DenseProducts.AddTransposedVector(0.5, Cross, _control, PositionSlope, _d, _d);

        Array.Clear(ReducedCurvature);
        _drift.AddCurvature(-1, Costate, ReducedCurvature);
        _metric.AddCurvature(0.5 / _η, _control, ReducedCurvature);
        ReducedCurvature.CopyTo(PositionCurvature, 0);
        DenseProducts.AddTransposed(-1, _drift.Jacobian, Cross, PositionCurvature, _d, _d, _d);
        DenseProducts.AddTransposed(-1, Cross, _drift.Jacobian, PositionCurvature, _d, _d, _d);
        if (!_metric.IsConstant)
        {
            Array.Clear(_scratch);
            DenseProducts.Add(_η, _metric.Inverse, Cross, _scratch, _d, _d, _d);
            DenseProducts.AddTransposed(-1, Cross, _scratch, ReducedCurvature, _d, _d, _d);
        }

        Array.Clear(_scratch);
        DenseProducts.Add(1, VelocityCurvature, _drift.Jacobian, _scratch, _d, _d, _d);
        DenseProducts.AddTransposed(1, _drift.Jacobian, _scratch, PositionCurvature, _d, _d, _d);
        Rows.AddScaled(-1, _scratch, Cross);
        DenseProducts.Symmetrise(PositionCurvature, _d);
        DenseProducts.Symmetrise(ReducedCurvature, _d);
    }
}
