using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.Dynamics;

/// <summary>The drift to second order around one point at a time. Holds scratch space: one instance per thread of work.</summary>
internal sealed class LocalDrift
{
    private readonly int _d;
    private readonly double[]? _matrix;
    private readonly ScalarFunction[] _components;
    private readonly double[] _value;
    private readonly double[] _jacobian;
    private readonly double[] _hessians;

    public LocalDrift(Drift drift, int dimension)
    {
        _d = dimension;
        _matrix = drift.Match(_ => null, linear => linear.Coefficients.Span.ToArray(), _ => (double[]?)null);
        _components = drift is Drift.Field field ? [.. field.Components] : [];
        _value = new double[dimension];
        _jacobian = _matrix ?? new double[dimension * dimension];
        _hessians = new double[_components.Length * dimension * dimension];
        IsZero = drift is Drift.None;
    }

    public bool IsZero { get; }

    /// <summary>f at the last point: D numbers.</summary>
    public ReadOnlySpan<double> Value => _value;

    /// <summary>Df at the last point: D x D, row i for component i.</summary>
    public ReadOnlySpan<double> Jacobian => _jacobian;

    public void Evaluate(double time, ReadOnlySpan<double> position)
    {
        if (_matrix is not null)
        {
            Array.Clear(_value);
            DenseProducts.AddVector(1, _matrix, position, _value, _d, _d);
        }

        for (var i = 0; i < _components.Length; i++)
        {
            _value[i] = _components[i].Evaluate(time, position, _jacobian.AsSpan(i * _d, _d), _hessians.AsSpan(i * _d * _d, _d * _d));
        }
    }

    /// <summary>target += factor · Σ_i weights_i ∇²f_i, D x D.</summary>
    public void AddCurvature(double factor, ReadOnlySpan<double> weights, Span<double> target)
    {
        for (var i = 0; i < _components.Length; i++)
        {
            Rows.AddScaled(factor * weights[i], _hessians.AsSpan(i * _d * _d, _d * _d), target);
        }
    }
}
