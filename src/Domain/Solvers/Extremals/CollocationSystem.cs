using LanguageExt;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>
/// The linear system of one Newton step on the collocation equations K_j = F(t_j, z_i + hΣa_jk K_k), z_{i+1} = z_i + hΣb_jK_j and the two ends: the
/// stages of each interval are eliminated first, then the staircase of what is left, with row pivoting, in O(N D³).
/// </summary>
/// <remarks>Unknowns are scaled, so that pivoting compares like with like.</remarks>
internal sealed class CollocationSystem
{
    private const int S = GaussScheme.Stages;
    private readonly BoundaryProblem _boundary;
    private readonly IntervalEquations _interval;
    private readonly Scales _scales;
    private readonly int _d;
    private readonly int _n;

    public CollocationSystem(BoundaryProblem boundary, Scales scales)
    {
        (_boundary, _scales, _d, _n) = (boundary, scales, boundary.Dimension, 2 * boundary.Dimension);
        _interval = new IntervalEquations(boundary.Flow, scales);
    }

    /// <summary>The Newton step at a path, or nothing where the system is singular or the problem not finite.</summary>
    /// <param name="path">Around which the equations are linear.</param>
    /// <param name="damping">ρ ≥ 0, relative to the scales: every step away from the path is charged (ρ/2)∫|δθ|² dt, which shortens the step where the equations
    /// hardly tell where to go.</param>
    public Option<NewtonStep> Step(ExtremalPath path, double damping)
    {
        var ρ = damping * _scales.Costate / _scales.State;
        var (intervals, width) = (path.Count - 1, (2 * _n) + 1);
        var staircase = GC.AllocateUninitializedArray<double>(intervals * _n * width);
        var stages = GC.AllocateUninitializedArray<double>(intervals * S * _n * (_n + 1));
        var rows = new double[3 * _d * width];
        _interval.LargestMiss = 0;
        StartRows(path, rows, width);
        for (var i = 0; i < intervals; i++)
        {
            var solved = stages.AsSpan(i * S * _n * (_n + 1), S * _n * (_n + 1));
            if (_boundary.Lookout.Ask() || !_interval.Solve(path, i, ρ, solved))
            {
                return None;
            }

            ContinuityRows(path, i, solved, rows, width);
            if (!GaussElimination.Forward(rows, 3 * _d, _n, width))
            {
                return None;
            }

            rows.AsSpan(0, _n * width).CopyTo(staircase.AsSpan(i * _n * width));
            Carry(rows, width);
        }

        var last = EndRows(path, rows, width);
        return GaussElimination.Solve(last, _n, _n + 1) ? Some(Back(path, last, staircase, stages, width)) : None;
    }

    private double Missed(double miss)
    {
        _interval.LargestMiss = Math.Max(_interval.LargestMiss, Math.Abs(miss));
        return miss;
    }

    // θ(0) = θ₀.
    private void StartRows(ExtremalPath path, double[] rows, int width)
    {
        for (var i = 0; i < _d; i++)
        {
            rows[(i * width) + i] = 1;
            rows[(i * width) + width - 1] = Missed((_boundary.Start[i] - path.Node(0)[i]) / _scales.Of(i));
        }
    }

    // z_{i+1} − Φ z_i = q, below the rows that are carried along.
    private void ContinuityRows(ExtremalPath path, int interval, ReadOnlySpan<double> solved, double[] rows, int width)
    {
        var step = path.Times[interval + 1] - path.Times[interval];
        var from = path.Node(interval);
        var to = path.Node(interval + 1);
        for (var i = 0; i < _n; i++)
        {
            var row = rows.AsSpan((_d + i) * width, width);
            row.Clear();
            var gap = to[i] - from[i];
            for (var j = 0; j < S; j++)
            {
                var stage = solved.Slice(((j * _n) + i) * (_n + 1), _n + 1);
                var weight = step * GaussScheme.Weights[j];
                Rows.AddScaled(-weight, stage[.._n], row[.._n]);
                row[width - 1] += weight * stage[_n];
                gap -= weight * path.Slope(interval, j)[i];
            }

            row[i] -= 1;
            row[_n + i] = 1;
            row[width - 1] = (row[width - 1] / _scales.Of(i)) - Missed(gap / _scales.Of(i));
            for (var j = 0; j < _n; j++)
            {
                row[j] *= _scales.Of(j) / _scales.Of(i);
            }
        }
    }

    // The rows left over speak of the next point only: they become the first of the next interval.
    private void Carry(double[] rows, int width)
    {
        for (var i = 0; i < _d; i++)
        {
            var source = rows.AsSpan((_n + i) * width, width);
            var target = rows.AsSpan(i * width, width);
            source.Slice(_n, _n).CopyTo(target);
            target.Slice(_n, _n).Clear();
            target[width - 1] = source[width - 1];
        }
    }

    private double[] EndRows(ExtremalPath path, double[] carried, int width)
    {
        var rows = new double[_n * (_n + 1)];
        var (residual, jacobian) = (new double[_d], new double[_d * _n]);
        _boundary.End.Evaluate(path.Node(path.Count - 1), residual, jacobian);
        for (var i = 0; i < _d; i++)
        {
            carried.AsSpan(i * width, _n).CopyTo(rows.AsSpan(i * (_n + 1)));
            rows[(i * (_n + 1)) + _n] = carried[(i * width) + width - 1];
            var row = rows.AsSpan((_d + i) * (_n + 1), _n + 1);
            var largest = 0.0;
            for (var j = 0; j < _n; j++)
            {
                row[j] = jacobian[(i * _n) + j] * _scales.Of(j);
                largest = Math.Max(largest, Math.Abs(row[j]));
            }

            row[_n] = -residual[i];
            foreach (ref var entry in row)
            {
                entry /= largest;
            }

            Missed(row[_n]);
        }

        return rows;
    }

    private NewtonStep Back(ExtremalPath path, double[] last, double[] staircase, double[] stages, int width)
    {
        var intervals = path.Count - 1;
        var nodes = new double[path.Count * _n];
        var slopes = new double[intervals * S * _n];
        for (var i = 0; i < _n; i++)
        {
            nodes[(intervals * _n) + i] = last[(i * (_n + 1)) + _n];
        }

        for (var interval = intervals - 1; interval >= 0; interval--)
        {
            var next = nodes.AsSpan((interval + 1) * _n, _n);
            var here = nodes.AsSpan(interval * _n, _n);
            for (var i = _n - 1; i >= 0; i--)
            {
                var row = staircase.AsSpan(((interval * _n) + i) * width, width);
                var right = row[width - 1] - Rows.Dot(row.Slice(_n, _n), next) - Rows.Dot(row.Slice(i + 1, _n - i - 1), here[(i + 1)..]);
                here[i] = right / row[i];
            }
        }

        var (norm, largest) = Scales.Norms(nodes);
        _scales.Unscale(nodes);
        for (var j = 0; j < slopes.Length; j++)
        {
            var row = stages.AsSpan(j * (_n + 1), _n + 1);
            slopes[j] = row[_n] + Rows.Dot(row[.._n], nodes.AsSpan(j / (S * _n) * _n, _n));
        }

        return new NewtonStep(nodes, slopes, norm, largest, _interval.LargestMiss);
    }
}
