using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.Dynamics;

/// <summary>The metric to second order around one point at a time. Holds scratch space: one instance per thread of work.</summary>
internal sealed class LocalMetric
{
    private readonly int _d;
    private readonly ScalarFunction[] _entries;
    private readonly double[] _tensor;
    private readonly double[] _inverse;
    private readonly double[] _slopes;
    private readonly double[] _hessians;

    public LocalMetric(Metric metric, int dimension)
    {
        _d = dimension;
        _entries = metric is Metric.Field field ? [.. field.Entries] : [];
        IsConstant = _entries.Length == 0;
        _tensor = metric.Tensor(dimension).Match(tensor => tensor.Span.ToArray(), () => new double[dimension * dimension]);
        _inverse = metric.InverseTensor(dimension).Match(inverse => inverse.Span.ToArray(), () => new double[dimension * dimension]);
        _slopes = new double[_entries.Length * dimension];
        _hessians = new double[_entries.Length * dimension * dimension];
    }

    public bool IsConstant { get; }

    /// <summary>G at the last point, D x D; zero where only a singular inverse is given.</summary>
    public ReadOnlySpan<double> Tensor => _tensor;

    /// <summary>G⁻¹ at the last point, D x D; not a number where G is not positive definite there.</summary>
    public ReadOnlySpan<double> Inverse => _inverse;

    public void Evaluate(double time, ReadOnlySpan<double> position)
    {
        if (IsConstant)
        {
            return;
        }

        for (var i = 0; i < _d; i++)
        {
            for (var j = i; j < _d; j++)
            {
                var entry = (i * _d) + j;
                _tensor[entry] = _tensor[(j * _d) + i] = _entries[entry].Evaluate(
                    time, position, _slopes.AsSpan(entry * _d, _d), _hessians.AsSpan(entry * _d * _d, _d * _d));
            }
        }

        _tensor.CopyTo(_inverse, 0);
        if (!CholeskyInverse.InPlace(_inverse, _d))
        {
            Array.Fill(_inverse, double.NaN);
        }
    }

    /// <summary>Column k of the target becomes factor · ∂_kG w, D x D.</summary>
    public void Slopes(double factor, ReadOnlySpan<double> w, Span<double> target)
    {
        target.Clear();
        for (var i = 0; i < _d && !IsConstant; i++)
        {
            for (var j = 0; j < _d; j++)
            {
                Rows.AddScaled(factor * w[j], Slope(i, j), target.Slice(i * _d, _d));
            }
        }
    }

    /// <summary>target += factor · wᵀ∂²G w, D x D.</summary>
    public void AddCurvature(double factor, ReadOnlySpan<double> w, Span<double> target)
    {
        for (var i = 0; i < _d && !IsConstant; i++)
        {
            for (var j = 0; j < _d; j++)
            {
                var entry = Entry(i, j);
                Rows.AddScaled(factor * w[i] * w[j], _hessians.AsSpan(entry * _d * _d, _d * _d), target);
            }
        }
    }

    private ReadOnlySpan<double> Slope(int i, int j) => _slopes.AsSpan(Entry(i, j) * _d, _d);

    // Only entries on and above the diagonal are evaluated.
    private int Entry(int i, int j) => (Math.Min(i, j) * _d) + Math.Max(i, j);
}
