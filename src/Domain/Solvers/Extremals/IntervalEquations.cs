using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;
using LossNav.Domain.Solvers.Dynamics;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>The linearised stage equations of one interval: δK = U δz + v.</summary>
internal sealed class IntervalEquations(HamiltonianFlow flow, Scales scales)
{
    private const int S = GaussScheme.Stages;
    private readonly int _n = flow.Size;
    private readonly double[] _velocity = new double[flow.Size];
    private readonly double[] _jacobian = new double[flow.Size * flow.Size];
    private readonly double[] _rows = new double[S * flow.Size * ((S * flow.Size) + flow.Size + 1)];

    /// <summary>Largest miss of a stage equation since the last reset, times the step and relative to the scales.</summary>
    public double LargestMiss { get; set; }

    /// <summary>Solves the stage equations of an interval of a path.</summary>
    /// <param name="path">The path around which they are linear.</param>
    /// <param name="interval">Counted from 0.</param>
    /// <param name="ρ">Added to ∂λ̇/∂θ.</param>
    /// <param name="solved">Receives [U | v], 4·2D x (2D + 1).</param>
    /// <returns>False where they are singular or not finite.</returns>
    public bool Solve(ExtremalPath path, int interval, double ρ, Span<double> solved)
    {
        var (time, step) = (path.Times[interval], path.Times[interval + 1] - path.Times[interval]);
        var width = (S * _n) + _n + 1;
        for (var j = 0; j < S; j++)
        {
            flow.Evaluate(time + (GaussScheme.Nodes[j] * step), path.AtStage(interval, j), _velocity, _jacobian);
            var slope = path.Slope(interval, j);
            for (var i = _n / 2; i < _n; i++)
            {
                _jacobian[(i * _n) + i - (_n / 2)] += ρ;
            }

            for (var i = 0; i < _n; i++)
            {
                var row = _rows.AsSpan(((j * _n) + i) * width, width);
                var source = _jacobian.AsSpan(i * _n, _n);
                row.Clear();
                for (var k = 0; k < S; k++)
                {
                    Rows.AddScaled(-step * GaussScheme.Matrix[(j * S) + k], source, row.Slice(k * _n, _n));
                }

                row[(j * _n) + i] += 1;
                source.CopyTo(row[(S * _n)..]);
                row[width - 1] = _velocity[i] - slope[i];
                LargestMiss = Math.Max(LargestMiss, Math.Abs(row[width - 1]) * step / scales.Of(i));
                if (!double.IsFinite(row[width - 1]))
                {
                    return false;
                }
            }
        }

        if (!GaussElimination.Solve(_rows, S * _n, width))
        {
            return false;
        }

        for (var i = 0; i < S * _n; i++)
        {
            _rows.AsSpan((i * width) + (S * _n), _n + 1).CopyTo(solved[(i * (_n + 1))..]);
        }

        return true;
    }
}
