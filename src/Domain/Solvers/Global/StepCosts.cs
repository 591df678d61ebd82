using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Global;

/// <summary>What a straight step from one of some points to another costs, undiscounted: h (1/2η) uᵀGu + h k L with u = Δθ/h − f, each the mean of both ends.</summary>
internal sealed class StepCosts
{
    private readonly int _d;
    private readonly double _step;
    private readonly double _halfEffort;
    private readonly double[] _positions;
    private readonly double[] _losses;
    private readonly double[] _drifts;
    private readonly double[] _metrics;
    private readonly bool _isFlat;

    public StepCosts(NavigationProblem problem, Vec[] points, double time, double step)
    {
        (_d, _step, _halfEffort, _isFlat) = (problem.Dimension, step, 0.5 * step / problem.LearningRate, problem.Metric is Metric.Euclidean);
        _positions = [.. points.SelectMany(point => point.ToArray())];
        _drifts = [.. points.SelectMany(point => problem.Drift.Velocity(time, point).ToArray())];
        var gradient = new double[_d];
        _losses = [.. points.Select(point => problem.LossWeight == 0 ? 0 : 0.5 * step * problem.LossWeight * problem.Landscape.Evaluate(time, point.Span, gradient))];
        _metrics = _isFlat ? [] : problem.Metric.Tensor(_d).Match(
            constant => [.. points.SelectMany(_ => constant.Span.ToArray())],
            () => points.SelectMany(point => problem.Metric.TensorAt(time, point).Span.ToArray()).ToArray());
    }

    /// <summary>The cost from point i to point j; infinite where it cannot be told.</summary>
    public double this[int i, int j]
    {
        get
        {
            Span<double> u = stackalloc double[_d];
            for (var a = 0; a < _d; a++)
            {
                u[a] = ((_positions[(j * _d) + a] - _positions[(i * _d) + a]) / _step) - (0.5 * (_drifts[(i * _d) + a] + _drifts[(j * _d) + a]));
            }

            var cost = (_halfEffort * (_isFlat ? Square(u) : 0.5 * (Form(i, u) + Form(j, u)))) + _losses[i] + _losses[j];
            return double.IsFinite(cost) ? cost : double.PositiveInfinity;
        }
    }

    private static double Square(ReadOnlySpan<double> u)
    {
        var sum = 0.0;
        foreach (var component in u)
        {
            sum += component * component;
        }

        return sum;
    }

    private double Form(int point, ReadOnlySpan<double> u)
    {
        var sum = 0.0;
        for (var a = 0; a < _d; a++)
        {
            for (var b = 0; b < _d; b++)
            {
                sum += u[a] * _metrics[(((point * _d) + a) * _d) + b] * u[b];
            }
        }

        return sum;
    }
}
