namespace LossNav.Domain.Solvers.Policies;

/// <summary>
/// Gauss-Seidel sweeps over a grid in its 2^D diagonal directions: wherever optimal paths run with a direction, one sweep carries the value along all of
/// them. Nodes whose surroundings have not changed are passed over.
/// </summary>
internal sealed class Sweeper
{
    private readonly Lookout _lookout;
    private readonly PolicyGrid _grid;
    private readonly double[] _values;
    private readonly double[] _ceilings;
    private readonly bool[] _frozen;
    private readonly bool[] _active;
    private readonly NodeSolver _solver;
    private readonly StencilReader _reader;
    private readonly GridOrder _order;

    /// <summary>Prepares sweeps that change <paramref name="values"/> in place.</summary>
    /// <param name="lookout">Told of each round, asked in each row of nodes.</param>
    /// <param name="problem">The problem at the nodes.</param>
    /// <param name="values">V at each node, +∞ where unknown.</param>
    /// <param name="ceilings">What each node's value may not exceed, +∞ where there is no such bound.</param>
    /// <param name="frozen">Nodes that keep their value.</param>
    public Sweeper(Lookout lookout, NodalProblem problem, double[] values, double[] ceilings, bool[] frozen)
    {
        _lookout = lookout;
        (_grid, _values, _ceilings, _frozen) = (problem.Grid, values, ceilings, frozen);
        _active = new bool[_grid.Count];
        _solver = new NodeSolver(problem);
        _reader = new StencilReader(_grid, values);
        _order = new GridOrder(_grid);
        Array.Fill(_active, true);
    }

    /// <summary>Sweeps until no value changes by more than a share of the range of values.</summary>
    /// <param name="filter">For second order: the largest half second difference over h that a second-order slope may have on each axis; null for first order.</param>
    /// <param name="tolerance">The share.</param>
    /// <param name="mostRounds">Rounds after which to give up.</param>
    public SweepReport Converge(double[]? filter, double tolerance, int mostRounds)
    {
        Array.Fill(_active, true);
        var change = double.PositiveInfinity;
        for (var round = 1; round <= mostRounds && !_lookout.Tell("rounds of sweeps", round - 1, mostRounds); round++)
        {
            var quiet = 0.01 * tolerance * Range();
            change = 0;
            for (var order = 0; order < _order.Count; order++)
            {
                change = Math.Max(change, Sweep(order, filter, quiet));
            }

            var range = Range();
            if (range > 0 && change <= tolerance * range)
            {
                return new SweepReport(round, change / range, true);
            }
        }

        return new SweepReport(mostRounds, change / Range(), false);
    }

    /// <summary>The velocity of the policy at every node, D numbers each.</summary>
    public double[] Policy(double[]? filter)
    {
        var velocities = new double[_grid.Count * _grid.Dimension];
        for (var node = 0; node < _grid.Count && !_lookout.AskNowAndThen(node); node++)
        {
            _reader.Read(node, filter);
            _solver.Solve(node, _values[node], _reader.Stencil);
            _solver.Velocity.CopyTo(velocities, node * _grid.Dimension);
        }

        return velocities;
    }

    /// <summary>The value of leaving a set of nodes from one of them: only neighbours outside the set count.</summary>
    public double Leaving(int node, Func<int, bool> isInside)
    {
        _reader.Read(node, null);
        for (var d = 0; d < _grid.Dimension; d++)
        {
            for (var side = 0; side < 2; side++)
            {
                var neighbour = node + (side == 0 ? -_grid.Strides[d] : _grid.Strides[d]);
                if (!_reader.Stencil.IsWall[(2 * d) + side] && isInside(neighbour))
                {
                    _reader.Stencil.Targets[(2 * d) + side] = double.PositiveInfinity;
                }
            }
        }

        return _solver.Solve(node, double.PositiveInfinity, _reader.Stencil);
    }

    private double Sweep(int order, double[]? filter, double quiet)
    {
        var change = 0.0;
        _order.Walk(order, _lookout.Ask, node =>
        {
            if (_active[node] && !_frozen[node])
            {
                change = Math.Max(change, Update(node, filter, quiet));
            }
        });
        return change;
    }

    private double Update(int node, double[]? filter, double quiet)
    {
        _active[node] = false;
        var old = _values[node];
        _reader.Read(node, filter);
        var next = Math.Min(_solver.Solve(node, old, _reader.Stencil), _ceilings[node]);
        if (next == old || double.IsPositiveInfinity(next))
        {
            return 0;
        }

        _values[node] = next;
        var change = Math.Abs(next - old);
        if (!(change <= quiet))
        {
            Wake(node);
        }

        return change;
    }

    private void Wake(int node)
    {
        _active[node] = true;
        for (var d = 0; d < _grid.Dimension; d++)
        {
            var (index, stride) = (_grid.Index(node, d), _grid.Strides[d]);
            for (var reach = 1; reach <= 2; reach++)
            {
                if (index >= reach)
                {
                    _active[node - (reach * stride)] = true;
                }

                if (index + reach < _grid.Counts[d])
                {
                    _active[node + (reach * stride)] = true;
                }
            }
        }
    }

    private double Range()
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in _values)
        {
            if (double.IsFinite(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return high > low ? high - low : 0;
    }
}

/// <summary>How sweeps went.</summary>
/// <param name="Rounds">Rounds of 2^D sweeps.</param>
/// <param name="LastChange">Largest change in the last round as a share of the range of values.</param>
/// <param name="HasConverged">Whether it was small enough.</param>
internal sealed record SweepReport(int Rounds, double LastChange, bool HasConverged);
