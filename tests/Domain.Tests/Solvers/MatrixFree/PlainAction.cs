using LossNav.Domain.Assumptions;
using LossNav.Domain.Solvers.MatrixFree;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

namespace LossNav.Domain.Tests.Solvers.MatrixFree;

/// <summary>
/// What the preconditioner is held against: J by the same rule as a function of the positions, minimised by MathNet's L-BFGS, which knows nothing of paths.
/// </summary>
internal sealed class PlainAction(MatrixFreeProblem problem, int steps)
{
    private readonly double _step = ((Horizon.Finite)problem.Statement.Horizon).Duration / steps;
    private int _sweeps;
    private int? _reached;
    private double _lowest = double.PositiveInfinity;
    private double[] _best = [.. Enumerable.Repeat(problem.Statement.Start.ToArray(), steps).SelectMany(point => point)];

    public static double Enough(double least) => least * (1 + 1e-9);

    /// <summary>Sweeps until J is so near to the least, beginning at rest; at most so many.</summary>
    public int SweepsTo(double least, int pairs, int most)
    {
        var function = ObjectiveFunction.Gradient(x =>
        {
            var (value, gradient) = Evaluate(x.AsArray());
            _sweeps++;
            (_best, _lowest) = value < _lowest ? (x.ToArray(), value) : (_best, _lowest);
            _reached ??= value <= Enough(least) ? _sweeps : null;
            return (value, (MathNet.Numerics.LinearAlgebra.Vector<double>)new DenseVector(gradient));
        });
        while (_reached is null && _sweeps < most)
        {
            // Its line search may give up: then it begins anew from the best point so far.
            try
            {
                new LimitedMemoryBfgsMinimizer(0, 0, 0, pairs, most - _sweeps).FindMinimum(function, new DenseVector(_best));
            }
            catch (Exception error) when (error is MaximumIterationsException or InnerOptimizationException)
            {
            }
        }

        return _reached ?? most;
    }

    // W|x_{i+1} − x_i|²/(2ηΔ²) on each step and the loss at both of its ends, γ in both weights.
    private (double Value, double[] Gradient) Evaluate(double[] x)
    {
        var (s, d) = (problem.Statement, problem.Dimension);
        var (γ, slope, gradient) = (s.DiscountRate, new double[d], new double[x.Length]);
        var motion = (1 - Math.Exp(-γ * _step)) / γ;
        var right = (motion - (_step * Math.Exp(-γ * _step))) / (γ * _step);
        var value = s.LossWeight * (motion - right) * s.Landscape.Evaluate(0, s.Start.Span, slope);
        for (var i = 0; i < steps; i++)
        {
            var (discount, last) = (Math.Exp(-γ * i * _step), i == steps - 1);
            var here = x.AsSpan(i * d, d);
            var before = i == 0 ? s.Start.Span : x.AsSpan((i - 1) * d, d);
            var weight = s.LossWeight * discount * (right + (last ? 0 : Math.Exp(-γ * _step) * (motion - right)));
            value += weight * s.Landscape.Evaluate(0, here, slope);
            for (var p = 0; p < d; p++)
            {
                var pull = discount * motion * (here[p] - before[p]) / (s.LearningRate * _step * _step);
                value += 0.5 * pull * (here[p] - before[p]);
                gradient[(i * d) + p] += (weight * slope[p]) + pull;
                if (i > 0)
                {
                    gradient[((i - 1) * d) + p] -= pull;
                }
            }
        }

        return (value, gradient);
    }
}
