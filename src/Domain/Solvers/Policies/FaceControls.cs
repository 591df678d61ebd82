using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>
/// The best velocity where the metric couples the axes: the objective is a convex quadratic in each orthant of v, so its minimum is the least stationary
/// value over the 3^D faces (each axis down, at rest or up) that has the signs of its face and from which no axis at rest wants to move.
/// </summary>
/// <remarks>
/// On an axis where going up costs no less than going down gains (V is convex there) the objective is convex across v_d = 0 too; where this holds on every
/// axis the first stationary face is the answer. On the other axes resting is never best.
/// </remarks>
internal sealed class FaceControls : IControls
{
    // Of the size of the slopes: by so much rounding may make the least point of a face look improvable.
    private const double Slack = 1e-12;

    private readonly NodalProblem _problem;
    private readonly int _n;
    private readonly int[][] _faces;
    private readonly double[] _up;
    private readonly double[] _down;
    private readonly double[] _slope;
    private readonly double[] _trial;
    private readonly double[] _matrix;
    private readonly double[] _right;
    private int _last;

    public FaceControls(NodalProblem problem)
    {
        (_problem, _n) = (problem, problem.Grid.Dimension);
        _faces = [.. Enumerable.Range(0, (int)Math.Pow(3, _n)).Select(face => Enumerable.Range(0, _n).Select(d => (face / (int)Math.Pow(3, d) % 3) - 1).ToArray())];
        (_up, _down, _slope, _trial) = (new double[_n], new double[_n], new double[_n], new double[_n]);
        (_matrix, _right) = (new double[_n * _n], new double[_n]);
    }

    public double Choose(int node, double value, Stencil stencil, Span<double> velocity)
    {
        var isConvex = ReadSlopes(value, stencil);
        var (best, effort) = (double.PositiveInfinity, double.PositiveInfinity);
        var from = _last;
        for (var k = 0; k < _faces.Length; k++)
        {
            // Start with the face of the last answer: neighbours mostly share it.
            var face = from + k < _faces.Length ? from + k : from + k - _faces.Length;
            if (!Enter(_faces[face]) || !Stationary(node, _faces[face]))
            {
                continue;
            }

            var cost = Effort(node, _trial);
            var total = cost;
            for (var d = 0; d < _n; d++)
            {
                total += _slope[d] * _trial[d];
            }

            if (total < best)
            {
                (best, effort, _last) = (total, cost, face);
                _trial.CopyTo(velocity);
            }

            if (isConvex)
            {
                break;
            }
        }

        return effort;
    }

    public double Effort(int node, ReadOnlySpan<double> velocity)
    {
        var m = _problem.Inertia.AsSpan(node * _problem.MetricStride, _n * _n);
        var f = _problem.Drift.AsSpan(node * _n, _n);
        var effort = 0.0;
        for (var i = 0; i < _n; i++)
        {
            var row = 0.0;
            for (var j = 0; j < _n; j++)
            {
                row += m[(i * _n) + j] * (velocity[j] - f[j]);
            }

            effort += 0.5 * (velocity[i] - f[i]) * row;
        }

        return effort;
    }

    public bool Forced(int node, Stencil stencil, Span<double> velocity)
    {
        velocity.Clear();
        return true;
    }

    private bool ReadSlopes(double value, Stencil stencil)
    {
        var isConvex = true;
        for (var d = 0; d < _n; d++)
        {
            // Towards a wall the slope is +∞ up and −∞ down: motion that is never chosen.
            _up[d] = stencil.Rates[(2 * d) + 1] * (stencil.Targets[(2 * d) + 1] - value);
            _down[d] = -stencil.Rates[2 * d] * (stencil.Targets[2 * d] - value);
            isConvex &= _up[d] >= _down[d];
        }

        return isConvex;
    }

    private bool Enter(int[] face)
    {
        for (var d = 0; d < _n; d++)
        {
            _slope[d] = face[d] switch { > 0 => _up[d], < 0 => _down[d], _ => 0 };
            if (!double.IsFinite(_slope[d]) || (face[d] == 0 && _up[d] < _down[d]))
            {
                return false;
            }
        }

        return true;
    }

    // On the moving axes N: M_NN(v_N − f_N) = M_NZ f_Z − p_N, with the axes Z at rest. All moving: v = f − Sp.
    private bool Stationary(int node, int[] face)
    {
        var f = _problem.Drift.AsSpan(node * _n, _n);
        if (Array.IndexOf(face, 0) < 0)
        {
            var s = _problem.Authority.AsSpan(node * _problem.MetricStride, _n * _n);
            for (var i = 0; i < _n; i++)
            {
                var v = f[i];
                for (var j = 0; j < _n; j++)
                {
                    v -= s[(i * _n) + j] * _slope[j];
                }

                if (v * face[i] <= 0)
                {
                    return false;
                }

                _trial[i] = v;
            }

            return true;
        }

        var m = _problem.Inertia.AsSpan(node * _problem.MetricStride, _n * _n);
        for (var i = 0; i < _n; i++)
        {
            _right[i] = face[i] == 0 ? 0 : -_slope[i];
            for (var j = 0; j < _n; j++)
            {
                _matrix[(i * _n) + j] = face[i] != 0 && face[j] != 0 ? m[(i * _n) + j] : i == j ? 1 : 0;
                _right[i] += face[i] != 0 && face[j] == 0 ? m[(i * _n) + j] * f[j] : 0;
            }
        }

        SmallCholesky.Solve(_matrix, _right);
        for (var d = 0; d < _n; d++)
        {
            _trial[d] = face[d] == 0 ? 0 : f[d] + _right[d];
            if (face[d] != 0 && _trial[d] * face[d] <= 0)
            {
                return false;
            }
        }

        return RestsWillingly(face, m, f);
    }

    // An axis at rest: a step up may not pay, g + up ≥ 0, nor a step down, g + down ≤ 0, with g the slope of the effort.
    private bool RestsWillingly(int[] face, ReadOnlySpan<double> m, ReadOnlySpan<double> f)
    {
        for (var d = 0; d < _n; d++)
        {
            if (face[d] == 0)
            {
                var (slope, scale) = (0.0, 0.0);
                for (var j = 0; j < _n; j++)
                {
                    slope += m[(d * _n) + j] * (_trial[j] - f[j]);
                    scale += Math.Abs(m[(d * _n) + j] * (_trial[j] - f[j]));
                }

                if (slope + _up[d] < -Slack * scale || slope + _down[d] > Slack * scale)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
