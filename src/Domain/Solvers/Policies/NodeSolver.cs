namespace LossNav.Domain.Solvers.Policies;

/// <summary>
/// The Hamilton-Jacobi-Bellman equation at one node: finds V with γV = min over v of {cost + ½(v − f)ᵀM(v − f) + Σ_d |v_d| a_d (W_d − V)}, where v_d
/// moves towards the neighbour on its side.
/// </summary>
/// <remarks>
/// The right side falls with V and is concave in V, so Newton's iteration (policy iteration at one node) descends to the one root from any V above it,
/// and reaches the far side in its first step from any V below.
/// </remarks>
internal sealed class NodeSolver(NodalProblem problem)
{
    // Newton's method on a concave function converges in a handful; near a kink it may alternate by rounding.
    private const int MostIterations = 60;

    // A change below this share of the value is rounding.
    private const double Rounding = 1e-14;

    // Without it, a node that costs nothing would not move at all.
    private const double SmallestSpeed = 1e-6;

    private readonly int _n = problem.Grid.Dimension;
    private readonly double[] _forced = new double[problem.Grid.Dimension];
    private readonly double[] _start = new double[problem.Grid.Dimension];
    private readonly IControls _controls = problem.Controls();

    /// <summary>The minimiser of the last call, D numbers.</summary>
    public double[] Velocity { get; } = new double[problem.Grid.Dimension];

    /// <summary>The value at a node, given what it sees; the old value where nothing can be done.</summary>
    public double Solve(int node, double old, Stencil stencil)
    {
        var value = double.IsFinite(old) ? old : FromOneNeighbour(node, stencil);
        if (!double.IsFinite(value))
        {
            return value;
        }

        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var effort = _controls.Choose(node, value, stencil, Velocity);
            var next = Balance(node, effort, Velocity, stencil);
            if (double.IsNaN(next))
            {
                // No discount and no motion pays from here: the value is below that of every neighbour. Take the best of the single moves.
                next = FromOneNeighbour(node, stencil);
                if (!double.IsFinite(next) || next <= value)
                {
                    return value;
                }
            }

            var change = Math.Abs(next - value);
            value = next;
            if (change <= Rounding * Math.Abs(value))
            {
                break;
            }
        }

        return value;
    }

    // V of a fixed velocity: (cost + effort + Σ|v|aW)/(γ + Σ|v|a).
    private double Balance(int node, double effort, ReadOnlySpan<double> velocity, Stencil stencil)
    {
        var (gain, rate) = (problem.Cost[node] + effort, problem.DiscountRate);
        for (var d = 0; d < _n; d++)
        {
            var v = velocity[d];
            if (v != 0)
            {
                var side = (2 * d) + (v > 0 ? 1 : 0);
                var flow = Math.Abs(v) * stencil.Rates[side];
                rate += flow;
                gain += flow * stencil.Targets[side];
            }
        }

        return rate > 0 ? gain / rate : double.NaN;
    }

    // An upper bound: let the drift move what it must, and at most one axis more, at the speed that is best without discounting.
    private double FromOneNeighbour(int node, Stencil stencil)
    {
        if (!_controls.Forced(node, stencil, _forced))
        {
            return double.PositiveInfinity;
        }

        var still = Balance(node, _controls.Effort(node, _forced), _forced, stencil);
        var best = double.IsNaN(still) ? double.PositiveInfinity : still;
        var metric = node * problem.MetricStride;
        for (var side = 0; side < 2 * _n; side++)
        {
            var d = side / 2;
            if (double.IsFinite(stencil.Targets[side]) && problem.Authority[metric + (d * _n) + d] > 0)
            {
                var drift = problem.Drift[(node * _n) + d];
                var inertia = problem.Inertia[metric + (d * _n) + d];
                var speed = Math.Sqrt((2 * Math.Max(problem.Cost[node], 0) / inertia) + (drift * drift)) + SmallestSpeed;
                _forced.CopyTo(_start, 0);
                _start[d] = side % 2 == 1 ? speed : -speed;
                best = Math.Min(best, Balance(node, _controls.Effort(node, _start), _start, stencil));
            }
        }

        return best;
    }
}
