using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>The best velocity where moving costs (1/2η)‖v‖² in a norm of coordinates, or is free up to a bounded speed; there is no drift.</summary>
/// <remarks>
/// Such a norm sees sizes alone, so each axis looks to the side where it gains more per unit of speed, λ_d = max(0, a(V − W)), and does not move where neither gains.
/// Then v = η‖λ‖* d(λ), or s d(λ).
/// </remarks>
internal sealed class NormControls(NodalProblem problem, Norm norm, Option<double> limit) : IControls
{
    private readonly int _n = problem.Grid.Dimension;
    private readonly double _learningRate = problem.Authority[0];
    private readonly double[] _gain = new double[problem.Grid.Dimension];

    public double Choose(int node, double value, Stencil stencil, Span<double> velocity)
    {
        for (var d = 0; d < _n; d++)
        {
            var up = stencil.Rates[(2 * d) + 1] * (value - stencil.Targets[(2 * d) + 1]);
            var down = stencil.Rates[2 * d] * (value - stencil.Targets[2 * d]);
            (up, down) = (double.IsFinite(up) ? Math.Max(0, up) : 0, double.IsFinite(down) ? Math.Max(0, down) : 0);
            _gain[d] = up >= down ? up : -down;
        }

        var costate = Vec.Copy(_gain);
        var speed = limit.IfNone(() => _learningRate * Duality.DualOf(norm, costate));
        var direction = Duality.Direction(norm, costate);
        for (var d = 0; d < _n; d++)
        {
            velocity[d] = speed * direction[d];
        }

        return limit.IsSome ? 0 : speed * speed / (2 * _learningRate);
    }

    public double Effort(int node, ReadOnlySpan<double> velocity)
    {
        var speed = Duality.NormOf(norm, Vec.Copy(velocity));
        return limit.Match(most => speed <= most ? 0 : double.PositiveInfinity, () => speed * speed / (2 * _learningRate));
    }

    public bool Forced(int node, Stencil stencil, Span<double> velocity)
    {
        velocity.Clear();
        return true;
    }
}
