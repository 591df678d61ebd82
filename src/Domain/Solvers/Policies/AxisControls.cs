namespace LossNav.Domain.Solvers.Policies;

/// <summary>The best velocity where S = ηG⁻¹ is diagonal: each axis decides alone. S may vanish on an axis: then the drift alone moves it.</summary>
internal sealed class AxisControls(NodalProblem problem) : IControls
{
    private readonly int _n = problem.Grid.Dimension;

    public double Choose(int node, double value, Stencil stencil, Span<double> velocity)
    {
        var metric = node * problem.MetricStride;
        var effort = 0.0;
        for (var d = 0; d < _n; d++)
        {
            var s = problem.Authority[metric + (d * _n) + d];
            var f = problem.Drift[(node * _n) + d];

            // Up: v = f − Sp > 0 with slope p = a(W − V), which costs pf − ½Sp² in all. Down: the slope is −a(W − V).
            var up = stencil.Rates[(2 * d) + 1] * (stencil.Targets[(2 * d) + 1] - value);
            var down = -stencil.Rates[2 * d] * (stencil.Targets[2 * d] - value);
            var (vUp, vDown) = (s == 0 ? f : f - (s * up), s == 0 ? f : f - (s * down));
            var (goesUp, goesDown) = (vUp > 0 && double.IsFinite(up), vDown < 0 && double.IsFinite(down));
            if (goesUp && goesDown)
            {
                goesDown = up * (f - (0.5 * s * up)) > down * (f - (0.5 * s * down));
            }

            velocity[d] = goesDown ? vDown : goesUp ? vUp : 0;
            if (s != 0)
            {
                effort += (velocity[d] - f) * (velocity[d] - f) / (2 * s);
            }
            else if (f != 0 && velocity[d] == 0 && !stencil.IsWall[(2 * d) + (f > 0 ? 1 : 0)])
            {
                // The drift goes where no value is known yet, and nothing can hold it.
                return double.PositiveInfinity;
            }
        }

        return effort;
    }

    public double Effort(int node, ReadOnlySpan<double> velocity)
    {
        var metric = node * problem.MetricStride;
        var effort = 0.0;
        for (var d = 0; d < _n; d++)
        {
            var s = problem.Authority[metric + (d * _n) + d];
            var control = velocity[d] - problem.Drift[(node * _n) + d];
            effort += s == 0 ? 0 : control * control / (2 * s);
        }

        return effort;
    }

    public bool Forced(int node, Stencil stencil, Span<double> velocity)
    {
        var metric = node * problem.MetricStride;
        velocity.Clear();
        for (var d = 0; d < _n; d++)
        {
            var f = problem.Drift[(node * _n) + d];
            var side = (2 * d) + (f > 0 ? 1 : 0);
            if (problem.Authority[metric + (d * _n) + d] == 0 && f != 0 && !stencil.IsWall[side])
            {
                velocity[d] = f;
                if (!double.IsFinite(stencil.Targets[side]))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
