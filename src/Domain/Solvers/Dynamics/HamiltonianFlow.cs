using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.Dynamics;

/// <summary>
/// The flow of state and costate z = (θ, λ) that every optimal path follows (section 2 of the theory notes), with its exact Jacobian. It needs only
/// the authority S = ηG⁻¹, which may be singular.
/// </summary>
/// <remarks>
/// With H(θ, λ) = λᵀf + ½λᵀSλ − kL: θ̇ = ∂H/∂λ = f + Sλ and λ̇ = γλ − ∂H/∂θ. For w = G⁻¹λ and Ω = ∂G w (column k for parameter k):
/// ∂(½λᵀSλ)/∂θ = −(η/2)Ωᵀw, ∂(Sλ)/∂θ = −ηG⁻¹Ω, ∂²(½λᵀSλ)/∂θ² = −(η/2)wᵀ∂²G w + ηΩᵀG⁻¹Ω.
/// </remarks>
internal sealed class HamiltonianFlow(NavigationProblem problem)
{
    private readonly int _d = problem.Dimension;
    private readonly double _η = problem.LearningRate;
    private readonly double _k = problem.LossWeight;
    private readonly double _γ = problem.DiscountRate;
    private readonly LocalDrift _drift = new(problem.Drift, problem.Dimension);
    private readonly LocalMetric _metric = new(problem.Metric, problem.Dimension);
    private readonly double[] _gradient = new double[problem.Dimension];
    private readonly double[] _hessian = new double[problem.Dimension * problem.Dimension];
    private readonly double[] _w = new double[problem.Dimension];
    private readonly double[] _slope = new double[problem.Dimension];
    private readonly double[] _bend = new double[problem.Dimension * problem.Dimension];
    private readonly double[] _mixed = new double[problem.Dimension * problem.Dimension];
    private readonly double[] _curvature = new double[problem.Dimension * problem.Dimension];

    /// <summary>2D.</summary>
    public int Size => 2 * _d;

    /// <summary>D.</summary>
    public int Dimension => _d;

    /// <summary>kL + ½λᵀSλ at the last point: the integrand of J without its discount.</summary>
    public double RunningCost { get; private set; }

    /// <summary>H at the last point.</summary>
    public double Hamiltonian { get; private set; }

    /// <summary>Evaluates ż and its Jacobian.</summary>
    /// <param name="time">t.</param>
    /// <param name="z">(θ, λ): 2D numbers.</param>
    /// <param name="velocity">Receives ż: 2D numbers.</param>
    /// <param name="jacobian">Receives ∂ż/∂z: 2D x 2D numbers.</param>
    public void Evaluate(double time, ReadOnlySpan<double> z, Span<double> velocity, Span<double> jacobian)
    {
        var position = z[.._d];
        var costate = z[_d..];
        var loss = _k * problem.Landscape.Evaluate(time, position, _gradient, _hessian);
        _drift.Evaluate(time, position);
        _metric.Evaluate(time, position);
        Array.Clear(_w);
        DenseProducts.AddVector(1, _metric.Inverse, costate, _w, _d, _d);

        // k = 0 switches the loss off even where it is not finite.
        loss = _k == 0 ? 0 : loss;
        Slopes(costate);
        var drifting = 0.0;
        for (var i = 0; i < _d; i++)
        {
            velocity[i] = _drift.Value[i] + (_η * _w[i]);
            velocity[_d + i] = (_γ * costate[i]) - _slope[i];
            drifting += costate[i] * _drift.Value[i];
        }

        var kinetic = 0.5 * _η * Rows.Dot(costate, _w);
        (RunningCost, Hamiltonian) = (kinetic + loss, drifting + kinetic - loss);
        WriteJacobian(jacobian);
    }

    // ∂H/∂θ, the mixed derivative Df − ηG⁻¹Ω and ∂²H/∂θ².
    private void Slopes(ReadOnlySpan<double> costate)
    {
        var weight = _k == 0 ? 0 : -_k;
        for (var i = 0; i < _d; i++)
        {
            _slope[i] = weight == 0 ? 0 : weight * _gradient[i];
        }

        for (var i = 0; i < _d * _d; i++)
        {
            _curvature[i] = weight == 0 ? 0 : weight * _hessian[i];
        }

        DenseProducts.AddTransposedVector(1, _drift.Jacobian, costate, _slope, _d, _d);
        _drift.AddCurvature(1, costate, _curvature);
        _drift.Jacobian.CopyTo(_mixed);
        if (_metric.IsConstant)
        {
            return;
        }

        _metric.Slopes(1, _w, _bend);
        DenseProducts.AddTransposedVector(-_η / 2, _bend, _w, _slope, _d, _d);
        _metric.AddCurvature(-_η / 2, _w, _curvature);
        DenseProducts.Add(-_η, _metric.Inverse, _bend, _mixed, _d, _d, _d);

        // Ωᵀ(ηG⁻¹Ω) = Ωᵀ(Df − mixed).
        for (var i = 0; i < _d * _d; i++)
        {
            _mixed[i] = _drift.Jacobian[i] - _mixed[i];
        }

        DenseProducts.AddTransposed(1, _bend, _mixed, _curvature, _d, _d, _d);
        for (var i = 0; i < _d * _d; i++)
        {
            _mixed[i] = _drift.Jacobian[i] - _mixed[i];
        }
    }

    private void WriteJacobian(Span<double> jacobian)
    {
        for (var i = 0; i < _d; i++)
        {
            var upper = jacobian.Slice(i * 2 * _d, 2 * _d);
            var lower = jacobian.Slice((_d + i) * 2 * _d, 2 * _d);
            for (var j = 0; j < _d; j++)
            {
                upper[j] = _mixed[(i * _d) + j];
                upper[_d + j] = _η * _metric.Inverse[(i * _d) + j];
                lower[j] = -_curvature[(i * _d) + j];
                lower[_d + j] = (i == j ? _γ : 0) - _mixed[(j * _d) + i];
            }
        }
    }
}
